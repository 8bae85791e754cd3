import Testing

@testable import Documents

@Suite("Text on paper")
struct PrintableTextTests {
    @Test(
        "stands in the lines in which it was written",
        arguments: [
            ("", [""]), ("eine", ["eine"]), ("a\nb", ["a", "b"]), ("a\r\nb\rc", ["a", "b", "c"]), ("a\n\nb", ["a", "", "b"]),
            ("a\n \n\n", ["a"]), ("\n\n", [""]), ("a\u{2028}b\u{2029}c\u{85}d", ["a", "b", "c", "d"]), ("\r\n\r\n", [""]),
        ] as [(String, [String])])
    func lines(text: String, lines: [String]) {
        #expect(PrintableText.lines(text) == lines)
    }

    @Test(
        "is neither turned round nor hidden by control characters",
        arguments: [
            ("Konto \u{202E}4321\u{202C}", "Konto 4321"), ("\u{2066}a\u{2069}", "a"), ("\u{FEFF}a\u{200E}\u{200F}\u{061C}", "a"),
            ("a\tb\u{0}c\u{1B}[1md", "a b c [1md"), ("a\u{7F}\u{9F}b", "a  b"), ("a\nb\n", "a b"),
        ])
    func controls(text: String, line: String) {
        #expect(PrintableText.line(text) == line)
    }

    @Test(
        "keeps everything else, also what a typesetting language could take for markup",
        arguments: ["#eval(\"1\") *x* $y$ _z_ `w` @a <b> \\n // c /* d", "Đặng Ægidius ẞ", "שלום 123", "👨‍👩‍👧", "a\u{AD}b\u{200B}c"])
    func keeps(text: String) {
        #expect(PrintableText.line(text) == text)
    }
}
