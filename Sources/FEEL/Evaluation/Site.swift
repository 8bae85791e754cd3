/// Where in its source an operation stands, for the error of one that has no result.
struct Site: Sendable {
    /// The operator or function.
    let name: String
    let position: Position

    init(_ name: String, _ position: Position) {
        self.name = name
        self.position = position
    }
}
