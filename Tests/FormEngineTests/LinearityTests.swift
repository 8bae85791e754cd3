import FEEL
import FormEngine
import Testing

@Suite("The work of an evaluation")
struct LinearityTests {
    /// Each field reads the one before: a chain as long as the form, with a check and a computed value each.
    static func form(fields count: Int) -> String {
        var lines = "- {id: f0, type: integer, label: F}"
        for index in 1..<count {
            lines +=
                "\n- {id: f\(index), type: integer, label: F, when: f\(index - 1) != null, check: [{that: value > 0, code: x, else: Nein.}]}"
        }
        return lines
    }

    static func answers(_ count: Int) -> Answers {
        var answers = Answers()
        for index in 0..<count { answers["f\(index)"] = .number(1) }
        return answers
    }

    @Test("grows with the number of fields and not faster", arguments: [10, 100, 1_000])
    func expressions(count: Int) throws {
        let evaluation = try Fixture.service(fields: Self.form(fields: count)).evaluate(Self.answers(count))
        #expect(evaluation.isComplete)
        #expect(evaluation.expressionCount == 2 * (count - 1))
    }

    @Test("grows with the number of rows and not faster", arguments: [1, 10, 100])
    func rows(count: Int) throws {
        let service = try Fixture.service(
            fields: """
                - {id: g, type: group, label: G, repeat: {min: 0, max: 100}, row_label: R, fields: [{id: a, type: integer, label: A}, {id: b, type: computed, label: B, value: a * 2, as: integer}]}
                """)
        let rows = Array(repeating: Answers(["a": .number(1)]), count: count)
        #expect(service.evaluate(Answers(["g": .rows(rows)])).expressionCount == count)
    }

    @Test("stays the same however long the chain of unanswered fields is")
    func stops() throws {
        let evaluation = try Fixture.service(fields: Self.form(fields: 1_000)).evaluate(Answers())
        #expect(evaluation.problems.count == 1)
        #expect(evaluation.expressionCount == 999)
    }
}
