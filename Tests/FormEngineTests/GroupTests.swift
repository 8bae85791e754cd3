import FEEL
import FormEngine
import Testing

@Suite("Rows of a repeated group")
struct GroupTests {
    static let fields = """
        - {id: grenze, type: integer, label: Grenze, default: "18"}
        - {id: name, type: text, label: Ihr Name}
        - id: kinder
          type: group
          label: Kinder
          repeat: {min: 1, max: 3}
          row_label: Kind
          fields:
            - {id: name, type: text, label: Name des Kindes}
            - {id: alter, type: integer, label: Alter}
            - {id: schule, type: yesno, label: Geht zur Schule, when: alter >= 6 and alter < grenze}
            - {id: gruss, type: computed, label: Gruß, value: '"Hallo " + name', as: text}
            - {id: klasse, type: integer, label: Klasse, optional: true, when: schule = true, check: [{that: value <= alter - 5, code: zu_hoch, else: Prüfen Sie die Klasse.}, {that: value < count(kinder) + 10, code: zu_viel, else: Prüfen Sie.}]}
        - {id: jung, type: computed, label: Jung, value: some kind in kinder satisfies kind.alter < 3, as: yesno}
        - {id: anzahl, type: computed, label: Anzahl, value: 'count(kinder[alter >= 6])', as: integer}
        """

    @Test("see the form, but their own names first")
    func scope() throws {
        let evaluation = try evaluate([("Ida", 7), ("Ole", 2)])
        let rows = try #require(evaluation.field(at: FieldPath("kinder"))?.rows)
        #expect(rows.map(\.title) == ["Kind 1", "Kind 2"])
        #expect(rows.map { $0.fields[3].value } == [.string("Hallo Ida"), .string("Hallo Ole")])
        #expect(rows.map { $0.fields[2].isRelevant } == [true, false])
        #expect(evaluation.value("jung") == .boolean(true))
        #expect(evaluation.value("anzahl") == .number(1))
        #expect(evaluation.field(at: FieldPath(group: "kinder", row: 0, id: "schule"))?.errors.map(\.code) == ["required"])
        #expect(evaluation.field(at: FieldPath(group: "kinder", row: 2, id: "schule")) == nil)
    }

    @Test("are checked one by one, each with its own values")
    func checks() throws {
        var answers = answers([("Ida", 7), ("Ole", 9)])
        var rows = answers.rows(of: "kinder")
        for index in rows.indices {
            rows[index]["schule"] = .flag(true)
            rows[index]["klasse"] = .number(3)
        }
        answers["kinder"] = .rows(rows)
        let problems = try Fixture.service(fields: Self.fields).evaluate(answers).problems
        #expect(problems.map { "\($0.path) \($0.code)" } == ["name required", "kinder.0.klasse zu_hoch"])
    }

    @Test("are there at least as often as the definition asks, and never more often than it allows")
    func bounds() throws {
        let none = try evaluate([])
        #expect(none.field(at: FieldPath("kinder"))?.rows.count == 1)
        #expect(none.problems.map(\.path.description) == ["name", "kinder.0.name", "kinder.0.alter"])
        let four = try evaluate(Array(repeating: ("A", 1), count: 4))
        #expect(four.field(at: FieldPath("kinder"))?.errors.map(\.code) == ["rows_max"])
        let many = try evaluate(Array(repeating: ("A", 1), count: 1_000))
        #expect(many.field(at: FieldPath("kinder"))?.rows.count == 100)
    }

    @Test("can be added and taken away")
    func addAndRemove() throws {
        let service = try Fixture.service(fields: Self.fields)
        var answers = service.addRow("kinder", to: Answers())
        #expect(answers.rows(of: "kinder").count == 2)
        answers = service.addRow("kinder", to: service.addRow("kinder", to: answers))
        #expect(answers.rows(of: "kinder").count == 3)
        answers = self.answers([("A", 1), ("B", 2)])
        #expect(service.removeRow("kinder", 0, from: answers).rows(of: "kinder").map { $0["name"] } == [.text("B")])
        #expect(service.removeRow("kinder", 2, from: answers) == answers)
        #expect(service.removeRow("kinder", -1, from: answers) == answers)
        #expect(service.addRow("name", to: answers) == answers && service.addRow("nichts", to: answers) == answers)
    }

    @Test("are read from a form, and typed text follows its row")
    func reading() throws {
        let reading = try Fixture.service(fields: Self.fields).post([
            (name: "name", value: "Anna"), (name: "grenze", value: "18"),
            (name: "kinder.0.name", value: "Ida"), (name: "kinder.0.alter", value: "sieben"),
            (name: "kinder.1.name", value: "Ole"), (name: "kinder.1.alter", value: "9"), (name: "kinder.1.schule", value: "ja"),
            (name: "kinder.01.name", value: "?"), (name: "kinder.0.nix", value: "?"), (name: "kinder.100.name", value: "?"),
            (name: "action", value: "next"),
        ])
        #expect(reading.errors.map { "\($0.path) \($0.code)" } == ["kinder.0.alter integer_malformed"])
        #expect(reading.answers.rows(of: "kinder").map { $0["alter"] } == [nil, .number(9)])
        #expect(reading.raw["kinder.0.alter"] == ["sieben"])
        #expect(reading.unknownNames == ["kinder.01.name", "kinder.0.nix", "kinder.100.name"])
        let moved = reading.raw(removingRow: 0, of: "kinder")
        #expect(moved["kinder.0.name"] == ["Ole"] && moved["kinder.1.name"] == nil && moved["name"] == ["Anna"])
    }

    @Test("need not exist in an optional group")
    func optional() throws {
        let service = try Fixture.service(
            fields: """
                - {id: kinder, type: group, label: Kinder, optional: true, repeat: {min: 2, max: 3}, row_label: Kind, fields: [{id: name, type: text, label: Name}]}
                """)
        #expect(service.evaluate(Answers()).isComplete)
        #expect(service.evaluate(Answers()).value("kinder") == .list([]))
        #expect(service.evaluate(Answers(["kinder": .rows([Answers(texts: ["name": "A"])])])).problems.count == 1)
    }

    private func answers(_ children: [(String, Int)]) -> Answers {
        var answers = Answers()
        answers["kinder"] = .rows(children.map { Answers(["name": .text($0.0), "alter": .number($0.1)]) })
        return answers
    }

    private func evaluate(_ children: [(String, Int)]) throws -> Evaluation {
        try Fixture.service(fields: Self.fields).evaluate(answers(children))
    }
}
