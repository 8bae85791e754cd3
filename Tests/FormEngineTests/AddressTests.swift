import FEEL
import FormEngine
import Testing

@Suite("An address")
struct AddressTests {
    static let fields = "- {id: a, type: address, label: Anschrift}\n- {id: ort, type: computed, label: Ort, value: a.ort, as: text}"

    @Test("is read part by part and seen whole by expressions")
    func accepts() throws {
        let reading = try post(["Haupt\u{AD}str. ", " 12 a", "", "D-73728", "Esslingen am Neckar"])
        #expect(reading.errors.map(\.code) == [])
        #expect(reading.evaluation.value("ort") == .string("Esslingen am Neckar"))
        #expect(reading.evaluation.field(at: FieldPath("a"))?.display == "Hauptstr. 12 a, 73728 Esslingen am Neckar")
    }

    @Test(
        "names each wrong part",
        arguments: [
            (["", "", "", "", ""], ["required:strasse"]),
            (["Weg", "", "", "73728", ""], ["required:hausnummer", "required:ort"]),
            (["Weg", "1", "", "7372", "Ort"], ["plz_format:plz"]),
            (["Weg", "1", "", "00123", "Ort"], ["plz_format:plz"]),
            (["Postfach 12 34", "1", "", "73728", "Ort"], ["address_post_box:strasse"]),
            (["PF 1234", "1", "", "73728", "Ort"], ["address_post_box:strasse"]),
            (["Weg", "1", "Postfach", "73728", "Ort"], ["address_post_box:zusatz"]),
            (["Улица", "1", "", "73728", "王"], ["address_characters:strasse", "address_characters:ort"]),
            (["Weg", "123456789012345678901", "", "73728", "Ort"], ["too_long:hausnummer"]),
            ([String(repeating: "e\u{301}", count: 500_000), "1", "", "73728", "Ort"], ["too_long:strasse"]),
        ])
    func refuses(parts: [String], errors: [String]) throws {
        #expect(try post(parts).errors.map { "\($0.code):\($0.part ?? "-")" } == errors)
    }

    @Test("may be a post-office box where the definition says so")
    func postBox() throws {
        let fields = "- {id: a, type: address, label: Anschrift, post_box: allow}"
        #expect(try post(["Postfach 12 34", "", "", "73728", "Ort"], fields: fields).isAccepted)
        #expect(try post(["Weg", "", "", "73728", "Ort"], fields: fields).errors.map(\.code) == ["required"])
    }

    private func post(_ parts: [String], fields: String = Self.fields) throws -> PageReading {
        let names = ["a.strasse", "a.hausnummer", "a.zusatz", "a.plz", "a.ort"]
        return try Fixture.service(fields: fields).post(zip(names, parts).map { (name: $0, value: $1) })
    }
}
