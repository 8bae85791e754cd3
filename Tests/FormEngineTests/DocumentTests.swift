import FEEL
import Foundation
import FormEngine
import FormModel
import Testing

@Suite("The document of an application")
struct DocumentTests {
    static let form = """
        pages:
          - id: person
            title: Ihre Angaben
            fields:
              - {id: name, type: name, label: Familienname, index: true}
              - {id: geboren, type: date, label: Geburtsdatum}
              - {id: wo, type: address, label: Anschrift}
              - {id: telefon, type: phone, label: Telefon, optional: true}
              - {id: fremd, type: text, label: Fremd, when: name = "X"}
              - {id: satz, type: content, text: Nur Text.}
          - id: sonst
            title: Sonst
            fields:
              - {id: miete, type: money, label: Miete}
              - {id: stunden, type: integer, label: Stunden, unit: Stunden}
              - {id: farbe, type: choice, label: Farbe, options: [{value: rot, label: Rot wie Blut}]}
              - {id: was, type: choices, label: Was, options: [{value: a, label: Das eine}, {value: b, label: Das andere}]}
              - {id: iban, type: iban, label: IBAN}
              - {id: steuer, type: taxId, label: Steuer-ID}
              - {id: kinder, type: group, label: Kinder, repeat: {min: 0, max: 5}, row_label: Kind, fields: [{id: vorname, type: name, label: Vorname}]}
              - {id: jahr, type: computed, label: Im Jahr, value: miete * 12, as: money}
              - {id: intern, type: computed, value: stunden, as: integer, show: false}
              - {id: selbst, type: consent, label: Ich bin es.}
          - id: leer
            title: Leer
            fields: [{id: ende, type: content, text: Ende.}]
        """

    static func evaluation() throws -> (CompiledService, Evaluation) {
        let service = try Fixture.service(form: form, service: "fee: {text: F, value: '9'}")
        let json =
            #"{"name":"Weiß","geboren":"1985-03-17","wo":{"strasse":"Weg","hausnummer":"1","plz":"73728","ort":"Ort"},"miete":"1234.5","stunden":"30","farbe":"rot","was":["b","a"],"iban":"DE89370400440532013000","steuer":"86095742719","kinder":[{"vorname":"Ida"},{"vorname":"Ole"}],"selbst":true,"fremd":"stale"}"#
        return (service, service.evaluate(try Answers(json: Array(json.utf8), for: service)))
    }

    @Test(
        "has every relevant answer with its label, its value and its German text",
        arguments: [
            ("name", "Weiß", "Weiß"), ("geboren", "1985-03-17", "17.03.1985"), ("wo", nil, "Weg 1, 73728 Ort"),
            ("telefon", nil, "Keine Angabe"),
            ("miete", "1234.5", "1.234,50\u{A0}€"), ("stunden", "30", "30\u{A0}Stunden"), ("farbe", "rot", "Rot wie Blut"),
            ("was", nil, "Das eine, Das andere"),
            ("iban", "DE89370400440532013000", "DE89 3704 0044 0532 0130 00"), ("steuer", "86095742719", "86 095 742 719"),
            ("kinder", nil, "2 Einträge"),
            ("jahr", "14814", "14.814,00\u{A0}€"), ("selbst", "true", "Ja"),
        ] as [(String, String?, String)])
    func entries(id: String, value: String?, display: String) throws {
        let (service, evaluation) = try Self.evaluation()
        let entry = try #require(service.document(evaluation).entry(id))
        #expect(entry.value == value)
        #expect(entry.display == display)
        #expect(!entry.label.isEmpty)
    }

    @Test("names service, version and fee, and leaves out what is not relevant or only text")
    func whole() throws {
        let (service, evaluation) = try Self.evaluation()
        let document = service.document(evaluation)
        #expect(evaluation.isComplete, "\(evaluation.problems)")
        #expect(document.service == "probe" && document.serviceTitle == "Probe" && document.leika == "99115005012000")
        #expect(document.version == service.definition.version && document.language == "de" && document.feeCents == 900)
        #expect(document.sections.map(\.id) == ["person", "sonst"])
        #expect(document.entry("fremd") == nil && document.entry("satz") == nil && document.entry("ende") == nil)
        #expect(document.entry("intern")?.isHidden == true && document.entry("name")?.isIndexed == true)
        #expect(document.entry("was")?.values == ["a", "b"])
        #expect(document.entry("kinder")?.rows?.map { $0.map(\.display) } == [["Ida"], ["Ole"]])
        #expect(
            document.entry("wo")?.parts?.map { "\($0.id)=\($0.display)" } == [
                "strasse=Weg", "hausnummer=1", "zusatz=Keine Angabe", "plz=73728", "ort=Ort",
            ])
    }

    @Test("is read back without its definition")
    func codable() throws {
        let (service, evaluation) = try Self.evaluation()
        let document = service.document(evaluation)
        #expect(try JSONDecoder().decode(ApplicationDocument.self, from: JSONEncoder().encode(document)) == document)
    }
}
