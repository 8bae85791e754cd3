import Foundation
import Testing

@testable import FormModel

@Suite("A position inside an expression")
struct LocatedTests {
    /// The expression of the one field in a text, given as the lines behind `value`.
    private func expression(_ lines: String...) throws -> Located<String> {
        let log = ProblemLog()
        let text = "field:\n  value" + lines.joined(separator: "\n") + "\n  as: money\n"
        let root = try #require(YAMLText(file: "form.yaml", text: text).parse(log))
        let keys = try #require(MappingReader(root, of: "a file", log)?.mapping("field", of: "a field"))
        return try #require(keys.located("value"))
    }

    /// The place of a word of the expression in the file, found by its position inside the expression.
    private func place(of word: String, in expression: Located<String>) -> String {
        var line = 1
        for text in expression.value.split(separator: "\n", omittingEmptySubsequences: false) {
            if let range = text.range(of: word) {
                let place = expression.location(line: line, column: text[..<range.lowerBound].unicodeScalars.count + 1)
                return "\(place.line):\(place.column)"
            }
            line += 1
        }
        return "absent"
    }

    @Test("of a plain text lies in its line")
    func plain() throws {
        let value = try expression(": größe + netto")
        #expect(value.value == "größe + netto")
        #expect(place(of: "größe", in: value) == "2:10")
        #expect(place(of: "netto", in: value) == "2:18")
    }

    @Test("of a plain text over several lines lies in the line where it is written")
    func plainFolded() throws {
        let value = try expression(": if netto > 0", "      then eins", "", "      else  zwei")
        #expect(value.value == "if netto > 0 then eins\nelse  zwei")
        #expect(place(of: "netto", in: value) == "2:13")
        #expect(place(of: "then", in: value) == "3:7")
        #expect(place(of: "zwei", in: value) == "5:13")
    }

    @Test(
        "of a quoted text counts what YAML escapes",
        arguments: [
            (#": "a = \"x\" and b""#, "b", "2:25"), (": 'a = ''x'' and b'", "b", "2:25"), (#": "\u00e4 + b""#, "b", "2:20"),
            (#": "netto""#, "netto", "2:11"), (": 'netto'", "netto", "2:11"), (#": "\x41\U00000042c""#, "c", "2:25"),
        ])
    func quoted(text: String, word: String, expected: String) throws {
        #expect(place(of: word, in: try expression(text)) == expected)
    }

    @Test("of a quoted text over several lines lies in the line where it is written")
    func quotedFolded() throws {
        let value = try expression(": \"eins +", "    zwei \\", "    + drei\"")
        #expect(value.value == "eins + zwei + drei")
        #expect(place(of: "zwei", in: value) == "3:5")
        #expect(place(of: "drei", in: value) == "4:7")
    }

    @Test("of a block of lines lies below its key, indentation added")
    func literal() throws {
        let value = try expression(": |", "    if netto > 0", "      then eins", "", "    else zwei")
        #expect(value.value == "if netto > 0\n  then eins\n\nelse zwei\n")
        #expect(place(of: "netto", in: value) == "3:8")
        #expect(place(of: "then", in: value) == "4:7")
        #expect(place(of: "zwei", in: value) == "6:10")
    }

    @Test("of a block with an indentation of its own counts the blanks it keeps")
    func indentationIndicator() throws {
        let value = try expression(": |2-", "      eins", "    zwei")
        #expect(value.value == "  eins\nzwei")
        #expect(place(of: "eins", in: value) == "3:7")
        #expect(place(of: "zwei", in: value) == "4:5")
    }

    @Test("of a block that begins with empty lines skips them")
    func leadingLines() throws {
        let value = try expression(": |", "", "    eins")
        #expect(place(of: "eins", in: value) == "4:5")
    }

    @Test("of a folded block lies in the line where it is written")
    func folded() throws {
        let value = try expression(": >-", "    eins +", "    zwei", "", "    + drei")
        #expect(value.value == "eins + zwei\n+ drei")
        #expect(place(of: "eins", in: value) == "3:5")
        #expect(place(of: "zwei", in: value) == "4:5")
        #expect(place(of: "drei", in: value) == "6:7")
    }

    @Test("beyond the end is the place behind the last character")
    func beyond() throws {
        let value = try expression(": netto")
        #expect(value.location(line: 1, column: 99).column == 15)
        #expect(value.location(line: 7, column: 1).column == 15)
        #expect(value.location(line: 0, column: 0).column == 10)
    }

    @Test("of a text made without a file is the text's own place")
    func withoutFile() {
        let place = FormModel.SourceLocation(file: "a.yaml", line: 3, column: 4)
        #expect(Located("abc", at: place).location(line: 1, column: 3) == place)
    }
}
