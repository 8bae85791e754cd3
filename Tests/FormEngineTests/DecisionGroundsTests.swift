import FEEL
import FormEngine
import FormModel
import Testing

@Suite("The grounds of a decision in German")
struct DecisionGroundsTests {
    private static let form = """
        pages:
          - id: seite
            title: Seite
            fields:
              - id: weg
                type: choice
                label: "Weg:"
                options: [{value: papier, label: Auf Papier}, {value: online, label: Im Internet}]
              - {id: eilig, type: yesno, label: Eilt es?}
              - {id: preis, type: money, label: Ihr Preis}
        """

    private static let decisions = """
        decisions:
          - id: unterhalt
            title: Unterhalt im Monat
            source: § 2 UhVorschG
            parameters: {jahr: number, alter: number, allein: boolean}
            inputs:
              alter: {label: Alter des Kindes}
            table: |
              jahr | alter   | allein || betrag  || Begründung
              2026 | [0..6)  | -      || 1486.5  || Kinder unter 6 Jahren
              2026 | [6..12) | true   || 558     || Der andere Elternteil zahlt nicht.
              2027 | -       | -      || 600     ||
          - id: sonst
            parameters: {n: number}
            outputs: {wert: {default: 7}}
            table: |
              n   || wert
              < 5 || 1
          - id: summe
            parameters: {n: number}
            hit: sum
            table: |
              n    || wert || Begründung
              >= 1 || 10   || Grundbetrag
              >= 2 || 5    || Zuschlag
              >= 3 || 1    ||
          - id: immer
            parameters: {n: number}
            table: |
              n || satz | grund
              - || 67   | "Fest."
          - id: grenze
            title: Einkommensgrenze
            source: § 1 Abs. 8 BEEG
            parameters: {geburt: date}
            by: geburt
            variants:
              - until: 2024-03-31
                expression: "300000"
              - from: 2024-04-01
                until: 2025-03-31
                expression: "200000"
              - from: 2025-04-01
                title: Geburten ab 1. April 2025
                expression: "175000"
          - id: gebuehr
            title: Gebühr
            table: |
              weg      | eilig | preis || betrag || Begründung
              "papier" | true  | > 100 || 9      || Papier kostet
              "online" | -     | -     || 0      || Im Internet ist es kostenlos
          - id: zweimal
            parameters: {n: number}
            expression: immer(n).satz + immer(n).satz
        """

    private func grounds(_ id: String, _ json: String) throws -> [String] {
        let service = try Fixture.service(form: Self.form, decisions: Self.decisions)
        return try service.decide(id, json: Array(json.utf8), in: Fixture.environment).begruendung
            .map { $0.replacing("\u{A0}", with: " ") }
    }

    /// Decision, input, and the one paragraph that is expected; a line break stands for the blank between two sentences.
    private static let cases: [(id: String, json: String, text: String)] = [
        (
            "unterhalt", #"{"jahr": 2026, "alter": 3, "allein": true}"#,
            """
            Für „Unterhalt im Monat“ gilt Regel 1: Kinder unter 6 Jahren.
            Entscheidend waren diese Angaben: „jahr“ ist 2026 und „Alter des Kindes“ ist 3.
            Daraus ergibt sich: 1.486,5.
            Rechtsgrundlage: § 2 UhVorschG.
            """
        ),
        (
            "unterhalt", #"{"jahr": 2026, "alter": 6.5, "allein": true}"#,
            """
            Für „Unterhalt im Monat“ gilt Regel 2: Der andere Elternteil zahlt nicht.
            Entscheidend waren diese Angaben: „jahr“ ist 2026, „Alter des Kindes“ ist 6,5 und „allein“ trifft zu.
            Daraus ergibt sich: 558.
            Rechtsgrundlage: § 2 UhVorschG.
            """
        ),
        (
            "unterhalt", #"{"jahr": 2027}"#,
            """
            Für „Unterhalt im Monat“ gilt Regel 3.
            Entscheidend war diese Angabe: „jahr“ ist 2027.
            Daraus ergibt sich: 600.
            Rechtsgrundlage: § 2 UhVorschG.
            """
        ),
        (
            "unterhalt", #"{"jahr": 2026, "allein": false}"#,
            """
            Für „Unterhalt im Monat“ gilt keine der Regeln.
            Geprüft wurden diese Angaben: „jahr“ ist 2026, „Alter des Kindes“ fehlt und „allein“ trifft nicht zu.
            Daraus ergibt sich kein Wert.
            Rechtsgrundlage: § 2 UhVorschG.
            """
        ),
        (
            "sonst", #"{"n": 12500}"#,
            """
            Für „sonst“ gilt keine der Regeln.
            Deshalb gilt der Wert für alle anderen Fälle.
            Geprüft wurde diese Angabe: „n“ ist 12.500.
            Daraus ergibt sich: 7.
            """
        ),
        (
            "summe", #"{"n": 3}"#,
            """
            Für „summe“ gelten die Regeln 1, 2 und 3: Grundbetrag; Zuschlag.
            Ihre Ergebnisse werden zusammengezählt.
            Entscheidend war diese Angabe: „n“ ist 3.
            Daraus ergibt sich: 16.
            """
        ),
        (
            "immer", "{}",
            """
            Für „immer“ gilt Regel 1.
            Das gilt in jedem Fall.
            Daraus ergibt sich: „satz“ ist 67 und „grund“ ist „Fest.“
            """
        ),
        (
            "grenze", #"{"geburt": "2024-03-31"}"#,
            """
            Für „Einkommensgrenze“ gilt die Fassung bis zum 31. März 2024.
            Entscheidend war der 31. März 2024.
            Rechtsgrundlage: § 1 Abs. 8 BEEG.
            """
        ),
        (
            "grenze", #"{"geburt": "2024-12-05"}"#,
            """
            Für „Einkommensgrenze“ gilt die Fassung vom 1. April 2024 bis zum 31. März 2025.
            Entscheidend war der 5. Dezember 2024.
            Rechtsgrundlage: § 1 Abs. 8 BEEG.
            """
        ),
        (
            "grenze", #"{"geburt": "2026-01-01"}"#,
            """
            Für „Einkommensgrenze“ gilt die Fassung „Geburten ab 1. April 2025“.
            Entscheidend war der 1. Januar 2026.
            Rechtsgrundlage: § 1 Abs. 8 BEEG.
            """
        ),
        (
            "gebuehr", #"{"weg": "papier", "eilig": true, "preis": "1234.5"}"#,
            """
            Für „Gebühr“ gilt Regel 1: Papier kostet.
            Entscheidend waren diese Angaben: „Weg“ ist „Auf Papier“, „Eilt es?“ ist mit Ja beantwortet und „Ihr Preis“ ist 1.234,50 €.
            Daraus ergibt sich: 9.
            """
        ),
        (
            "gebuehr", #"{"weg": "online"}"#,
            """
            Für „Gebühr“ gilt Regel 2: Im Internet ist es kostenlos.
            Entscheidend war diese Angabe: „Weg“ ist „Im Internet“.
            Daraus ergibt sich: 0.
            """
        ),
    ]

    @Test("say which rules hold, which inputs decided, and by which law", arguments: cases)
    func paragraphs(id: String, json: String, text: String) throws {
        #expect(try grounds(id, json) == [text.split(separator: "\n").joined(separator: " ")])
    }

    @Test("say the same only once, and nothing where no table was asked")
    func once() throws {
        #expect(try grounds("zweimal", #"{"n": 1}"#).count == 1)
        #expect(try grounds("grenze", "{}").isEmpty)
    }

    @Test(
        "write values as Germans do",
        arguments: [
            ("number", "-1234567.25", "-1.234.567,25"), ("number", "2026", "2026"), ("boolean", "true", "ja"), ("boolean", "false", "nein"),
            ("string", #""a""#, "„a“"), ("date", #""2026-03-01""#, "1. März 2026"), ("time", #""08:05:00""#, "8:05 Uhr"),
            ("time", #""13:05:09""#, "13:05:09 Uhr"), ("date and time", #""2026-03-01T08:00:00""#, "1. März 2026, 8:00 Uhr"),
            ("years and months duration", #""P1Y2M""#, "1 Jahr und 2 Monate"), ("years and months duration", #""-P1M""#, "minus 1 Monat"),
            ("years and months duration", #""P0M""#, "0 Monate"),
            ("days and time duration", #""P1DT2H3M1S""#, "1 Tag, 2 Stunden, 3 Minuten und 1 Sekunde"),
            ("days and time duration", #""-P14D""#, "minus 14 Tage"), ("days and time duration", #""PT0S""#, "0 Tage"),
            ("list<number>", "[1.5, 2, 3]", "1,5, 2 und 3"), ("list<string>", #"["a"]"#, "„a“"),
            ("any", #"{"a": 1, "b": null, "c": []}"#, "„a“ ist 1, „b“ ist nichts und „c“ ist nichts"),
        ])
    func values(type: String, json: String, text: String) throws {
        let service = try Fixture.service(
            fields: "- {id: name, type: text, label: Name}",
            decisions: """
                decisions:
                  - id: echo
                    parameters: {x: "\(type)"}
                    table: |
                      x || y
                      - || x
                """)
        let outcome = try service.decide("echo", json: Array("{\"x\": \(json)}".utf8), in: Fixture.environment)
        let expected = "Für „echo“ gilt Regel 1. Das gilt in jedem Fall. Daraus ergibt sich: \(text)."
        #expect(outcome.begruendung.map { $0.replacing("\u{A0}", with: " ") } == [expected])
    }

    @Test(
        "write ranges in words",
        arguments: [("[1..3]", "1 bis 3"), ("(1..3)", "über 1 bis unter 3"), ("(>= 2)", "ab 2"), ("(< 2)", "unter 2")])
    func ranges(range: String, text: String) throws {
        let service = try Fixture.service(
            fields: "- {id: name, type: text, label: Name}",
            decisions: "decisions:\n  - id: r\n    parameters: {x: number}\n    table: |\n      x || y\n      - || \(range)\n")
        let outcome = try service.decide("r", json: Array("{}".utf8), in: Fixture.environment)
        #expect(outcome.begruendung.first?.hasSuffix("ergibt sich: \(text).") == true, "\(outcome.begruendung)")
    }
}
