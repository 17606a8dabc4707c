/// Bytes as text (RFC 4648, section 4).
package func base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let count = min(3, bytes.count - start)
    var word = UInt32(bytes[start]) << 16
    if count > 1 { word |= UInt32(bytes[start + 1]) << 8 }
    if count > 2 { word |= UInt32(bytes[start + 2]) }
    for place in 0..<4 {
      text.append(place <= count ? letters[Int(word >> (18 - 6 * UInt32(place)) & 63)] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
