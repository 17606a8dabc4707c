/// The kinds of films that ffmpeg makes of frames.
public enum FilmFormat: String, Sendable, Hashable, CaseIterable {
  /// For every slide program and README; 256 colours.
  case gif
  /// H.264: the film that plays everywhere.
  case mp4
  /// VP9, for web pages.
  case webm
  /// Lossless pictures in motion, for web pages.
  case webp
  /// Lossless pictures in motion, larger; for programs that read PNG.
  case apng

  /// ffmpeg's encoder.
  var encoder: String {
    switch self {
    case .gif: "gif"
    case .mp4: "libx264"
    case .webm: "libvpx-vp9"
    case .webp: "libwebp_anim"
    case .apng: "apng"
    }
  }

  /// Whether the last picture's time is the time of the one before it: such a file repeats its last picture, and
  /// the two share the time.
  var repeatsLastTime: Bool { self == .gif || self == .apng }

  /// What ffmpeg is told between its input and its output.
  ///
  /// One thread and `bitexact`: the same frames give the same bytes. Sides are made even with the page's colour where
  /// the format asks for it. The colours of MP4 and WebM are stated as BT.709, or players guess.
  func arguments(background: String, framesPerSecond: String) -> [String] {
    let even = "pad=w=ceil(iw/2)*2:h=ceil(ih/2)*2:color=\(background)"
    let film = even + ",scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
    let colors = [
      "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
    ]
    let own: [String] =
      switch self {
      case .gif:
        [
          "-filter_complex",
          "split[a][b];[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=sierra2_4a:diff_mode=rectangle",
          "-loop", "0", "-f", "gif",
        ]
      case .mp4:
        // Equal times for all pictures: slide programs stumble over anything else.
        ["-vf", "fps=\(framesPerSecond)," + film, "-c:v", encoder, "-crf", "18", "-threads", "1"] + colors
          + ["-movflags", "+faststart", "-f", "mp4"]
      case .webm:
        ["-vf", film, "-c:v", encoder, "-crf", "24", "-b:v", "0", "-cpu-used", "4", "-threads", "1"]
          + colors + ["-f", "webm"]
      case .webp: ["-c:v", encoder, "-lossless", "1", "-loop", "0", "-f", "webp"]
      case .apng: ["-c:v", encoder, "-plays", "0", "-f", "apng"]
      }
    return own + ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"]
  }
}
