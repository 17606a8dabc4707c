import Calculus

/// The whole way of a formula: parse, differentiate, simplify, print, compile, evaluate.
@_cdecl("LLVMFuzzerTestOneInput")
public func exercise(_ pointer: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  _ = exerciseFormula(Array(UnsafeBufferPointer(start: pointer, count: count)))
  return 0
}
