import FEEL
import FormEngine
import Testing

/// A small generator with a fixed seed: failures come again.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func text() -> String {
        let words = [
            "", " ", "ja", "nein", "a", "b", "hund", "0", "1", "12", "-3", "1.234,50", "12.34", "31.12.2026", "30.2.2026", "1985-03-17",
            "März", "2026",
            "x@y.de", "0711 123456", "DE89370400440532013000", "86095742719", "Öztürk", "Мария", "\u{0}", "\u{FEFF}", "🙂", "\u{301}",
            "Postfach 1", "73728",
            String(repeating: "9", count: 400), "1e999999", "\"", "\\", "if then", "null",
        ]
        return words[Int.random(in: 0..<words.count, using: &self)]
            + (Bool.random(using: &self) ? "" : words[Int.random(in: 0..<words.count, using: &self)])
    }
}

@Suite("Whatever the answers")
struct PropertyTests {
    static let form = """
        pages:
          - id: p0
            title: Eins
            fields:
              - {id: f0, type: choice, label: F, options: [{value: a, label: A}, {value: b, label: B, when: f14 != "x"}, {value: hund, label: H}]}
              - {id: f1, type: yesno, label: F, when: f0 = "a"}
              - {id: f2, type: text, label: F, optional: true, max_length: 20, default: '"Vor" + f0'}
              - {id: f14, type: text, label: F, optional: true}
          - id: p1
            title: Zwei
            when: f1 = true or f0 = "hund"
            fields:
              - {id: f3, type: integer, label: F, min: 0, max: f4}
              - {id: f4, type: integer, label: F, default: "12", when: f1 != false}
              - {id: f5, type: date, label: F, optional: true, max: today()}
              - {id: f6, type: text, label: F, optional: true, lines: 3}
              - {id: f7, type: choices, label: F, exclusive: b, options: [{value: a, label: A}, {value: b, label: B, when: f3 > 0}]}
          - id: p2
            title: Drei
            when: f5 = null or f5 < today()
            fields:
              - id: g
                type: group
                label: G
                repeat: {min: 1, max: 4}
                row_label: Zeile
                fields:
                  - {id: r0, type: name, label: R}
                  - {id: r1, type: money, label: R, optional: true, default: f3}
                  - {id: r2, type: consent, label: R, when: r1 > 0}
                  - {id: r3, type: computed, label: R, value: r1 * 2, as: money}
              - {id: f8, type: computed, label: F, value: sum(g.r1), as: money}
              - {id: f9, type: address, label: F, optional: true}
              - {id: f10, type: iban, label: F, when: f8 > 0}
              - {id: f11, type: email, label: F, optional: true}
              - {id: f12, type: phone, label: F, optional: true}
              - {id: f13, type: taxId, label: F, optional: true}
          - id: p3
            title: Vier
            fields:
              - {id: ende, type: content, text: Ende., when: f1 = true}
        """

    static let names =
        (0...14).map { "f\($0)" } + [
            "f5.tag", "f5.monat", "f5.jahr", "f9.strasse", "f9.hausnummer", "f9.plz", "f9.ort", "g.0.r0", "g.0.r1", "g.0.r2", "g.1.r0",
            "g.1.r1", "g.3.r0",
            "g.99.r1", "g.100.r0", "g.-1.r0", "g..r0", "g.0", "g", "ende", "action", "", ".", "f0.x",
        ]

    static let service = Result { try Fixture.service(form: form) }

    @Test("reading a form ends, never traps, and accepts only what is complete", arguments: 0..<30)
    func reading(seed: Int) throws {
        let service = try Self.service.get()
        var dice = Dice(state: UInt64(seed))
        var answers = Answers()
        for _ in 0..<25 {
            let pairs = (0..<Int.random(in: 0...40, using: &dice)).map { _ in
                (name: Self.names[Int.random(in: 0..<Self.names.count, using: &dice)], value: dice.text())
            }
            let page = service.pages[Int.random(in: 0..<service.pages.count, using: &dice)]
            let reading = service.read(FormData(pairs), page: page, over: answers, in: Fixture.environment)
            answers = reading.answers
            if reading.isAccepted { #expect(reading.evaluation.page(page.id)?.isComplete != false) }
            #expect(Set(reading.unknownNames).isDisjoint(with: reading.raw.keys))
            try check(service, reading.evaluation)
        }
        let evaluation = service.evaluate(answers)
        for field in service.pages.flatMap(\.fields) { #expect(evaluation.explain(FieldPath(field.id)).isKnown) }
    }

    /// What holds for every evaluation.
    private func check(_ service: CompiledService, _ evaluation: Evaluation) throws {
        // Pruning once is pruning twice, and changes nothing that counts.
        let pruned = evaluation.prunedAnswers
        let again = service.evaluate(pruned)
        #expect(again.prunedAnswers == pruned)
        #expect(again.pages.map(\.page.id) == evaluation.pages.map(\.page.id))
        #expect(again.problems == evaluation.problems)
        #expect(service.document(again) == service.document(evaluation))
        // JSON keeps everything.
        #expect(try Answers(json: evaluation.answers.json(), for: service) == evaluation.answers)
        // The walk ends, goes forward, and comes back the same way.
        var seen: [String] = []
        var place = evaluation.pages.first?.page.id
        while let page = place {
            try #require(seen.count <= service.pages.count)
            #expect(evaluation.previous(of: page) == seen.last)
            seen.append(page)
            place = evaluation.next(after: page)
        }
        #expect(seen == evaluation.pages.map(\.page.id))
        // What is not relevant has no value and no error.
        for field in evaluation.pages.flatMap(\.fields) where !field.isRelevant {
            #expect(field.value == .null && field.errors.isEmpty && field.rows.isEmpty)
        }
        #expect(evaluation.isComplete == (evaluation.firstIncomplete == nil && evaluation.runtimeErrors.isEmpty))
    }
}
