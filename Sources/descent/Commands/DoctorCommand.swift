import ArgumentParser
import LessonFormat
import NumberText

/// `descent doctor`: what is installed, and what each missing part would give.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is installed, and what each missing part would give.",
    discussion: """
      Example:
        descent doctor

      The exit code is 1 only where something is missing without which no figure can be made.
      """)

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func run() throws {
    let doctor = Doctor()
    try OutputTarget.write(to: nil) {
      try $0.write(json ? doctor.json.pretty + "\n" : "descent \(Version.text)\n" + doctor.table)
    }
    if !doctor.isUsable { throw Failure.other("") }
  }
}
