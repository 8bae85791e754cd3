import Testing

@testable import Documents

@Suite("Frames from the helper")
struct FrameReaderTests {
    /// Everything that a reader makes of these bytes when they arrive in pieces of a size.
    private func frames(_ bytes: [UInt8], piece: Int, maxBytes: Int = 100) throws -> [[UInt8]] {
        var reader = FrameReader(maxBytes: maxBytes)
        var rest = bytes[...]
        var frames: [[UInt8]] = []
        while !rest.isEmpty {
            let part = rest.prefix(min(piece, reader.wanted))
            rest = rest.dropFirst(part.count)
            if let frame = try reader.take(part) { frames.append(frame) }
        }
        return frames
    }

    @Test("are whole, however they arrive", arguments: [1, 2, 3, 4, 5, 7, 1000])
    func pieces(piece: Int) throws {
        let bodies: [[UInt8]] = [[1, 2, 3], [], [0, 0, 0, 0, 0], Array(repeating: 7, count: 100)]
        #expect(try frames(bodies.flatMap(FrameReader.frame), piece: piece) == bodies)
    }

    @Test("carry their length first, the largest byte before the others")
    func length() {
        #expect(FrameReader.frame([9]) == [0, 0, 0, 1, 9])
        #expect(FrameReader.frame(Array(repeating: 0, count: 0x010203)).prefix(4) == [0, 1, 2, 3])
    }

    @Test(
        "are refused by their announced length, before anything is kept",
        arguments: [[0, 0, 0, 101], [0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]])
    func tooLong(header: [UInt8]) {
        #expect(throws: TypesettingError.tooLarge(limitBytes: 100)) { _ = try frames(header, piece: 4) }
    }
}

@Suite("What the helper says")
struct HelperAnswerTests {
    @Test(
        "is understood",
        arguments: [
            (#"H{"typst":"0.15.2","fonts":["Fira Sans"]}"#, .hello(TypesetterVersion(typst: "0.15.2", fonts: ["Fira Sans"]))),
            ("P%PDF-1.7", .document(Array("%PDF-1.7".utf8))),
            ("Erefused", .problem(word: "refused", explanation: nil)),
            ("Erefused error: no title", .problem(word: "refused", explanation: "error: no title")),
            ("E", .problem(word: "", explanation: nil)),
        ] as [(String, HelperAnswer)])
    func understood(text: String, answer: HelperAnswer) {
        #expect(HelperAnswer(Array(text.utf8)) == answer)
    }

    @Test("is not believed when it is something else", arguments: ["", "P", "P<html>", "H", "H{}", "Hello", "X%PDF-1.7", "%PDF-1.7"])
    func strange(text: String) {
        #expect(HelperAnswer(Array(text.utf8)) == nil)
    }
}
