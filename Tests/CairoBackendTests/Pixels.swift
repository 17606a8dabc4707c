import Foundation
import ImageFiles
import Testing

/// How far two pictures of one size are apart: the mean over all bytes, and the share of bytes that differ by
/// more than 32 of 255. `nil` where the sizes differ.
func difference(_ a: Picture, _ b: Picture) -> (mean: Double, far: Double)? {
  guard a.width == b.width, a.height == b.height else { return nil }
  var sum = 0
  var far = 0
  for (p, q) in zip(a.rgb, b.rgb) {
    let apart = abs(Int(p) - Int(q))
    sum += apart
    if apart > 32 { far += 1 }
  }
  return (Double(sum) / Double(a.rgb.count), Double(far) / Double(a.rgb.count))
}

/// The colour of a pixel as 0xRRGGBB.
func color(_ picture: Picture, _ x: Int, _ y: Int) -> Int {
  let index = 3 * (y * picture.width + x)
  return Int(picture.rgb[index]) << 16 | Int(picture.rgb[index + 1]) << 8 | Int(picture.rgb[index + 2])
}

/// What a program prints on its standard output, given a file's bytes. The programs come with `make setup`;
/// a missing one fails the test.
func output(of program: String, _ arguments: [String], file bytes: [UInt8], suffix: String) throws -> [UInt8]
{
  let path = NSTemporaryDirectory() + "descent-\(UUID().uuidString).\(suffix)"
  try Data(bytes).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments.map { $0 == "FILE" ? path : $0 }
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "\(program) is missing (make setup) or refuses the file")
  return [UInt8](data)
}
