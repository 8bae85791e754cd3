/// A command could not do what it was asked; the text says why and what to do, and the program ends with 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
