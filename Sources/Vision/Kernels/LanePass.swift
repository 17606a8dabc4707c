// Placeholder for the convolutions.
extension BlockPass {
  func forwardLanes(_ group: Int) {}
  func backwardLanes(_ group: Int, _ d: UnsafeMutablePointer<Double>) {}
}
