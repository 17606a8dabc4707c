import NumberText
import Testing

struct NearestNameTests {
  let names = ["sin", "sinh", "cos", "exp", "gradient-descent", "momentum", "nesterov", "x", "learning-rate"]

  @Test(arguments: [
    ("sine", "sin"), ("SIN", "sin"), ("sni", "sin"), ("momentun", "momentum"),
    ("gradient-decent", "gradient-descent"),
    ("learning_rate", "learning-rate"), ("X", "x"), ("nestrov", "nesterov"),
  ])
  func findsWhatWasMeant(typed: String, meant: String) {
    #expect(nearestName(to: typed, among: names) == meant)
  }

  @Test(arguments: ["q", "zzzz", "adagrad", "", "completely-else"])
  func staysSilentOtherwise(typed: String) {
    #expect(nearestName(to: typed, among: names) == nil)
  }
}
