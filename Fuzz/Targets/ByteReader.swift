/// Takes decisions from bytes, one after the other; zero when they are used up.
struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var isEmpty: Bool { rest.isEmpty }

    mutating func next() -> Int {
        rest.popFirst().map(Int.init) ?? 0
    }

    /// A number of two bytes, 0 to 65,535.
    mutating func nextPair() -> Int {
        next() << 8 | next()
    }

    mutating func nextFlag() -> Bool {
        next() % 2 == 1
    }

    /// One of the choices; nil when there are none.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice? {
        choices.isEmpty ? nil : choices[next() % choices.count]
    }
}
