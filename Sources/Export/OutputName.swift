/// Names of files and folders that stay where they belong.
public enum OutputName {
  /// A folder's name from any title: lower case, letters and digits of any script, single hyphens.
  ///
  /// `../etc` becomes `etc`, `Two peaks & a valley` becomes `two-peaks-a-valley`; where nothing is left, the
  /// name is `fallback`. At most 80 letters.
  public static func slug(_ title: String, fallback: String = "lesson") -> String {
    var slug = ""
    for character in title.lowercased().prefix(400) {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
      if slug.count >= 80 { break }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? fallback : slug
  }

  /// Throws unless the path leads to a file inside the folder: parts between slashes that are not empty, not
  /// `.` or `..`, at most 200 bytes long and free of control characters.
  public static func check(_ path: String) throws(ExportError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.count <= 4 else { throw .name(path) }
    for part in parts {
      guard !part.isEmpty, part != ".", part != "..", part.utf8.count <= 200,
        part.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 && $0 != "\\" })
      else { throw .name(path) }
    }
  }

  /// `frame-0001.png` for the first frame: four digits, more where there are more frames.
  public static func frame(_ number: Int, prefix: String, suffix: String) -> String {
    let digits = String(number)
    return prefix + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "." + suffix
  }
}
