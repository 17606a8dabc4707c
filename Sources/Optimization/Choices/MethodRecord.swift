import Wording

/// One layer of weights among the coordinates of an objective, for methods that look at matrices.
public struct LayerShape: Sendable, Hashable {
  /// The coordinate of its first weight.
  public var offset: Int
  /// d_k, the numbers that come out (or filters).
  public var outputs: Int
  /// d_{k−1}, the numbers that go in (or channels).
  public var inputs: Int
  /// kx·ky for a convolution, whose weights lie as (output, input, kernel position); 1 for a dense layer.
  public var kernelArea: Int

  /// The shape of a layer; a dense one unless a kernel area is given.
  public init(offset: Int, outputs: Int, inputs: Int, kernelArea: Int = 1) {
    self.offset = offset
    self.outputs = outputs
    self.inputs = inputs
    self.kernelArea = kernelArea
  }

  /// The number of weights.
  public var count: Int { outputs * inputs * kernelArea }
}

/// What a method is to work on.
public struct MethodTarget: Sendable, Hashable {
  /// The number of coordinates.
  public var dimension: Int
  /// The layers of weights; empty for a surface.
  public var layers: [LayerShape]
  /// Whether the objective gives a Hessian.
  public var hasHessian: Bool
  /// The smallest value that the objective is known to take.
  public var knownMinimum: Double?

  /// A target; a surface without a Hessian unless more is said.
  public init(
    dimension: Int, layers: [LayerShape] = [], hasHessian: Bool = false, knownMinimum: Double? = nil
  ) {
    self.dimension = dimension
    self.layers = layers
    self.hasHessian = hasHessian
    self.knownMinimum = knownMinimum
  }
}

/// A method as the catalogue, the help and the schema know it, and how to make one.
public struct MethodRecord: Sendable {
  /// The name in lessons and on the command line, such as `gradient-descent`.
  public var name: String
  /// The name in figures, such as `Gradient descent`; a proper name is the same in every language.
  public var title: Translations
  /// One sentence for a learner.
  public var summary: Translations
  /// The equations in markup, one a line, in the default convention.
  public var equations: [String]
  /// The equations in markup of the other conventions, by the word of the setting `convention`.
  public var conventionEquations: [String: [String]]
  /// The paper and its equation or algorithm.
  public var source: String
  /// The learning rate where none is given; `nil` if the method has none.
  public var standardRate: Double?
  /// What a step is made of beside the slope at its place, with the settings as they are where none is given.
  public var memory: StepMemory
  /// What can be set of it, in the order in which it is listed.
  public var settings: [SettingRecord]
  /// Whether it asks for second derivatives.
  public var needsHessian: Bool
  /// Whether it asks for layers of weights, so that it is for networks only.
  public var needsLayers: Bool
  /// Makes the method, its settings already checked.
  public var make: @Sendable (Settings, MethodTarget) -> Stepper

  /// A record; it makes nothing yet.
  public init(
    name: String, title: Translations, summary: Translations, equations: [String],
    conventionEquations: [String: [String]] = [:], source: String, standardRate: Double?,
    memory: StepMemory = .none, settings: [SettingRecord] = [], needsHessian: Bool = false,
    needsLayers: Bool = false, make: @escaping @Sendable (Settings, MethodTarget) -> Stepper
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.equations = equations
    self.conventionEquations = conventionEquations
    self.source = source
    self.standardRate = standardRate
    self.memory = memory
    self.settings = settings
    self.needsHessian = needsHessian
    self.needsLayers = needsLayers
    self.make = make
  }

  /// The equations in the convention that is set, in markup.
  public func equations(for settings: Settings) -> [String] {
    conventionEquations[settings.text("convention")] ?? equations
  }

  /// The settings of a choice, checked, every one present.
  public func resolve(_ given: [String: SettingValue]) throws(ChoiceError) -> Settings {
    try Settings(given, records: settings, owner: .method(name))
  }
}

/// A method and what was set of it.
public struct MethodChoice: Sendable, Hashable {
  /// The name of its record.
  public var name: String
  /// What was set, by name; the rest has its standard value.
  public var settings: [String: SettingValue]

  /// A choice; it is checked when it is used.
  public init(_ name: String, settings: [String: SettingValue] = [:]) {
    self.name = name
    self.settings = settings
  }

  /// Plain gradient descent.
  public static let gradientDescent = MethodChoice("gradient-descent")

  /// Its record. Throws `ChoiceError.unknownName` with the nearest one.
  public func record() throws(ChoiceError) -> MethodRecord { try MethodCatalogue.method(named: name) }

  /// Every setting with its value, given or standard.
  public func resolved() throws(ChoiceError) -> Settings { try record().resolve(settings) }

  /// The method ready for its first step. Throws `ChoiceError`.
  public func makeStepper(for target: MethodTarget) throws(ChoiceError) -> Stepper {
    let record = try record()
    if record.needsLayers, target.layers.isEmpty {
      throw .unsuitable(name, reason: .needsLayers)
    }
    if record.needsHessian, !target.hasHessian {
      throw .unsuitable(name, reason: .needsHessian)
    }
    return record.make(try record.resolve(knowing(minimum: target.knownMinimum).settings), target)
  }

  /// The weight λ of an L2 penalty whose gradient λx the method adds to the cost's own; 0 for none, and where weights
  /// shrink beside the gradient, as with AdamW and Lion.
  ///
  /// - Parameter settings: those of the choice, resolved.
  func penalty(_ settings: Settings) -> Double {
    guard name != "adamw", name != "lion", settings.value("weight-decay") != nil else { return 0 }
    return settings.number("weight-decay")
  }

  /// Whether the method finds the length of a step, instead of taking the learning rate for it.
  public var findsLength: Bool {
    switch name {
    case "backtracking", "strong-wolfe", "exact-line-search", "barzilai-borwein", "polyak-step",
      "damped-newton":
      true
    default: false
    }
  }

  /// What the length of a step is called, in markup: α where the method finds it, else η.
  public var rateSymbol: String { findsLength ? "<i>α</i>" : "<i>η</i>" }

  /// The same choice with the smallest value of the cost, for a method that must know it where it was not set.
  public func knowing(minimum: Double?) -> MethodChoice {
    guard let minimum, settings["minimum"] == nil,
      let record = try? record(), record.settings.contains(where: { $0.name == "minimum" })
    else { return self }
    var choice = self
    choice.settings["minimum"] = .number(minimum)
    return choice
  }
}
