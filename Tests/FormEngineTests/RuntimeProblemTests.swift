import FEEL
import FormEngine
import FormModel
import Testing

@Suite("An expression that fails")
struct RuntimeProblemTests {
    /// More iterations than an evaluation may do.
    static let endless = "count(for i in 1..5000, j in 1..5000 return i + j) > 0"

    static let form = """
        pages:
          - id: eins
            title: Eins
            fields:
              - {id: an, type: yesno, label: An}
              - {id: a, type: text, label: A, optional: true, when: 'an = true and \(endless)'}
          - id: zwei
            title: Zwei
            fields:
              - {id: b, type: computed, label: B, value: a, as: text}
          - id: drei
            title: Drei
            fields:
              - {id: c, type: text, label: C, optional: true}
        """

    @Test("blocks its page and those that read it, and no other")
    func blocks() throws {
        let service = try Fixture.service(form: Self.form)
        let evaluation = service.evaluate(Answers(["an": .flag(true)]))
        #expect(evaluation.pages.map(\.isBlocked) == [true, true, false])
        #expect(evaluation.pages.map(\.isComplete) == [false, false, true])
        #expect(!evaluation.isComplete && evaluation.firstIncomplete == "eins")
        #expect(evaluation.runtimeErrors.map { $0.path?.description } == ["a", "b"])
        #expect(evaluation.runtimeErrors.first?.role == .fieldWhen)
        #expect(evaluation.runtimeErrors.first?.location.line == 6)
        let reading = try service.post([(name: "an", value: "ja")], page: "eins")
        #expect(!reading.isAccepted)
    }

    @Test("does no harm while it is not asked")
    func lazy() throws {
        let evaluation = try Fixture.service(form: Self.form).evaluate(Answers(["an": .flag(false)]))
        #expect(evaluation.isComplete && evaluation.runtimeErrors.isEmpty)
    }

    @Test("blocks the submission where it stands on no page")
    func fee() throws {
        let service = try Fixture.service(
            fields: "- {id: c, type: text, label: C, optional: true}",
            service: "fee: {text: F, value: 'if \(Self.endless) then 1 else 2'}")
        let evaluation = service.evaluate(Answers())
        #expect(evaluation.pages.allSatisfy(\.isComplete) && !evaluation.isComplete)
        #expect(evaluation.runtimeErrors.map(\.pageID) == [nil])
    }

    private static let quotient = """
        pages:
          - id: eins
            title: Eins
            fields:
              - {id: n, type: integer, label: N, optional: true}
              - {id: anteil, type: computed, label: Anteil, value: 100 / n, as: integer}
              - {id: a, type: text, label: A, optional: true, when: 'get value({"1": true, "2": 5}, string(n))'}
          - id: zwei
            title: Zwei
            fields:
              - {id: c, type: text, label: C, optional: true}
        """

    @Test("has no result although its operands are there: it blocks its page and says what it could not do")
    func noResult() throws {
        let service = try Fixture.service(form: Self.quotient)
        let byZero = service.evaluate(Answers(["n": .number(0)]))
        #expect(byZero.pages.map(\.isBlocked) == [true, false])
        #expect(byZero.runtimeErrors.first?.message == "'/' at 1:5 has no result for number and number.")
        let noCondition = service.evaluate(Answers(["n": .number(2)]))
        #expect(noCondition.pages.map(\.isBlocked) == [true, false])
        #expect(noCondition.runtimeErrors.map(\.message) == ["The result must be boolean, but this is number."])
        #expect(service.evaluate(Answers(["n": .number(1)])).isComplete)
    }

    @Test("is null, and blocks nothing, where an operand is not answered yet")
    func notAnswered() throws {
        let evaluation = try Fixture.service(form: Self.quotient).evaluate(Answers())
        #expect(evaluation.pages.map(\.isBlocked) == [false, false])
        #expect(evaluation.runtimeErrors.isEmpty)
    }

    @Test(
        "in a check or a row blocks the page as well",
        arguments: [
            "{id: c, type: text, label: C, optional: true, check: [{that: '\(endless)', code: x, else: Nein.}]}",
            "{id: c, type: integer, label: C, default: '3', max: 'if \(endless) then 1 else 2'}",
            "{id: c, type: choice, label: C, optional: true, options: [{value: a, label: A, when: '\(endless)'}]}",
            "{id: c, type: group, label: C, repeat: {min: 1, max: 2}, row_label: R, fields: [{id: d, type: text, label: D, optional: true, when: '\(endless)'}]}",
        ])
    func checks(field: String) throws {
        let evaluation = try Fixture.service(fields: "- " + field).evaluate(Answers())
        #expect(evaluation.pages.map(\.isBlocked) == [true])
        #expect(!evaluation.isComplete)
    }
}
