import Calculus
import Testing

struct RandomGeneratorTests {
  /// The numbers of the authors' C program for this seed.
  @Test func splitMix64MatchesItsReference() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  /// The numbers of the authors' C program from the state 1, 2, 3, 4.
  @Test func xoshiro256StarStarMatchesItsReference() {
    var generator = RandomGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func theSeedFillsTheStateBySplitMix64() {
    var filler = SplitMix64(seed: 7)
    let state = (filler.next(), filler.next(), filler.next(), filler.next())
    #expect(RandomGenerator(seed: 7) == RandomGenerator(state: state))
    #expect(RandomGenerator(seed: 7) != RandomGenerator(seed: 8))
  }

  @Test func uniformStaysInItsRangeAndFillsIt() {
    var generator = RandomGenerator(seed: 1)
    var sum = 0.0
    var smallest = 1.0
    var largest = 0.0
    for _ in 0..<20_000 {
      let number = generator.uniform()
      #expect(number >= 0 && number < 1)
      sum += number
      smallest = min(smallest, number)
      largest = max(largest, number)
    }
    #expect(abs(sum / 20_000 - 0.5) < 0.01)
    #expect(smallest < 5e-4 && largest > 1 - 5e-4)
    let scaled = generator.uniform(-3, -1)
    #expect(scaled >= -3 && scaled < -1)
  }

  @Test func normalHasTheMomentsOfTheBellCurve() {
    var generator = RandomGenerator(seed: 2)
    var moments = [0.0, 0, 0, 0]
    let count = 40_000
    for _ in 0..<count {
      let number = generator.normal()
      for power in 0..<4 { moments[power] += (0..<power).reduce(number) { product, _ in product * number } }
    }
    let means = moments.map { $0 / Double(count) }
    #expect(abs(means[0]) < 0.02)
    #expect(abs(means[1] - 1) < 0.03)
    #expect(abs(means[2]) < 0.06)
    #expect(abs(means[3] - 3) < 0.16)
  }

  @Test func normalIsTheSameAgainForTheSameSeed() {
    var a = RandomGenerator(seed: 3)
    var b = RandomGenerator(seed: 3)
    let first = a.normal()
    #expect(b.normal() == first)
    #expect(a == b)
    // The spare one belongs to the state.
    #expect(a.normal() == b.normal())
    _ = a.normal()
    #expect(a != b)
  }

  @Test func belowIsInRangeAndEven() {
    var generator = RandomGenerator(seed: 4)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[generator.below(6)] += 1 }
    for count in counts { #expect(abs(count - 10_000) < 500) }
    #expect(generator.below(1) == 0)
    #expect(generator.below(0) == 0)
    #expect(generator.below(-5) == 0)
    for _ in 0..<1_000 { #expect(generator.below(.max) >= 0) }
  }

  @Test func shuffleKeepsTheElementsAndReachesEveryOrder() {
    var generator = RandomGenerator(seed: 5)
    var orders: [[Int]: Int] = [:]
    for _ in 0..<24_000 {
      var array = [0, 1, 2, 3]
      generator.shuffle(&array)
      orders[array, default: 0] += 1
    }
    #expect(orders.count == 24)
    for count in orders.values { #expect(abs(count - 1_000) < 150) }
    var one = [1]
    generator.shuffle(&one)
    var none: [Int] = []
    generator.shuffle(&none)
    #expect(one == [1] && none.isEmpty)
  }
}
