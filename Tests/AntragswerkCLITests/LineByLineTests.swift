import FormEngine
import Synchronization
import Testing

@testable import AntragswerkCLI

@Suite("Lines of JSON")
struct LineByLineTests {
    /// What comes out when every object is answered with its field `n`.
    private static func answers(to pieces: [[UInt8]]) -> String {
        let written = Mutex("")
        let console = Console(write: { text in written.withLock { $0 += text } }, writeError: { _ in })
        StandardInput.$current.withValue(.pieces(pieces)) {
            Console.$current.withValue(console) {
                LineByLine.run { line in .number("\(try line.wholeNumber("n", like: 1) ?? 0)") }
            }
        }
        return written.withLock { $0 }
    }

    @Test(
        "are put together from pieces of any size",
        arguments: [
            ("{\"n\":1}\n{\"n\":2}\n", "1\n2\n"), ("{\"n\":1}\n{\"n\":2}", "1\n2\n"), ("\n \t\r\n{\"n\":1}\r\n\n", "1\n"), ("", ""),
            ("\n", ""),
            ("\u{FEFF}{\"n\":1}\n", "1\n"), ("{\"n\":null}\n{}", "0\n0\n"),
        ], [1, 2, 3, 7, 100])
    func pieces(case pair: (String, String), size: Int) {
        let bytes = Array(pair.0.utf8)
        let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
        #expect(Self.answers(to: pieces) == pair.1)
    }

    @Test("that are too long are an error, and the next one is answered")
    func tooLong() {
        let piece = Array(String(repeating: " ", count: 99_999).utf8)
        let long = Array(repeating: piece, count: 11) + [Array("{\"n\":1}\n{\"n\":2}\n".utf8)]
        #expect(Self.answers(to: long) == "{\"error\":\"The line is longer than 1000000 bytes. Shorten it or split it.\"}\n2\n")
        let atTheEnd = Array(repeating: piece, count: 11)
        #expect(Self.answers(to: atTheEnd).hasPrefix("{\"error\":\"The line is longer"))
        let justNot = Array(repeating: piece, count: 10) + [Array("{}\n{\"n\":2}\n".utf8)]
        #expect(Self.answers(to: justNot) == "0\n2\n")
    }

    @Test(
        "that are no object are an error each",
        arguments: [
            "1", "\"", "[", "{", "{\"n\"}", "{\"n\":}", "nul", "{} {}", "{\"n\":1,\"n\":2}", "{\"n\":\"1\"}", "{\"n\":1.0}", "\u{0}",
        ])
    func noObject(line: String) {
        let answers = Self.answers(to: [Array("\(line)\n{\"n\":3}\n".utf8)])
        #expect(answers.hasPrefix("{\"error\":\""), "\(answers)")
        #expect(answers.hasSuffix(".\"}\n3\n"), "\(answers)")
    }

    @Test("of bytes that are no UTF-8, and of endless nesting, are an error each")
    func bytes() {
        #expect(Self.answers(to: [[0xFF, 0xFE, 0x0A], Array("{\"n\":3}".utf8)]).hasSuffix("\n3\n"))
        #expect(Self.answers(to: [Array("{\"".utf8) + [0xC3] + Array("\":1}\n{\"n\":3}".utf8)]).hasSuffix("\n3\n"))
        #expect(Self.answers(to: [Array(String(repeating: "{\"n\":", count: 100_000).utf8)]).hasPrefix("{\"error\":"))
    }

    @Test("Answers are written before the input has ended")
    func flows() {
        let events = Mutex<[String]>([])
        let pieces = Pieces([Array("{\"n\":1}\n{\"n\"".utf8), Array(":2}\n".utf8)])
        let input = StandardInput {
            events.withLock { $0.append("read") }
            return pieces.next()
        }
        let console = Console(write: { text in events.withLock { $0.append(text) } }, writeError: { _ in })
        StandardInput.$current.withValue(input) {
            Console.$current.withValue(console) { LineByLine.run { line in .number("\(try line.wholeNumber("n", like: 1) ?? 0)") } }
        }
        #expect(events.withLock { $0 } == ["read", "1\n", "read", "2\n", "read"])
    }
}
