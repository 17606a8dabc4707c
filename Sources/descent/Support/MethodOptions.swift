import ArgumentParser

/// How steps are made: method, rate, schedule, and what is random. A comparison reads lists between commas.
struct MethodOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("One of the methods of 'descent list methods'.", valueName: "name"))
  var method: String = "gradient-descent"

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A setting of the method, such as beta1=0.9. May be repeated.", valueName: "name=value"))
  var set: [String] = []

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The learning rate; the method's own standard if left out.", valueName: "rate"))
  var learningRate: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("One of the schedules of 'descent list schedules'.", valueName: "name"))
  var schedule: String = "constant"

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A setting of the schedule, such as every=10. May be repeated.", valueName: "name=value"))
  var scheduleSet: [String] = []

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The seed of a random start and of the noise.", valueName: "number"))
  var seed: UInt64 = 0
}
