/// A whole number without `.0`, any other as Swift writes it.
package func wholeText(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
