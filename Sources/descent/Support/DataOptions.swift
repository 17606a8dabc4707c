import ArgumentParser

/// In which form data are printed, and where.
struct DataOptions: ParsableArguments {
  @Flag(name: .long, help: "Print JSON.")
  var json = false

  @Flag(name: .long, help: "Print comma-separated values.")
  var csv = false

  @Option(
    name: [.customShort("o"), .customLong("output")], parsing: .unconditional,
    help: ArgumentHelp("Write to a file instead of the standard output.", valueName: "file"))
  var path: String?

  /// The form; a table where none is asked for.
  func form() throws -> StepForm {
    switch (json, csv) {
    case (true, true): throw Failure.usage("give --json or --csv, not both")
    case (true, false): return .json
    case (false, true): return .csv
    case (false, false): return .table
    }
  }
}
