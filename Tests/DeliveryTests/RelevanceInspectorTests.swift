import Delivery
import Foundation
import FormEngine
import FormModel
import Testing

@Suite("The receiver's look for hidden fields")
struct RelevanceInspectorTests {
    static let form = """
        pages:
          - id: haushalt
            title: Haushalt
            fields:
              - {id: hat_kinder, type: yesno, label: Haben Sie Kinder?}
              - {id: anzahl, type: integer, label: Wie viele?, when: hat_kinder}
              - id: kinder
                type: group
                label: Kinder
                when: hat_kinder
                repeat: {min: 0, max: 5}
                row_label: Kind
                fields:
                  - {id: vorname, type: name, label: Vorname}
                  - {id: in_kita, type: yesno, label: In der Kita?}
                  - {id: kita, type: text, label: Welche?, when: in_kita}
          - id: ort
            title: Ort
            when: hat_kinder
            fields:
              - {id: anschrift, type: address, label: Anschrift}
        """
    static let service = """
        id: probe
        title: Probe
        summary: Eine Probe.
        prefix: PR
        authority: {name: Bürgerbüro}
        audience: [Alle]
        needed: [Nichts]
        minutes: 5
        processing: Sofort.
        trust: none
        keywords: [probe]
        retention: {draft_days: 30, case_days: 365}
        """
    static let workflow = """
        id: probe
        title: Probe
        states:
          - {id: offen, title: Offen, citizen: Offen., kind: open}
          - {id: fertig, title: Fertig, citizen: Fertig., kind: done}
        transitions:
          - {event: fertigen, title: Fertig, from: [offen], to: fertig, roles: [caseworker]}
        """

    let inspector: RelevanceInspector

    init() throws {
        let source = ServiceSource(
            id: "probe", files: ["probe/service.yaml": Self.service, "probe/form.yaml": Self.form, "probe/workflow.yaml": Self.workflow])
        inspector = RelevanceInspector(try CompiledService.compile(ServiceLoader.load(source)))
    }

    private func hidden(_ fields: [(String, Int, [String])]) -> [String] {
        inspector.hiddenPaths(
            in: fields.map { .init(path: $0.0, instance: $0.1, values: $0.2) }, environment: FormEnvironment(epochSeconds: 1_795_256_100))
    }

    @Test("finds nothing in an application that holds what its answers make relevant")
    func clean() {
        #expect(hidden([("haushalt/hat_kinder", 0, ["false"])]) == [])
        #expect(
            hidden([
                ("haushalt/hat_kinder", 0, ["true"]), ("haushalt/anzahl", 0, ["2"]), ("haushalt.kinder/vorname", 0, ["Mia"]),
                ("haushalt.kinder/in_kita", 0, ["true"]), ("haushalt.kinder/kita", 0, ["Sonne"]), ("haushalt.kinder/vorname", 1, ["Max"]),
                ("haushalt.kinder/in_kita", 1, ["false"]), ("ort/anschrift.strasse", 0, ["Weg"]), ("ort/anschrift.zusatz", 0, []),
            ]) == [])
    }

    @Test("finds hidden fields, pages and cells, and fields that no form has")
    func finds() {
        #expect(hidden([("haushalt/hat_kinder", 0, ["false"]), ("haushalt/anzahl", 0, ["2"])]) == ["haushalt/anzahl"])
        #expect(hidden([("haushalt/hat_kinder", 0, ["false"]), ("ort/anschrift.ort", 0, [])]) == ["ort/anschrift.ort"])
        #expect(
            hidden([
                ("haushalt/hat_kinder", 0, ["true"]), ("haushalt.kinder/in_kita", 0, ["true"]), ("haushalt.kinder/kita", 0, ["Sonne"]),
                ("haushalt.kinder/in_kita", 1, ["false"]), ("haushalt.kinder/kita", 1, ["Mond"]),
            ]) == ["haushalt.kinder/kita"])
        #expect(hidden([("haushalt/unbekannt", 0, ["x"]), ("andere/x", 3, [])]) == ["andere/x", "haushalt/unbekannt"])
    }

    @Test("takes answers that cannot be read for suspicious as a whole")
    func unreadable() {
        #expect(
            hidden([("haushalt/hat_kinder", 0, ["true"]), ("haushalt/anzahl", 0, ["viele"])]) == ["haushalt/anzahl", "haushalt/hat_kinder"])
    }

    @Test("the paths of a form are all that an application can bring")
    func paths() throws {
        let source = ServiceSource(
            id: "probe", files: ["probe/service.yaml": Self.service, "probe/form.yaml": Self.form, "probe/workflow.yaml": Self.workflow])
        #expect(
            ServiceBWFields.paths(of: try CompiledService.compile(ServiceLoader.load(source))) == [
                "haushalt/hat_kinder", "haushalt/anzahl", "haushalt.kinder/vorname", "haushalt.kinder/in_kita", "haushalt.kinder/kita",
                "ort/anschrift.strasse", "ort/anschrift.hausnummer", "ort/anschrift.zusatz", "ort/anschrift.plz", "ort/anschrift.ort",
            ])
    }
}
