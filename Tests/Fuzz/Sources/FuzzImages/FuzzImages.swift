import Foundation
import ImageFiles

/// Limits so low that an input which gets past them shows in the memory.
private var limits: ImageLimits {
  var limits = ImageLimits()
  limits.bytes = 1 << 20
  limits.pixels = 1 << 18
  limits.values = 1 << 18
  return limits
}

/// Whatever a reader throws is right; that it returns is what is asked.
private func attempt(_ body: () throws -> Void) {
  do { try body() } catch {}
}

/// Readers that want a file get one in memory, named by what it should be.
private func withFile(_ bytes: ArraySlice<UInt8>, _ name: String, _ body: (String) throws -> Void) {
  let path = "/dev/shm/descent-fuzz-\(getpid())-\(name)"
  guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { return }
  defer { unlink(path) }
  attempt { try body(path) }
}

/// The first byte chooses the reader; so one corpus serves all of them.
@_cdecl("LLVMFuzzerTestOneInput")
public func exercise(_ pointer: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: pointer, count: count))
  guard let kind = bytes.first else { return 0 }
  let rest = bytes.dropFirst()
  var reading = DataReading()
  reading.limits = limits
  switch kind % 5 {
  case 0:
    attempt {
      _ = try Picture(Array(rest), path: "fuzz.png", limits: limits).planes(
        width: 7, height: 5, channels: 1)
    }
  case 1: attempt { _ = try NumberTable(Array(rest), path: "fuzz.csv", limits: limits).numbers(0) }
  case 2: withFile(rest, "fuzz.csv") { _ = try readDataSet($0, reading) }
  case 3: withFile(rest, "fuzz.bin") { _ = try readDataSet($0, reading) }
  default:
    let middle = rest.startIndex + rest.count * 3 / 4
    withFile(rest[middle...], "fuzz-labels-idx1-ubyte") { _ in
      withFile(rest[..<middle], "fuzz-images-idx3-ubyte") { _ = try readDataSet($0, reading) }
    }
  }
  return 0
}
