import Foundation
import Testing

@testable import Export

@Suite struct ManifestTests {
  /// The examples of FIPS 180-4 and the message of a million letters (NIST's example values).
  @Test func digests() {
    #expect(
      SHA256.hexadecimal(of: []) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.hexadecimal(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hexadecimal(of: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      SHA256.hexadecimal(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func isJSONWithSortedKeys() throws {
    let manifest = Manifest(
      lesson: "a \"b\".yaml", lessonBytes: Array("abc".utf8), seed: .max, version: "0.1",
      facts: ["zeta": "last", "alpha": "first"])
    let json = manifest.json(files: [.init(name: "b.png", bytes: 2), .init(name: "a.png", bytes: 1)])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["lesson"] as? String == "a \"b\".yaml")
    #expect(object["seed"] as? UInt64 == .max)
    #expect(
      (object["files"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["a.png", "b.png"])
    let keys = json.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map {
      $0.split(separator: "\"")[1]
    }
    #expect(keys == keys.sorted())
    #expect(keys.count == 8)
  }
}
