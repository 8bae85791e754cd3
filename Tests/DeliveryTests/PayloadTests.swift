import Casework
@testable import Delivery
import Foundation
import FormEngine
import HTTPTransfer
import Testing

@Suite("The payload for Service-BW")
struct PayloadTests {
    private func payload(_ document: ApplicationDocument, id: UUID = UUID(), leika: String? = nil) throws -> ServiceBWPayload {
        try ServiceBWPayload(
            DeliverableApplication(
                id: CaseID(rawValue: id), reference: Example.reference(), service: "kita", version: "abc", leika: leika,
                submittedAt: Example.submittedAt, document: document, feeCents: nil),
            target: "6000123:kita-anmeldung:v1.0", municipality: Example.municipality)
    }

    private static let address = ["strasse": "Musterweg", "hausnummer": "1", "plz": "12345", "ort": "Musterstadt"].map {
        ApplicationDocument.Entry($0.key, label: "", kind: "text", value: $0.value, display: "")
    }

    private static let document = Example.document([
        .init(
            "kind", title: "Kind",
            entries: [
                Example.entry("vorname", "name", "Mia"), Example.entry("geburtsdatum", "date", "2024-03-01"),
                Example.entry("betreuungstage", "choices", values: ["mo", "di"]), Example.entry("nichts", "choices"),
                Example.entry("einkommen", "money", "1234.5"), Example.entry("betrag", "computed", "300", display: "300,00\u{A0}€"),
                Example.entry("monate", "computed", "12", display: "12"), Example.entry("allein", "yesno", "true"),
                Example.entry("bemerkung", "text", "a < b & c > d\r\nzwei"), Example.entry("leer", "text"),
                Example.entry("anschrift", "address", parts: Self.address),
                Example.entry(
                    "geschwister", "group", rows: [[Example.entry("alter", "integer", "3")], [Example.entry("alter", "integer")]]),
            ]),
        .init("ende", title: "Ende", entries: [Example.entry("kinder", "group", rows: [])]),
    ])

    @Test("has groups, instances and values in the platform's form")
    func xml() throws {
        let text = String(decoding: try payload(Self.document).xml, as: UTF8.self)
        #expect(
            text == #"<?xml version="1.0" encoding="UTF-8"?><serviceportal><metadata><formId>6000123:kita-anmeldung:v1.0</formId>"#
                + "<creationDate>2026-11-21T11:15:00+01:00</creationDate></metadata><serviceportal-fields><kind><instance_0>"
                + "<vorname>Mia</vorname><geburtsdatum>2024-03-01</geburtsdatum>"
                + "<betreuungstage><selectedValue>mo</selectedValue><selectedValue>di</selectedValue></betreuungstage><nichts/>"
                + "<einkommen>1234.50</einkommen><betrag>300.00</betrag><monate>12</monate><allein>true</allein>"
                + "<bemerkung>a &lt; b &amp; c &gt; d&#13;\nzwei</bemerkung><leer/>"
                + "<anschrift.strasse>Musterweg</anschrift.strasse><anschrift.hausnummer>1</anschrift.hausnummer><anschrift.zusatz/>"
                + "<anschrift.plz>12345</anschrift.plz><anschrift.ort>Musterstadt</anschrift.ort></instance_0></kind>"
                + "<kind.geschwister><instance_0><alter>3</alter></instance_0><instance_1><alter/></instance_1></kind.geschwister>"
                + "<ende><instance_0></instance_0></ende><ende.kinder/></serviceportal-fields></serviceportal>")
    }

    @Test("has metadata in a fixed order")
    func metadata() throws {
        let id = try #require(UUID(uuidString: "0193E7A0-0000-7000-8000-000000000001"))
        let reference = try Example.reference().text
        let text = String(decoding: try payload(Self.document, id: id, leika: "99115001001000").metadata, as: UTF8.self)
        #expect(
            text == #"{"antragId":"0193e7a0-0000-7000-8000-000000000001","vorgangsnummer":""# + reference
                + #"","mandant":"6000123","formId":"6000123:kita-anmeldung:v1.0","leistung":{"id":"urn:de:fim:leika:leistung:99115001001000","#
                + #""name":"Meldebescheinigung"},"ars":"083350043043","ags":"08335043","eingangszeitpunkt":"2026-11-21T10:15:00Z","#
                + #""schema":{"mimeType":"application/xml"},"anlagen":[]}"#)
    }

    @Test("is the same to the byte on every attempt, boundary included")
    func identical() throws {
        let id = UUID()
        let first = try payload(Self.document, id: id).form.encoded()
        for _ in 0..<5 {
            let again = try payload(Self.document, id: id).form.encoded()
            #expect(again.body == first.body)
            #expect(again.contentType == first.contentType)
        }
        #expect(try payload(Self.document, id: UUID()).form.encoded().body != first.body)
    }

    @Test("never holds what the document does not hold")
    func hidden() throws {
        let fields = try ServiceBWFields(Self.document)
        #expect(
            fields.paths == [
                "kind/vorname", "kind/geburtsdatum", "kind/betreuungstage", "kind/nichts", "kind/einkommen", "kind/betrag", "kind/monate",
                "kind/allein", "kind/bemerkung", "kind/leer", "kind/anschrift.strasse", "kind/anschrift.hausnummer",
                "kind/anschrift.zusatz", "kind/anschrift.plz", "kind/anschrift.ort", "kind.geschwister/alter",
            ])
    }

    @Test("refuses ids that the platform does not allow", arguments: ["", "xmlfeld", "XMLfeld", "1a", "a b", "ä", "a.b", "a<b", "-a"])
    func names(id: String) {
        let field = Example.document([.init("seite", title: "", entries: [Example.entry(id, "text", "x")])])
        #expect(throws: PayloadError.illegalName(id)) { try payload(field) }
        let page = Example.document([.init(id, title: "", entries: [Example.entry("a", "text", "x")])])
        #expect(throws: PayloadError.illegalName(id)) { try payload(page) }
    }

    @Test("refuses two fields or pages of one name")
    func duplicates() {
        let entry = Example.entry("a", "text", "x")
        #expect(throws: PayloadError.duplicateName("a")) {
            try payload(Example.document([.init("s", title: "", entries: [entry, entry])]))
        }
        let section = ApplicationDocument.Section("s", title: "", entries: [entry])
        #expect(throws: PayloadError.duplicateName("s")) { try payload(Example.document([section, section])) }
    }

    @Test(
        "replaces characters that XML cannot hold",
        arguments: [("a\u{0}b", "a\u{FFFD}b"), ("\u{B}", "\u{FFFD}"), ("\u{FFFF}", "\u{FFFD}"), ("\t\n", "\t\n"), ("😀", "😀")])
    func controls(text: String, written: String) throws {
        let document = Example.document([.init("s", title: "", entries: [Example.entry("a", "text", text)])])
        #expect(String(decoding: try payload(document).xml, as: UTF8.self).contains("<a>\(written)</a>"))
    }

    @Test(
        "writes money with two decimals",
        arguments: [
            ("0", "0.00"), ("9", "9.00"), ("1234.5", "1234.50"), ("1234.56", "1234.56"), ("-3.1", "-3.10"), ("0.005", "0.01"),
            ("0.994", "0.99"), ("0.995", "1.00"), ("99.999", "100.00"), ("-0.001", "0.00"),
            ("12345678901234567890123456789012.5", "12345678901234567890123456789012.50"),
            ("", ""), ("abc", "abc"), ("1.2.3", "1.2.3"), (".5", ".5"), ("1e3", "1e3"),
        ])
    func money(value: String, written: String) {
        #expect(PlatformValue.money(value) == written)
    }

    @Test(
        "writes instants in UTC and in the town's time",
        arguments: [
            (0, "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00"), (1_795_256_100, "2026-11-21T10:15:00Z", "2026-11-21T11:15:00+01:00"),
            (1_782_864_000, "2026-07-01T00:00:00Z", "2026-07-01T02:00:00+02:00"), (-1, "1969-12-31T23:59:59Z", "1970-01-01T00:59:59+01:00"),
        ] as [(Int64, String, String)])
    func instants(seconds: Int64, utc: String, berlin: String) {
        #expect(ServiceBWPayload.utc(seconds) == utc)
        #expect(ServiceBWPayload.berlin(seconds) == berlin)
    }

    @Test("escapes JSON", arguments: [("a\"b\\c", #""a\"b\\c""#), ("\n\u{1}\u{1F}", #""\n\u0001\u001f""#), ("ü😀", #""ü😀""#)])
    func json(text: String, written: String) {
        #expect(String(decoding: JSONText.string(text).bytes, as: UTF8.self) == written)
    }
}
