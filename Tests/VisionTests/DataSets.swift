import TestSupport
import Testing
import Vision

@Suite struct DataSets {
  @Test func formulaImages() throws {
    struct Row: Decodable {
      var dataset: String
      var n: Int
      var label: Int
      var pixels: [Double]
    }
    for row in try Truth.rows("formula_images_sample.jsonl", as: Row.self) {
      let data = try TruthData.named(row.dataset, rows: 60)
      #expect(data.labels[row.n] == row.label)
      expectAgreement(data.values(row.n), row.pixels, tolerance: 1e-15, "\(row.dataset) \(row.n)")
    }
  }

  @Test func bytesReadAsTheirQuotients() throws {
    let shape = ImageShape(height: 1, width: 4)
    let data = try DataSet(
      name: "b", shape: shape, storage: .bytes([0, 1, 254, 255, 7, 8, 9, 10], divisor: 255), labels: [1, 0],
      classNames: ["a", "b"])
    let first: [Double] = [0, 1, 254, 255].map { $0 / 255 }
    let second: [Double] = [7, 8, 9, 10].map { $0 / 255 }
    #expect(data.values(0) == first)
    #expect(data.subset([1]).values(0) == second)
    #expect(data.subset([1]).labels == [0])
    #expect(data.classCounts == [1, 1])
  }

  @Test func mistakesAreNamed() {
    let shape = ImageShape(height: 2, width: 2)
    #expect(throws: DataSetError.wrongNumberOfValues(found: 3, images: 1, shape: shape)) {
      try DataSet(name: "", shape: shape, values: [1, 2, 3], labels: [0])
    }
    #expect(throws: DataSetError.labelWithoutClass(image: 0, label: 5, classes: 2)) {
      try DataSet(name: "", shape: shape, values: [1, 2, 3, 4], labels: [5], classNames: ["a", "b"])
    }
    #expect(
      DataSetError.wrongNumberOfValues(found: 3, images: 1, shape: shape).message
        == "1 images of 2 × 2 have 4 values, but there are 3")
  }

  @Test func splitsAreStratifiedAndSeeded() throws {
    let data = DataSet.signs(count: 203)
    let (training, test) = try data.split(.stratified(testShare: 0.25, seed: 3))
    #expect(training.count + test.count == 203)
    for (all, held) in zip(data.classCounts, test.classCounts) {
      #expect(abs(Double(held) - 0.25 * Double(all)) <= 0.5)
    }
    #expect(try data.split(.stratified(testShare: 0.25, seed: 3)).test == test)
    #expect(try data.split(.stratified(testShare: 0.25, seed: 4)).test != test)
    let first = try data.split(.first(training: 200))
    #expect(first.test == data.subset([200, 201, 202]))
    #expect(throws: DataSetError.emptyPart("test")) { try data.split(.first(training: 203)) }
    #expect(throws: DataSetError.emptyPart("training")) { try data.split(.first(training: 0)) }
    #expect(throws: DataSetError.emptyPart("test")) { try data.split(.stratified(testShare: 0, seed: 1)) }
  }

  @Test func normalisations() throws {
    let data = DataSet.signs(count: 40)
    let (training, test) = try data.split(.stratified(testShare: 0.2, seed: 1))
    let statistics = training.channelStatistics
    let (whitened, other) = (training.standardized(by: statistics), test.standardized(by: statistics))
    for statistic in whitened.channelStatistics {
      #expect(abs(statistic.mean) < 1e-12 && abs(statistic.deviation - 1) < 1e-12)
    }
    let used = statistics[1]
    let expected = (test.image(0)[1, 3, 4] - used.mean) / used.deviation
    #expect(other.image(0)[1, 3, 4] == expected)
  }

  @Test func signsAreTheSameForTheSameSeed() {
    let signs = DataSet.signs(count: 25, seed: 9)
    #expect(signs == DataSet.signs(count: 30, seed: 9).first(25))
    #expect(signs != DataSet.signs(count: 25, seed: 10))
    #expect(signs.classCounts == [5, 5, 5, 5, 5])
    #expect(signs.shape == ImageShape(height: 16, width: 16, channels: 3))
    // The middle of a priority sign is yellow, of a mandatory sign blue or white, whatever the light.
    let priority = signs.image(4)
    #expect(priority[0, 8, 8] > priority[2, 8, 8])
    #expect(signs.classNames[4] == "priority")
  }

  @Test func channelsOfAnImage() {
    var image = Image(shape: ImageShape(height: 2, width: 3, channels: 3))
    image[2, 1, 2] = 7
    #expect(image.values[17] == 7)
    #expect(image.channel(2)[0, 1, 2] == 7)
    #expect(image.channel(1).values == [0, 0, 0, 0, 0, 0])
    #expect(Image(shape: image.shape, values: [1]) == nil)
  }
}
