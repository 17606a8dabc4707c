import ArgumentParser
import CairoBackend
import Drawing
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The text engine of the program, and when it begins to look for fonts.
enum Lettering {
  /// One engine for all that a command draws; it lives as long as the program.
  static let engine = TextEngine()

  /// The commands that draw whatever else they are told.
  private static let drawing: [any ParsableCommand.Type] = [
    RunCommand.self, AnimateCommand.self, FigureCommand.self, WorksheetCommand.self, WatchCommand.self,
  ]

  private static let begun = Mutex<Set<String>>([])

  /// However the program ends, it waits for what was begun: libraries free on the way out what they share.
  private static let settling: Int32 = atexit { Lettering.engine.settle() }

  /// Begins to load the usual fonts if a command is going to draw, before its arguments are taken apart: that, the
  /// lesson and its runs take about as long as the fonts do.
  static func begin(for arguments: [String]) {
    guard let word = arguments.first, !arguments.contains("--help"), !arguments.contains("-h"),
      drawing.contains(where: { $0.configuration.commandName == word })
    else { return }
    begin(family: Theme.light.family)
  }

  /// Begins to load the fonts of a family, once.
  static func begin(family: String) {
    guard begun.withLock({ $0.insert(family).inserted }) else { return }
    _ = settling
    engine.warmUp(family: family)
  }
}
