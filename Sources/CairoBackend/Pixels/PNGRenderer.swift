import Drawing
import ImageFiles

/// One scene as a PNG file, at `scale` pixels a point.
public func renderPNG(_ scene: Scene, text: TextEngine, scale: Double = 1) throws(RenderError) -> [UInt8] {
  let surface = try PixelSurface(size: scene.size, scale: scale, opaque: scene.background.alpha >= 1)
  surface.fill(scene.background)
  surface.canvas.draw(scene.fixed, text: text)
  surface.canvas.draw(scene.moving, text: text)
  try surface.flush()
  return encodePNG(
    surface.pixels, layout: surface.layout, text: PNGText(title: scene.title, description: scene.description))
}
