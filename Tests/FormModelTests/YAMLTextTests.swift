import Foundation
import Testing

@testable import FormModel

@Suite("The YAML of definitions")
struct YAMLTextTests {
    private func parse(_ text: String) -> (node: YAMLNode?, codes: [String]) {
        let log = ProblemLog()
        let node = YAMLText(file: "form.yaml", text: text).parse(log)
        return (node, log.problems.map(\.code))
    }

    @Test("may have Windows line ends and a byte order mark")
    func windows() throws {
        let text = (Fixture.files["bewohnerparken/service.yaml"] ?? "").replacingOccurrences(of: "\n", with: "\r\n")
        var files = Fixture.files
        files["bewohnerparken/service.yaml"] = "\u{FEFF}" + text
        #expect(try Fixture.service(files).title == "Bewohnerparkausweis")
        files["bewohnerparken/service.yaml"] = text.replacingOccurrences(of: "basic", with: "basik")
        #expect(ServiceLoader(files: files).check().problems.map(\.location.line) == [17])
    }

    @Test("cannot be empty", arguments: ["", "\n\n", "# nur ein Kommentar\n"])
    func empty(text: String) {
        #expect(parse(text).codes == ["empty_file"])
    }

    @Test("is refused when it is too large")
    func size() {
        #expect(parse("a: " + String(repeating: "b", count: YAMLText.maxBytes)).codes == ["file_too_large"])
    }

    @Test("has each key once, in quotes or not", arguments: ["1: a\n\"1\": b", "true: a\n'true': b", "a: 1\na: 2", "{~: 1, \"~\": 2}"])
    func duplicates(text: String) {
        #expect(parse(text).codes == ["duplicate_key"])
    }

    @Test("is refused when it is nested too deeply", arguments: [33, 500, 2_000, 100_000])
    func depth(levels: Int) {
        #expect(parse(String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).codes.count == 1)
        let block = (0..<min(levels, 700)).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(parse(block).codes.count == 1)
    }

    @Test("may be nested as deeply as definitions need")
    func allowedDepth() {
        #expect(parse(String(repeating: "[", count: 30) + String(repeating: "]", count: 30)).codes == [])
    }

    @Test("is refused when it has too many parts")
    func nodes() {
        #expect(parse("[" + String(repeating: "1,", count: YAMLText.maxNodes) + "1]").codes == ["too_deep"])
    }

    @Test("does not multiply work by aliases", arguments: ["a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "? &a [x]\n: y", "- !!map &a {x: y}"])
    func aliases(text: String) {
        #expect(parse(text).codes == ["anchor"])
    }

    @Test("may have an ampersand in texts", arguments: ["a: Bauen & Wohnen", "a: \"B&W\"", "a: https://a.example/?b=1&c=2", "a: x && y"])
    func ampersand(text: String) {
        #expect(parse(text).codes == [])
    }

    @Test("has keys that are single words", arguments: ["? [a, b]\n: c", "{a: 1}: b", "[a]: b"])
    func complexKeys(text: String) {
        #expect(parse(text).codes == ["key_not_text"])
    }

    @Test("cannot hold control characters")
    func control() {
        let log = ProblemLog()
        _ = YAMLText(file: "form.yaml", text: "a: b\nc: d\u{0007}e\n").parse(log)
        #expect(log.problems.map(\.code) == ["yaml_character"])
        #expect(log.problems.first?.location.line == 2)
    }

    @Test(
        "names a key that stands twice in its second place",
        arguments: [
            ("a: 1\nb: 2\na: 3\n", 3, 1), ("x: {a: 1, b: 2, a: 3}\n", 1, 17), ("x:\n  a: 1\n  b:\n    a: 2\n  a: 3\n", 5, 3),
        ])
    func duplicates(text: String, line: Int, column: Int) {
        let log = ProblemLog()
        _ = YAMLText(file: "form.yaml", text: text).parse(log)
        #expect(log.problems.map(\.code) == ["duplicate_key"])
        #expect(log.problems.first?.location == FormModel.SourceLocation(file: "form.yaml", line: line, column: column))
    }

    @Test(
        "survives keys that are empty or quoted and stand twice",
        arguments: [": 1\n: 2\n", "{\"\": 1, \"\": 2}\n", "'a b': 1\n'a b': 2\n", "{: 1, : 2}"])
    func emptyKeys(text: String) {
        #expect(parse(text).codes.count == 1)
    }

    /// Whatever happens to a file on its way, the reader ends with definitions or problems that lie inside the file.
    @Test("never breaks the reader, however it is damaged", arguments: 0..<300 as Range<UInt64>)
    func damaged(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let path = try #require(Fixture.files.keys.sorted().randomElement(using: &random))
        var characters = Array(Fixture.files[path] ?? "")
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<characters.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: characters.remove(at: place)
            case 1: characters.insert(Array(":-[]{}\"'|>&*!%@#\t\n ,?\u{85}\u{2028}\0ä").randomElement(using: &random) ?? " ", at: place)
            case 2: characters.removeSubrange(place..<min(characters.count, place + 40))
            default: characters.insert(contentsOf: characters[place..<min(characters.count, place + 40)], at: 0)
            }
            if characters.isEmpty { break }
        }
        var files = Fixture.files
        files[path] = String(characters)
        let lines = String(characters).split(omittingEmptySubsequences: false) { $0.isNewline }.count
        for problem in ServiceLoader(files: files).check().problems where problem.location.file == "Forms/\(path)" {
            #expect(problem.location.line >= 1 && problem.location.line <= lines + 1)
            #expect(problem.location.column >= 1)
            #expect(!problem.message.isEmpty && !problem.remedy.isEmpty)
        }
    }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
