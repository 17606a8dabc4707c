import NumberText
import Testing

struct DisplayTextTests {
  @Test(arguments: [
    (0, 4, "0"), (-0.0, 4, "0"), (1, 4, "1"), (-1.5, 4, "−1.5"), (3.14159265, 4, "3.142"), (0.1, 4, "0.1"),
    (100, 4, "100"), (12345.678, 4, "12350"), (999_999, 3, "10⁶"), (1e6, 4, "10⁶"), (0.001, 4, "0.001"),
    (0.0009999, 4, "9.999·10⁻⁴"), (0.00099999, 4, "0.001"), (1.2345e-7, 3, "1.23·10⁻⁷"),
    (-2e-10, 4, "−2·10⁻¹⁰"),
    (-1e-5, 4, "−1·10⁻⁵"), (1e-5, 4, "10⁻⁵"), (6.02214076e23, 4, "6.022·10²³"), (.infinity, 4, "∞"),
    (-.infinity, 4, "−∞"), (.nan, 4, "NaN"), (0.30000000000000004, 4, "0.3"), (2.5, 1, "2"),
    (5e-324, 2, "4.9·10⁻³²⁴"),
    (1.7976931348623157e308, 4, "1.798·10³⁰⁸"), (7, 0, "7"), (1234567890, 4, "1.235·10⁹"),
  ])
  func plainForm(value: Double, digits: Int, text: String) {
    #expect(displayText(value, digits: digits) == text)
  }

  @Test(arguments: [
    (0.0012, 4, "0.0012"), (0.00012, 4, "1.2 · 10<sup>−4</sup>"), (-3.5e7, 4, "−3.5 · 10<sup>7</sup>"),
    (1e9, 4, "10<sup>9</sup>"), (0, 4, "0"), (.infinity, 4, "∞"), (-0.25, 4, "−0.25"),
  ])
  func markupForm(value: Double, digits: Int, text: String) {
    #expect(displayMarkup(value, digits: digits) == text)
  }
}
