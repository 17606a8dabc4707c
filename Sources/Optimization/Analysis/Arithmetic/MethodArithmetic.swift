import CMaths

extension StepArithmetic {
  /// The numbers that all coordinates share: settings and bias corrections.
  struct Shared {
    /// By name: the settings of the method.
    var settings: [String: Int] = [:]
    /// What a method computes once a step: a norm, a correction.
    var values: [String: Int] = [:]
  }

  /// A setting as an entry.
  private mutating func enter(_ name: String, _ symbol: String, _ shared: inout Shared) {
    shared.settings[name] = ledger.given(symbol, method.number(name))
  }

  /// The settings and shared lines of the method.
  mutating func sharedEntries() -> Shared {
    var shared = Shared()
    switch run.method.name {
    case "momentum", "nesterov":
      enter("momentum", "<i>β</i>", &shared)
      enter("dampening", "<i>τ</i>", &shared)
    case "adagrad": enter("epsilon", "<i>ε</i>", &shared)
    case "rmsprop":
      enter("decay", "<i>α</i>", &shared)
      enter("epsilon", "<i>ε</i>", &shared)
      enter("momentum", "<i>μ</i>", &shared)
    case "adadelta":
      enter("rho", "<i>ρ</i>", &shared)
      enter("epsilon", "<i>ε</i>", &shared)
    case "adam", "adamw", "amsgrad", "nadam":
      enter("beta1", "<i>β</i><sub>1</sub>", &shared)
      enter("beta2", "<i>β</i><sub>2</sub>", &shared)
      enter("epsilon", "<i>ε</i>", &shared)
    case "lion":
      enter("beta1", "<i>β</i><sub>1</sub>", &shared)
      enter("beta2", "<i>β</i><sub>2</sub>", &shared)
    default: break
    }
    if run.method.name == "adamw" || run.method.name == "lion" {
      enter("weight-decay", "<i>λ</i>", &shared)
    }
    addSearch(&shared)
    return shared
  }

  /// A recorded inner number of a coordinate.
  func recorded(_ name: String, _ i: Int, in step: Step?) -> Double? {
    guard let values = step?.quantity(name), values.indices.contains(i) else { return nil }
    return values[i]
  }

  /// An inner number as it was before this step: `start` at the first.
  private mutating func before(_ name: String, _ base: String, _ c: Coordinate, start: Double = 0)
    -> Arithmetic
  {
    .quantity(ledger.given(symbol(base, c.index, t), recorded(name, c.index, in: previous) ?? start))
  }

  /// A line of an inner number after this step.
  private mutating func after(
    _ name: String, _ base: String, _ c: Coordinate, _ formula: Arithmetic, isIndexed: Bool = true
  ) -> Arithmetic {
    .quantity(
      ledger.line(
        name, c.index, symbol(base, c.index, isIndexed ? t + 1 : nil), formula,
        value: recorded(name, c.index, in: step)))
  }

  /// x_{t+1} in terms of what the method has computed; its lines go before it.
  mutating func moveFormula(_ c: Coordinate, _ shared: Shared) -> Arithmetic {
    let x = Arithmetic.quantity(position[c.place])
    let g = Arithmetic.quantity(gradient[c.place])
    let eta = Arithmetic.quantity(rate)
    func setting(_ name: String) -> Arithmetic { .quantity(shared.settings[name] ?? rate) }
    func rest(_ factor: Arithmetic) -> Arithmetic { .sum([.whole(1), .minus(factor)]) }
    func minus(_ parts: Arithmetic...) -> Arithmetic { .sum([x, .minus(.product(parts))]) }

    switch run.method.name {
    case "momentum":
      let beta = setting("momentum")
      switch method.text("convention") {
      case "classical":
        let old = before("velocity", "<i>v</i>", c)
        let v = after(
          "velocity", "<i>v</i>", c, .sum([.product([beta, old]), .minus(.product([eta, g]))]))
        return .sum([x, v])
      case "ema":
        let old = before("velocity", "<i>v</i>", c)
        let v = after(
          "velocity", "<i>v</i>", c, .sum([.product([beta, old]), .product([rest(beta), g])]))
        return minus(eta, v)
      default:
        let old = before("velocity", "<i>v</i>", c)
        let weighed = dampened(g, setting("dampening"))
        let v = after("velocity", "<i>v</i>", c, .sum([.product([beta, old]), weighed]))
        return minus(eta, v)
      }
    case "nesterov":
      let beta = setting("momentum")
      let old = before("velocity", "<i>v</i>", c)
      if method.text("convention") == "classical" {
        let v = after(
          "velocity", "<i>v</i>", c, .sum([.product([beta, old]), .minus(.product([eta, g]))]))
        return .sum([x, v])
      }
      let weighed = dampened(g, setting("dampening"))
      let v = after("velocity", "<i>v</i>", c, .sum([.product([beta, old]), weighed]))
      return minus(eta, .sum([g, .product([beta, v])]))
    case "adagrad":
      let old = before("accumulator", "<i>s</i>", c, start: method.number("initial-accumulator"))
      let s = after("accumulator", "<i>s</i>", c, .sum([old, .power(g, 2)]))
      var factor = eta
      if let decayed = step.quantity("decayed-rate")?.first {
        factor = .quantity(ledger.given("<i>η</i><sub>\(t)</sub>", decayed))
      }
      return .sum([x, .minus(.quotient(.product([factor, g]), .sum([.root(s), setting("epsilon")])))])
    case "rmsprop": return rmspropMove(c, shared)
    case "adadelta":
      let rho = setting("rho")
      let epsilon = setting("epsilon")
      let oldS = before("mean-square", "<i>s</i>", c)
      let oldU = before("step-square", "<i>u</i>", c)
      let s = after(
        "mean-square", "<i>s</i>", c, .sum([.product([rho, oldS]), .product([rest(rho), .power(g, 2)])]))
      let d = Arithmetic.quantity(
        ledger.line(
          "direction", c.index, symbol("<i>d</i>", c.index),
          .product([.quotient(.root(.sum([oldU, epsilon])), .root(.sum([s, epsilon]))), g])))
      _ = after(
        "step-square", "<i>u</i>", c, .sum([.product([rho, oldU]), .product([rest(rho), .power(d, 2)])]))
      return minus(eta, d)
    case "adam", "adamw", "amsgrad", "nadam": return adamMove(c, shared)
    case "lion":
      let old = before("momentum", "<i>m</i>", c)
      let beta1 = setting("beta1")
      let direction = after(
        "direction", "<i>c</i>", c, .sum([.product([beta1, old]), .product([rest(beta1), g])]),
        isIndexed: false)
      let beta2 = setting("beta2")
      _ = after("momentum", "<i>m</i>", c, .sum([.product([beta2, old]), .product([rest(beta2), g])]))
      let sign = Arithmetic.function("sign", [direction])
      return method.number("weight-decay") == 0
        ? minus(eta, sign) : minus(eta, .sum([sign, .product([setting("weight-decay"), x])]))
    case "sign-descent": return minus(eta, .function("sign", [g]))
    case "normalized-descent":
      guard let norm = shared.values["norm"], ledger.entries[norm].value > 0 else { return minus(eta, g) }
      return .sum([x, .minus(.quotient(.product([eta, g]), .quantity(norm)))])
    case "newton", "damped-newton":
      guard let d = shared.values["direction-\(c.index)"] else {
        return .sum([x, .product([eta, statedDirection(c)])])
      }
      return .sum([x, .product([eta, .quantity(d)])])
    case "gradient-descent", "backtracking", "exact-line-search", "barzilai-borwein", "polyak-step",
      "strong-wolfe":
      return minus(eta, g)
    default:
      // A method whose equation is not written down here: its step as recorded.
      let d = ledger.statement("update", c.index, symbol("<i>Δ</i>", c.index), update[c.index])
      return .sum([x, .quantity(d)])
    }
  }

  /// The gradient's part in PyTorch's velocity: every gradient but the first is dampened.
  private func dampened(_ g: Arithmetic, _ dampening: Arithmetic) -> Arithmetic {
    guard t > 0, method.number("dampening") != 0 else { return g }
    return .product([.sum([.whole(1), .minus(dampening)]), g])
  }

  private mutating func statedDirection(_ c: Coordinate) -> Arithmetic {
    let value = recorded("newton-direction", c.index, in: step) ?? update[c.index]
    return .quantity(ledger.statement("direction", c.index, symbol("<i>d</i>", c.index), value))
  }

  private mutating func rmspropMove(_ c: Coordinate, _ shared: Shared) -> Arithmetic {
    let x = Arithmetic.quantity(position[c.place])
    let g = Arithmetic.quantity(gradient[c.place])
    let eta = Arithmetic.quantity(rate)
    let decay = Arithmetic.quantity(shared.settings["decay"] ?? rate)
    let epsilon = Arithmetic.quantity(shared.settings["epsilon"] ?? rate)
    let forget = Arithmetic.sum([.whole(1), .minus(decay)])
    let oldS = before("mean-square", "<i>s</i>", c)
    let s = after(
      "mean-square", "<i>s</i>", c, .sum([.product([decay, oldS]), .product([forget, .power(g, 2)])]))
    var square = s
    if method.flag("centred") {
      let oldA = before("mean-gradient", "<i>a</i>", c)
      let a = after("mean-gradient", "<i>a</i>", c, .sum([.product([decay, oldA]), .product([forget, g])]))
      square = .sum([s, .minus(.power(a, 2))])
    }
    let denominator = Arithmetic.sum([.root(square), epsilon])
    guard method.number("momentum") > 0 else {
      return .sum([x, .minus(.quotient(.product([eta, g]), denominator))])
    }
    let mu = Arithmetic.quantity(shared.settings["momentum"] ?? rate)
    let oldB = before("velocity", "<i>b</i>", c)
    let b = after("velocity", "<i>b</i>", c, .sum([.product([mu, oldB]), .quotient(g, denominator)]))
    return .sum([x, .minus(.product([eta, b]))])
  }

  private mutating func adamMove(_ c: Coordinate, _ shared: Shared) -> Arithmetic {
    let x = Arithmetic.quantity(position[c.place])
    let g = Arithmetic.quantity(gradient[c.place])
    let eta = Arithmetic.quantity(rate)
    let beta1 = Arithmetic.quantity(shared.settings["beta1"] ?? rate)
    let beta2 = Arithmetic.quantity(shared.settings["beta2"] ?? rate)
    let epsilon = Arithmetic.quantity(shared.settings["epsilon"] ?? rate)
    func rest(_ factor: Arithmetic) -> Arithmetic { .sum([.whole(1), .minus(factor)]) }
    let oldM = before("first-moment", "<i>m</i>", c)
    let oldV = before("second-moment", "<i>v</i>", c)
    let m = after(
      "first-moment", "<i>m</i>", c, .sum([.product([beta1, oldM]), .product([rest(beta1), g])]))
    let v = after(
      "second-moment", "<i>v</i>", c,
      .sum([.product([beta2, oldV]), .product([rest(beta2), .power(g, 2)])]))
    let first: Arithmetic
    if run.method.name == "nadam" {
      let (momentWeight, gradientWeight) = nadamWeights()
      let a = Arithmetic.quantity(ledger.given("<i>a</i><sub>\(t + 1)</sub>", momentWeight))
      let b = Arithmetic.quantity(ledger.given("<i>b</i><sub>\(t + 1)</sub>", gradientWeight))
      first = after(
        "corrected-first-moment", "<i>m̂</i>", c, .sum([.product([a, m]), .product([b, g])]), isIndexed: false)
    } else {
      first = after(
        "corrected-first-moment", "<i>m̂</i>", c, .quotient(m, rest(.power(beta1, t + 1))), isIndexed: false)
    }
    var second: Arithmetic
    if run.method.name == "amsgrad" {
      let old = before("largest-second-moment", "<i>w</i>", c)
      if method.text("convention") == "corrected" {
        let hat = after(
          "corrected-second-moment", "<i>v̂</i>", c, .quotient(v, rest(.power(beta2, t + 1))), isIndexed: false
        )
        second = after("largest-second-moment", "<i>w</i>", c, .function("max", [old, hat]))
      } else {
        let largest = after("largest-second-moment", "<i>w</i>", c, .function("max", [old, v]))
        second = .quotient(largest, rest(.power(beta2, t + 1)))
      }
    } else {
      second = after(
        "corrected-second-moment", "<i>v̂</i>", c, .quotient(v, rest(.power(beta2, t + 1))), isIndexed: false)
    }
    let move = Arithmetic.minus(.quotient(.product([eta, first]), .sum([.root(second), epsilon])))
    guard run.method.name == "adamw", method.number("weight-decay") != 0 else { return .sum([x, move]) }
    let lambda = Arithmetic.quantity(shared.settings["weight-decay"] ?? rate)
    return .sum([x, .minus(.product([eta, lambda, x])), move])
  }

  /// The factors of m and of g in Nadam's m̂, as in `NAdam`.
  private func nadamWeights() -> (moment: Double, gradient: Double) {
    let beta1 = method.number("beta1")
    let count = Double(t + 1)
    guard method.text("convention") != "constant" else {
      return (beta1 / (1 - CMaths.pow(beta1, count + 1)), (1 - beta1) / (1 - CMaths.pow(beta1, count)))
    }
    let decay = method.number("momentum-decay")
    func momentum(_ t: Double) -> Double { beta1 * (1 - 0.5 * CMaths.pow(0.96, t * decay)) }
    var product = 1.0
    for k in 1...(t + 1) { product *= momentum(Double(k)) }
    return (momentum(count + 1) / (1 - product * momentum(count + 1)), (1 - momentum(count)) / (1 - product))
  }
}
