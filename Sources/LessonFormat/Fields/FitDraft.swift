/// A line or a boundary to be fitted to points, as written: `{data: iris, x: petal-length, y: petal-width}`.
struct FitDraft: Sendable {
  var data: Located<String>?
  var x: Located<String>?
  var y: Located<String>?
  var classColumn: Located<String>?
  var classes: Located<[Located<String>]>?
  var standardise: Located<Bool>?

  static let reader: Reader<FitDraft> = .object(
    [
      Field(
        "data", \.data, .text(LessonLimits.textLength, named: "the name of a table or a path"),
        required: true,
        "the points: iris, or the path of a CSV file beside the lesson, with a heading"),
      Field("x", \.x, column, required: true, "the column that is known, across"),
      Field(
        "y", \.y, column, required: true,
        "the column that the line is to tell, upwards; with 'class' the second of the two known columns"),
      Field(
        "class", \.classColumn, column,
        "a column of words that tells two classes apart: the boundary between them is fitted (logistic regression)"
      ),
      Field(
        "classes", \.classes,
        .list(
          of: Reader.text(LessonLimits.titleLength, named: "a class").located, count: 2...2,
          named: "two classes"),
        "which two classes, where the column has more; the probability is that of the second"),
      Field(
        "standardise", \.standardise, .flag,
        "true: measure the known columns in standard deviations from their means (false)"),
    ], named: "a fit such as {data: iris, x: petal-length, y: petal-width}", empty: FitDraft())

  private static let column = Reader.text(LessonLimits.titleLength, named: "the name of a column")
}
