import CPNG

/// Decodes PNG by libpng's simplified interface, which catches libpng's errors within the library.
func decodePNG(_ bytes: [UInt8], path: String, limits: ImageLimits) throws(ImageFileError) -> Picture {
  var image = png_image()
  image.version = UInt32(PNG_IMAGE_VERSION)
  defer { png_image_free(&image) }
  var failure: ImageFileError?
  var picture: Picture?
  // The library keeps the pointer to the file between its two calls, so both are made in here.
  bytes.withUnsafeBytes { file in
    guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0 else {
      failure = ImageFileError(path: path, .damaged(message(of: image)))
      return
    }
    do throws(ImageFileError) {
      try Picture.check(width: Int(image.width), height: Int(image.height), path: path, limits: limits)
    } catch {
      failure = error
      return
    }
    // PNG_FORMAT_RGB: eight bits each, sRGB.
    image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
    let count = 3 * Int(image.width) * Int(image.height)
    var white = png_color(red: 255, green: 255, blue: 255)
    var status: Int32 = 0
    let rgb = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      status = png_image_finish_read(&image, &white, buffer.baseAddress, 0, nil)
      initialized = status != 0 ? count : 0
    }
    // Warnings, such as for an odd colour profile, leave the pixels whole; an early end is an error.
    guard status != 0 else {
      failure = ImageFileError(path: path, .damaged(message(of: image)))
      return
    }
    picture = Picture(width: Int(image.width), height: Int(image.height), rgb: rgb)
  }
  if let picture { return picture }
  throw failure ?? ImageFileError(path: path, .damaged("libpng cannot read it"))
}

/// The library's words, an array of 64 letters inside the struct.
private func message(of image: png_image) -> String {
  withUnsafeBytes(of: image.message) { raw in
    String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
  }
}
