import HTML
import Testing

@Suite("Text and attribute values are escaped byte by byte")
struct EscapingTests {
    private static let table: [(String, String)] = [
        ("", ""),
        ("Müller & Söhne", "Müller &amp; Söhne"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\"doppelt\" und 'einfach'", "&quot;doppelt&quot; und &#39;einfach&#39;"),
        ("&amp;", "&amp;amp;"),
        ("Zeile 1\r\nZeile 2\t.", "Zeile 1\r\nZeile 2\t."),
        ("a\u{0}b\u{1}c\u{7F}d\u{1B}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}"),
        ("Đorđević Ñíguez İpek Łódź 北京 👩‍👩‍👧", "Đorđević Ñíguez İpek Łódź 北京 👩‍👩‍👧"),
        ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("<<>>&&", "&lt;&lt;&gt;&gt;&amp;&amp;"),
        ("c\u{30C}\u{323}", "c\u{30C}\u{323}"),
    ]

    @Test("in text", arguments: table)
    func text(raw: String, escaped: String) {
        #expect(html { $0.text(raw) } == escaped)
    }

    @Test("in attribute values", arguments: table)
    func attribute(raw: String, escaped: String) {
        #expect(html { $0.input(.value(raw)) } == "<input value=\"\(escaped)\">")
    }

    @Test("in literals of the program as well")
    func literal() {
        #expect(html { $0.text("A & B" as StaticString) } == "A &amp; B")
    }

    @Test("every single ASCII byte comes out as itself, as a reference or as the replacement character")
    func everyByte() {
        for byte in UInt8(0)..<128 {
            let scalar = Unicode.Scalar(byte)
            let written = html { $0.text(String(Character(scalar))) }
            switch scalar {
            case "&": #expect(written == "&amp;")
            case "<": #expect(written == "&lt;")
            case ">": #expect(written == "&gt;")
            case "\"": #expect(written == "&quot;")
            case "'": #expect(written == "&#39;")
            case "\t", "\n", "\r": #expect(written.unicodeScalars.elementsEqual([scalar]))
            case _ where byte < 0x20 || byte == 0x7F: #expect(written == "\u{FFFD}")
            default: #expect(written == String(Character(scalar)))
            }
        }
    }

    @Test("strings that are not stored as one block are escaped alike")
    func bridged() {
        let sliced = String("xx<b>&yy".dropFirst(2).dropLast(2))
        #expect(html { $0.text(sliced) } == "&lt;b&gt;&amp;")
    }

    @Test(
        "numbers are plain digits",
        arguments: [(0, "0"), (7, "7"), (10, "10"), (-3, "-3"), (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808")])
    func numbers(number: Int, digits: String) {
        #expect(html { $0.text(number) } == digits)
    }
}

func html(_ write: (inout HTMLWriter) -> Void) -> String {
    var writer = HTMLWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
}
