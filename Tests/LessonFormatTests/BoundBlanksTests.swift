import Testing

@testable import LessonFormat

@Suite struct BoundBlanksTests {
  @Test(arguments: [
    ("of 83.6 % of the images", "of 83.6~% of the images"), ("a % of b", "a % of b"),
    ("cost 1.6 · 10<sup>−15</sup> now", "cost 1.6~·~10<sup>−15</sup> now"), ("2 · 3", "2 · 3"),
    ("from <i>x</i> = 0.36 to <i>x</i> = −0.71", "from <i>x</i>~=~0.36 to <i>x</i>~=~−0.71"),
    ("rates below 2/‖<i>K</i>‖² = 2", "rates below 2/‖<i>K</i>‖² =~2"), ("", ""), (" = ", "~=~"),
  ]) func linesDoNotBreakWithinNumbers(text: String, expected: String) {
    #expect(withBoundBlanks(text).replacing("\u{A0}", with: "~") == expected)
  }
}
