import Vision
import Yams

/// A layer of a model as written: `relu`, `dense`, `{dense: 32}`, `{convolution: 8, kernel: 3}`.
struct LayerDraft: Sendable {
  /// A layer whose number of outputs may be left to the data.
  enum Kind: Sendable, Hashable {
    case dense(outputs: Int?, bias: Bool)
    case convolution(filters: Int, kernel: Int, padding: Int)
    case simple(String)
    case pool(name: String, size: Int)
  }

  var kind: Located<Kind>

  static let reader: Reader<LayerDraft> = .either(
    "a layer such as relu or {dense: 32}", scalar: word,
    keys: keys.check { keys, node, context in
      keys.layer(at: node, &context).map { LayerDraft(kind: Located($0, at: context.span(of: node))) }
    })

  private static let word: Reader<LayerDraft> = Reader.choice(
    [
      Schema.Choice(name: "dense", summary: "one score for each class"),
      Schema.Choice(name: "flatten", summary: "the image as a list"),
    ] + Activation.allCases.map { Schema.Choice(name: $0.rawValue, summary: "bends every number by itself") },
    named: "a layer"
  ).located.map { name in
    LayerDraft(
      kind: Located(
        name.value == "dense" ? .dense(outputs: nil, bias: true) : .simple(name.value), at: name.span))
  }

  private static let keys: Reader<LayerKeys> = .object(
    [
      Field("dense", \.dense, .integer(1...100_000), "weighted sums of everything: how many"),
      Field("bias", \.bias, .flag, "false: a dense layer without its constant terms"),
      Field(
        "convolution", \.convolution, .integer(1...4_096),
        "weighted sums over a sliding window: how many filters"),
      Field("kernel", \.kernel, .integer(1...64), "the side of the window in pixels (3)"),
      Field("padding", \.padding, .integer(0...63), "rings of zeros around the image (0)"),
      Field("max-pool", \.maximumPool, .integer(1...64), "the largest of each block: the side of a block"),
      Field("average-pool", \.averagePool, .integer(1...64), "the mean of each block: the side of a block"),
    ], named: "a layer such as {dense: 32}", empty: LayerKeys())
}

private struct LayerKeys: Sendable {
  var dense: Located<Int>?
  var bias: Located<Bool>?
  var convolution: Located<Int>?
  var kernel: Located<Int>?
  var padding: Located<Int>?
  var maximumPool: Located<Int>?
  var averagePool: Located<Int>?

  func layer(at node: Node, _ context: inout ReadingContext) -> LayerDraft.Kind? {
    let kinds: [LayerDraft.Kind] = [
      dense.map { .dense(outputs: $0.value, bias: bias?.value ?? true) },
      convolution.map {
        .convolution(filters: $0.value, kernel: kernel?.value ?? 3, padding: padding?.value ?? 0)
      },
      maximumPool.map { .pool(name: "max-pool", size: $0.value) },
      averagePool.map { .pool(name: "average-pool", size: $0.value) },
    ].compactMap { $0 }
    guard kinds.count == 1 else {
      context.report(
        node, kinds.isEmpty ? "no layer is named" : "two layers in one entry",
        hint: "write one of dense, convolution, max-pool, average-pool in each entry")
      return nil
    }
    if let bias, dense == nil { context.report(bias.span, "only a dense layer has the setting 'bias'") }
    if let kernel, convolution == nil {
      context.report(kernel.span, "only a convolution has the setting 'kernel'")
    }
    if let padding, convolution == nil {
      context.report(padding.span, "only a convolution has the setting 'padding'")
    }
    return kinds[0]
  }
}
