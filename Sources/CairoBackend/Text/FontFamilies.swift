import CCairo

/// The names of the font families that Pango finds on this machine, in alphabetical order; none where there are no
/// fonts at all.
public func installedFontFamilies() -> [String] {
  guard let map = pango_cairo_font_map_new() else { return [] }
  defer { g_object_unref(UnsafeMutableRawPointer(map)) }
  var list: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
  var count: Int32 = 0
  // The list is ours to free; the families belong to the map, which lives until we return.
  pango_font_map_list_families(map, &list, &count)
  defer { g_free(list) }
  // Pango's own aliases are there even without a font.
  let aliases: Set<String> = ["Sans", "Serif", "Monospace", "System-ui"]
  return (0..<Int(count)).compactMap { index in
    guard let family = list?[index], let name = pango_font_family_get_name(family) else { return nil }
    return String(cString: name)
  }.filter { !aliases.contains($0) }.sorted()
}

/// The versions of Cairo and Pango that draw, such as `1.16.0`.
public var drawingLibraryVersions: (cairo: String, pango: String) {
  (String(cString: cairo_version_string()), String(cString: pango_version_string()))
}
