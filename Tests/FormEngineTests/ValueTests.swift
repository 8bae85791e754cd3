import FEEL
import FormEngine
import Testing

@Suite("Values of fields")
struct ValueTests {
    @Test("are computed in the order they depend on each other, wherever they stand")
    func order() throws {
        let service = try Fixture.service(
            fields: """
                - {id: summe, type: computed, label: Summe, value: netto + steuer, as: money}
                - {id: steuer, type: computed, label: Steuer, value: satz * netto / 100, as: money}
                - {id: netto, type: money, label: Netto}
                """,
            decisions: """
                decisions:
                  - {id: satz, returns: number, expression: 'if netto > grenze then hoch(7) else 7'}
                  - {id: grenze, returns: number, expression: "1000"}
                  - {id: hoch, parameters: {basis: number}, returns: number, expression: basis + zuschlag}
                  - {id: zuschlag, returns: number, expression: "12"}
                """)
        #expect(service.evaluate(Answers(["netto": .number(100)])).value("summe") == .number(107))
        let high = service.evaluate(Answers(["netto": .number(2000)]))
        #expect(high.value("summe") == .number(2380))
        #expect(high.value("satz") == .number(19))
        #expect(service.evaluate(Answers()).value("summe") == .null)
    }

    @Test("start with the default until they are answered, also with nothing")
    func defaults() throws {
        let service = try Fixture.service(
            fields: """
                - {id: anzahl, type: integer, label: Anzahl, default: "1", min: 1}
                - {id: zwei, type: integer, label: Zwei, default: anzahl * 2, optional: true}
                """)
        let fresh = service.evaluate(Answers())
        #expect(fresh.value("zwei") == .number(2) && fresh.isComplete)
        #expect(fresh.prunedAnswers == Answers(["anzahl": .number(1), "zwei": .number(2)]))
        let emptied = service.evaluate(Answers(["anzahl": .value(.null), "zwei": .value(.null)]))
        #expect(emptied.value("zwei") == .null)
        #expect(emptied.problems.map(\.code) == ["required"])
        #expect(emptied.prunedAnswers["zwei"] == .value(.null))
    }

    @Test("are checked by the definition: false fails, null is kept, all failures are named")
    func checks() throws {
        let service = try Fixture.service(
            fields: """
                - {id: von, type: date, label: Von, optional: true}
                - id: bis
                  type: date
                  label: Bis
                  optional: true
                  check:
                    - {that: value >= von, code: vor_beginn, else: Das Ende muss nach dem Beginn liegen.}
                    - {that: value <= today(), code: zukunft, else: Das Ende liegt in der Zukunft.}
                    - {that: von = null or value != null, code: ende_fehlt, else: Geben Sie das Ende an.}
                """)
        func codes(_ from: String?, _ to: String?) -> [String] {
            var answers = Answers()
            if let from { answers["von"] = .date(from) }
            if let to { answers["bis"] = .date(to) }
            return service.evaluate(answers).problems.map(\.code)
        }
        #expect(codes("2026-01-01", "2026-02-01") == [])
        #expect(codes(nil, "2026-02-01") == [])
        #expect(codes("2026-01-01", "2025-02-01") == ["vor_beginn"])
        #expect(codes("2028-01-01", "2027-02-01") == ["vor_beginn", "zukunft"])
        #expect(codes("2026-01-01", nil) == ["ende_fehlt"])
        #expect(codes(nil, nil) == [])
    }

    @Test("of another type than the field's are no values")
    func foreign() throws {
        let service = try Fixture.service(
            fields: FieldTypeTests.accepted.map(\.field).uniqued().enumerated().map { index, field in
                "- " + field.replacing("id: x", with: "id: f\(index)")
            }.joined(separator: "\n"))
        let odd: [Answer] = [
            .value(.list([.number(1)])), .value(.context(Context([("a", .null)]))), .rows([Answers()]), .value(.null), .value(.string("")),
        ]
        for answer in odd {
            var answers = Answers()
            for field in service.pages[0].fields { answers[field.id] = answer }
            let evaluation = service.evaluate(answers)
            #expect(evaluation.pages[0].fields.allSatisfy { $0.value == .null })
            #expect(evaluation.problems.allSatisfy { $0.code == "required" })
        }
    }

    @Test("that were not normalised are refused, however they came")
    func notNormalised() throws {
        let service = try Fixture.service(
            fields: """
                - {id: iban, type: iban, label: IBAN}
                - {id: mail, type: email, label: E-Mail}
                - {id: name, type: name, label: Name}
                - {id: geld, type: money, label: Geld}
                - {id: zahl, type: integer, label: Zahl}
                """)
        var answers = Answers(texts: ["iban": "de89 3704 0044 0532 0130 00", "mail": "a@B.example", "name": " Anna"])
        answers["geld"] = .value(.number(try #require(Number("1.005"))))
        answers["zahl"] = .value(.number(try #require(Number("1.5"))))
        #expect(
            service.evaluate(answers).problems.map(\.code) == [
                "iban_malformed", "email_malformed", "name_characters", "money_too_many_places", "integer_fraction",
            ])
    }

    @Test("of several options keep the order of the definition and the limits")
    func choices() throws {
        let service = try Fixture.service(
            fields: """
                - id: was
                  type: choices
                  label: Was
                  min: 2
                  max: 3
                  exclusive: nichts
                  options: [{value: a, label: A}, {value: b, label: B}, {value: c, label: C}, {value: d, label: D}, {value: nichts, label: "Nein, nichts davon"}]
                """)
        func reading(_ values: [String]) throws -> PageReading { try service.post(values.map { (name: "was", value: $0) }) }
        #expect(try reading(["c", "a", "c"]).evaluation.value("was") == .list([.string("a"), .string("c")]))
        #expect(try reading(["nichts"]).isAccepted)
        #expect(try reading(["a"]).errors.map(\.code) == ["choices_min"])
        #expect(try reading(["a", "b", "c", "d"]).errors.map(\.code) == ["choices_max"])
        let both = try reading(["a", "nichts"])
        #expect(both.errors.map(\.code) == ["choices_exclusive"])
        #expect(
            both.errors.map(\.message) == [
                "Wählen Sie entweder „Nein, nichts davon“ oder andere Antworten aus. Beides zusammen geht nicht."
            ])
        #expect(try reading(["x"]).errors.map(\.code) == ["option_unknown"])
        #expect(try reading([]).errors.map(\.code) == ["required"])
    }

    @Test("make the fee, in cents")
    func fee() throws {
        func evaluation(_ value: String, _ answers: Answers = Answers()) throws -> Evaluation {
            try Fixture.service(
                fields: "- {id: n, type: integer, label: N, optional: true}", service: "fee: {text: Gebühr, value: '\(value)'}"
            ).evaluate(answers)
        }
        #expect(try evaluation("9").fee == Cents(value: 900))
        #expect(try evaluation("n * 4.5", Answers(["n": .number(3)])).fee == Cents(value: 1350))
        #expect(try evaluation("n * 4.5").fee == nil)
        let negative = try evaluation("-1")
        #expect(negative.fee == nil && !negative.isComplete)
        #expect(negative.runtimeErrors.map(\.role) == [.fee])
    }

    @Test("decide which channels get the application")
    func delivery() throws {
        let service = try Fixture.service(
            fields: "- {id: ja, type: yesno, label: Ja}",
            service: "delivery: [{channel: service_bw, form: '1:x:v1', when: ja = true}]")
        #expect(service.evaluate(Answers(["ja": .flag(true)])).deliveries.map(\.channel.value) == ["service_bw"])
        #expect(service.evaluate(Answers(["ja": .flag(false)])).deliveries.isEmpty)
        #expect(service.evaluate(Answers()).deliveries.isEmpty)
    }
}

extension Array where Element: Hashable {
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
