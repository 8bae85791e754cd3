import FEEL
import FormEngine
import Testing

@Suite("What is relevant")
struct RelevanceTests {
    static let form = """
        pages:
          - id: art
            title: Art
            fields:
              - {id: art, type: choice, label: Art, options: [{value: hund, label: Hund}, {value: katze, label: Katze}, {value: keins, label: Keins}]}
              - {id: name, type: text, label: Name, when: 'art = "hund"'}
              - {id: rasse, type: text, label: Rasse, when: name != null}
          - id: hund
            title: Hund
            when: art = "hund"
            fields:
              - {id: gewicht, type: integer, label: Gewicht, min: 1}
              - id: futter
                type: choice
                label: Futter
                options:
                  - {value: trocken, label: Trocken}
                  - {value: nass, label: Nass, when: gewicht > 10}
          - id: hinweis
            title: Hinweis
            fields:
              - {id: text, type: content, text: Kein Tier., when: 'art = "keins"'}
          - id: schluss
            title: Schluss
            fields:
              - {id: doppelt, type: computed, label: Doppelt, value: gewicht * 2, as: integer}
              - {id: geheim, type: computed, value: '"x"', as: text, show: false}
              - {id: mail, type: email, label: E-Mail, optional: true}
        """

    @Test(
        "decides which pages are seen",
        arguments: [
            ([:], ["art", "schluss"]), (["art": "katze"], ["art", "schluss"]), (["art": "hund"], ["art", "hund", "schluss"]),
            (["art": "keins"], ["art", "hinweis", "schluss"]), (["art": "elefant"], ["art", "schluss"]),
        ] as [([String: String], [String])])
    func journey(answers: [String: String], pages: [String]) throws {
        #expect(try evaluate(Answers(texts: answers)).pages.map(\.page.id) == pages)
    }

    @Test("gives nothing a value that is not shown, and hides what depends on it")
    func chain() throws {
        var answers = Answers(texts: ["art": "hund", "name": "Rex", "rasse": "Dackel"])
        answers["gewicht"] = .number(12)
        #expect(try evaluate(answers).value("doppelt") == .number(24))
        #expect(try field("rasse", answers).isRelevant)
        answers["art"] = .text("katze")
        let evaluation = try evaluate(answers)
        #expect(evaluation.value("name") == .null && evaluation.value("rasse") == .null && evaluation.value("gewicht") == .null)
        #expect(try !field("rasse", answers).isRelevant)
        #expect(evaluation.value("doppelt") == .null)
        #expect(evaluation.prunedAnswers == Answers(texts: ["art": "katze"]))
    }

    @Test("offers options by their condition and forgets a choice that is not offered any more")
    func options() throws {
        var answers = Answers(texts: ["art": "hund", "futter": "nass"])
        answers["gewicht"] = .number(12)
        #expect(try field("futter", answers).options.map(\.value) == ["trocken", "nass"])
        #expect(try evaluate(answers).value("futter") == .string("nass"))
        answers["gewicht"] = .number(3)
        let futter = try field("futter", answers)
        #expect(futter.options.map(\.value) == ["trocken"])
        #expect(futter.value == .null)
        #expect(futter.errors.map(\.code) == ["required"])
    }

    @Test("leads from page to page, also from one that has gone")
    func walk() throws {
        let evaluation = try evaluate(Answers(texts: ["art": "katze"]))
        #expect(evaluation.previous(of: "art") == nil)
        #expect(evaluation.next(after: "art") == "schluss")
        #expect(evaluation.previous(of: "schluss") == "art")
        #expect(evaluation.next(after: "hund") == "schluss")
        #expect(evaluation.next(after: "schluss") == nil)
        #expect(evaluation.next(after: "nirgends") == nil && evaluation.previous(of: "hund") == nil)
        #expect(evaluation.page("hund") == nil && evaluation.page("art")?.isComplete == true)
    }

    @Test("knows the first page that is not complete")
    func firstIncomplete() throws {
        #expect(try evaluate(Answers()).firstIncomplete == "art")
        #expect(try evaluate(Answers(texts: ["art": "katze"])).firstIncomplete == nil)
        #expect(try evaluate(Answers(texts: ["art": "katze"])).isComplete)
        let dog = try evaluate(Answers(texts: ["art": "hund", "name": "Rex", "rasse": "Dackel"]))
        #expect(dog.firstIncomplete == "hund" && !dog.isComplete)
    }

    @Test("knows whether a page was answered")
    func answered() throws {
        let evaluation = try evaluate(Answers(texts: ["art": "katze"]))
        #expect(evaluation.page("art")?.isAnswered == true)
        #expect(evaluation.page("schluss")?.isAnswered == false)
        #expect(try evaluate(Answers(["mail": .value(.null)])).page("schluss")?.isAnswered == true)
    }

    private func evaluate(_ answers: Answers) throws -> Evaluation {
        try Fixture.service(form: Self.form).evaluate(answers)
    }

    private func field(_ id: String, _ answers: Answers) throws -> FieldEvaluation {
        try #require(evaluate(answers).field(at: FieldPath(id)))
    }
}
