import CJPEG

/// Decodes JPEG by libjpeg-turbo, and turns it as its Exif part says.
func decodeJPEG(_ bytes: [UInt8], path: String, limits: ImageLimits) throws(ImageFileError) -> Picture {
  var width: Int32 = 0
  var height: Int32 = 0
  var message = [CChar](repeating: 0, count: Int(DESCENT_JPEG_MESSAGE))
  func reason() -> String {
    String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
  guard descent_jpeg_size(bytes, bytes.count, &width, &height, &message) == 0 else {
    throw ImageFileError(path: path, .damaged(reason()))
  }
  try Picture.check(width: Int(width), height: Int(height), path: path, limits: limits)
  var rgb = [UInt8](repeating: 0, count: 3 * Int(width) * Int(height))
  guard descent_jpeg_decode(bytes, bytes.count, &rgb, width, height, &message) == 0 else {
    throw ImageFileError(path: path, .damaged(reason()))
  }
  return Picture(width: Int(width), height: Int(height), rgb: rgb).turned(ExifOrientation(ofJPEG: bytes))
}
