/// Placeholder until the parser lands.
public struct Formula: Sendable, Hashable {
}
