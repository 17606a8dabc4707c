/// Bytes as text of ASCII letters, a twelfth shorter than in base64: their number, a blank, then 13 bits in two letters,
/// low bits first, after the idea of basE91 (J. Henke, 2006). Of what can be seen in ASCII three letters are left out,
/// which mean something in HTML or JSON: `"`, `<` and `\`. The page's `bytesOf` reads it.
func packedText(_ bytes: [UInt8]) -> String {
  let letters = (UInt8(ascii: "!")...UInt8(ascii: "~")).filter {
    $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "\\")
  }
  var text = Array("\(bytes.count) ".utf8)
  text.reserveCapacity(bytes.count / 13 * 16 + 24)
  var word: UInt32 = 0
  var bits: UInt32 = 0
  func put() {
    let pair = Int(word & 0x1fff)
    text.append(letters[pair % letters.count])
    text.append(letters[pair / letters.count])
    word >>= 13
  }
  for byte in bytes {
    word |= UInt32(byte) << bits
    bits += 8
    if bits >= 13 {
      put()
      bits -= 13
    }
  }
  if bits > 0 { put() }
  return String(decoding: text, as: UTF8.self)
}
