import FormEngine
import Testing

@testable import WebForms

@Suite("Form bodies are read within bounds")
struct FormBodyTests {
    private func pairs(_ text: String) throws -> [String] {
        try FormBody.decode(Array(text.utf8)).map { "\($0.name)=\($0.value)" }
    }

    @Test(
        "names and values are decoded",
        arguments: [
            ("a=1&b=2", ["a=1", "b=2"]), ("a=1+2", ["a=1 2"]), ("a=%C3%A4%26%3D", ["a=ä&="]), ("a", ["a="]), ("a=", ["a="]), ("", []),
            ("&&a=1&&", ["a=1"]), ("a=1=2", ["a=1=2"]), ("a=%zz%4", ["a=%zz%4"]), ("a=%", ["a=%"]), ("a%2Eb=c", ["a.b=c"]), ("=x", ["=x"]),
            ("a=1&a=2", ["a=1", "a=2"]), ("a=%0D%0A", ["a=\r\n"]),
        ])
    func decodes(body: String, expected: [String]) throws {
        #expect(try pairs(body) == expected)
    }

    @Test("bytes that are no UTF-8 are refused", arguments: ["a=%FF", "a=%C3", "%80=1", "a=%ED%A0%80", "a=%F5%80%80%80", "a=%C0%AF"])
    func refusesBytes(body: String) {
        #expect(throws: PortalFault.malformed) { try FormBody.decode(Array(body.utf8)) }
    }

    @Test("raw bytes that are no UTF-8 are refused")
    func refusesRawBytes() {
        #expect(throws: PortalFault.malformed) { try FormBody.decode([0x61, 0x3D, 0xFF]) }
    }

    @Test("at most 2,000 pairs")
    func countsPairs() throws {
        let most = (1...2_000).map { "a\($0)=1" }.joined(separator: "&")
        #expect(try FormBody.decode(Array(most.utf8)).count == 2_000)
        #expect(throws: PortalFault.malformed) { try FormBody.decode(Array((most + "&b=1").utf8)) }
    }

    @Test("a name at most 200 times")
    func countsRepetitions() throws {
        let most = Array(repeating: "a=1", count: 200).joined(separator: "&")
        #expect(try FormBody.decode(Array(most.utf8)).count == 200)
        #expect(throws: PortalFault.malformed) { try FormBody.decode(Array((most + "&a=1").utf8)) }
    }
}

@Suite("The portal's own controls")
struct PortalFormTests {
    @Test("are kept apart from those of the page")
    func separates() {
        let form = PortalForm([
            ("_csrf", "t"), ("_stand", "7"), ("_von", "zusammenfassung"), ("action", "save"), ("name", "x"), ("kinder.0.vorname", "a"),
            ("kinder.2.vorname", "b"),
        ])
        #expect(form.csrf == "t")
        #expect(form.revision == 7)
        #expect(form.returnsToSummary)
        #expect(form.action == "save")
        #expect(form.data.names == ["name", "kinder.0.vorname", "kinder.2.vorname"])
        #expect(form.rowCount(of: "kinder") == 3)
        #expect(form.rowCount(of: "andere") == 0)
    }

    @Test("have safe values when they are missing")
    func defaults() {
        let form = PortalForm([("_stand", "x"), ("_von", "anderswo")])
        #expect(form.csrf == nil)
        #expect(form.revision == nil)
        #expect(!form.returnsToSummary)
        #expect(form.action == "next")
    }
}
