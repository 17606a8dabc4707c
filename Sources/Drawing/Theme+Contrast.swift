/// A colour of a theme that cannot be read, or not be seen, where it stands.
public struct ContrastFault: Sendable, Hashable {
  /// The setting of the colour: `quiet`.
  public let setting: String
  /// The setting of the ground under it: `background`.
  public let ground: String
  /// The contrast that it has, from 1 to 21.
  public let contrast: Double
  /// The contrast that it needs: 4.5 for text, 3 for lines and marks.
  public let needed: Double
  /// The nearest colour of the same hue that has it.
  public let better: Color
}

extension Theme {
  /// Text with a contrast below 4.5 : 1, and lines and marks below 3 : 1, on the grounds on which they stand;
  /// empty for a theme that everyone can read (WCAG 2.2, success criteria 1.4.3 and 1.4.11).
  public var contrastFaults: [ContrastFault] {
    var faults: [ContrastFault] = []
    func check(_ setting: String, _ color: Color, on grounds: [(String, Color)], _ needed: Double) {
      for (name, ground) in grounds {
        let contrast = color.over(ground).contrast(with: ground)
        guard contrast < needed else { continue }
        faults.append(
          ContrastFault(
            setting: setting, ground: name, contrast: contrast, needed: needed,
            better: color.readable(on: ground, ratio: needed)))
      }
    }
    let page = ("background", background)
    let both = [page, ("panel", panel)]
    check("ink", ink, on: both + [("halo", halo)], 4.5)
    check("quiet", quiet, on: both, 4.5)
    check("warning", warning, on: both, 4.5)
    check("accent", accentText, on: both, 4.5)
    check("accent", accent, on: [page], 3)
    check("gradient", gradientText, on: both, 4.5)
    check("gradient", gradient, on: [page], 3)
    for style in series {
      check("series", style.textColor, on: [page], 4.5)
      check("series", style.color, on: [page], 3)
    }
    return faults
  }
}
