import FEEL
import FormModel
import Testing
import Workflow

@Suite("Deciding on an event")
struct DecideTests {
    private func decide(
        _ event: String, in state: String, as role: String = "caseworker", facts: [String: Value] = Fixture.facts,
        inputs: [String: String] = Fixture.inputs
    ) throws -> Transition {
        try Fixture.standard().decide(state: state, event: event, role: role, facts: facts, inputs: inputs)
    }

    @Test("gives the transition with its effects in order")
    func transition() throws {
        let transition = try decide("pruefen", in: "eingereicht")
        #expect(transition.to == "in_pruefung")
        #expect(transition.effects == [.message("Wir haben mit der Prüfung begonnen."), .deadline(id: "pruefung", days: 14)])
    }

    @Test("finds an event in every state it comes from", arguments: ["in_pruefung", "rueckfrage"])
    func severalStates(state: String) throws {
        #expect(try decide("ablehnen", in: state).to == "abgelehnt")
        #expect(try decide("ablehnen", in: state).from == state)
    }

    @Test("refuses a state the workflow does not have")
    func unknownState() {
        #expect(throws: Refusal.unknownState("verschwunden")) { try decide("pruefen", in: "verschwunden") }
    }

    @Test("refuses an event of another state and names the possible ones")
    func notPossible() {
        #expect(throws: Refusal.notPossible(event: "pruefen", state: "in_pruefung", possible: ["nachfragen", "bewilligen", "ablehnen"])) {
            try decide("pruefen", in: "in_pruefung")
        }
    }

    @Test("names only events the role can raise")
    func possibleForRole() {
        #expect(throws: Refusal.notPossible(event: "pruefen", state: "rueckfrage", possible: ["antworten"])) {
            try decide("pruefen", in: "rueckfrage", as: "citizen")
        }
    }

    @Test("refuses everything in a state that is done", arguments: ["pruefen", "bewilligen", ""])
    func done(event: String) {
        #expect(throws: Refusal.notPossible(event: event, state: "bewilligt", possible: [])) { try decide(event, in: "bewilligt") }
    }

    @Test("refuses other roles, and roles nobody knows", arguments: ["citizen", "administrator", "system", "root", ""])
    func notPermitted(role: String) {
        #expect(throws: Refusal.notPermitted(event: "pruefen", role: role)) { try decide("pruefen", in: "eingereicht", as: role) }
    }

    @Test("asks for every input that is absent or blank", arguments: [[:], ["decision": " \n", "note": "x"], ["reason": ""]])
    func missingInput(inputs: [String: String]) {
        #expect(throws: Refusal.missingInput(event: "ablehnen", ["decision", "reason"])) {
            try decide("ablehnen", in: "in_pruefung", inputs: inputs)
        }
    }

    @Test("checks permission before it asks for inputs")
    func order() {
        #expect(throws: Refusal.notPermitted(event: "ablehnen", role: "citizen")) {
            try decide("ablehnen", in: "in_pruefung", as: "citizen", inputs: [:])
        }
    }

    @Test("refuses with the definition's sentence when the condition does not hold", arguments: [Value.number(101), .null])
    func guardNotMet(fee: Value) {
        let reason = "Anträge mit mehr als 100 Euro Gebühr entscheidet die Teamleitung."
        #expect(throws: Refusal.guardNotMet(event: "bewilligen", reason: reason)) {
            try decide("bewilligen", in: "in_pruefung", facts: ["fee": fee])
        }
    }

    private func decide(condition: String, facts: [String: Value]) throws -> Transition {
        let text = Fixture.standardText.replacing("when: fee <= 100", with: "when: '\(condition)'")
        return try CompiledWorkflow.compile(Fixture.definition(text))
            .decide(state: "in_pruefung", event: "bewilligen", role: "caseworker", facts: facts, inputs: Fixture.inputs)
    }

    /// What a fact means only when the condition runs, and what would be far too much work.
    private static let failing: [(condition: String, message: String)] = [
        ("fee / days_open <= 100", "'/' at 1:5 has no result for number and number."),
        ("fee = 0 or not(fee / days_open > 3)", "'/' at 1:20 has no result for number and number."),
        ("get value({a: true, b: 5}, service)", "The result must be boolean, but this is number."),
        ("(function(x) 1 / x > 0)(days_open)", "'/' at 1:16 has no result for number and number."),
        ("count(for i in 1..5000, j in 1..5000 return i + j) > 0", "A list has more than 100000 items."),
    ]

    @Test("refuses when the condition cannot be worked out: it is neither true nor false", arguments: failing)
    func guardFailed(condition: String, message: String) throws {
        let error = #expect(throws: Refusal.self) {
            try decide(condition: condition, facts: ["fee": .number(30), "days_open": .number(0), "service": .string("b")])
        }
        guard case .guardFailed("bewilligen", "in_pruefung", "bewilligt", let fault)? = error else {
            Issue.record("\(condition): \(String(describing: error))")
            return
        }
        #expect(fault.description == message)
        #expect(
            error?.description
                == "The condition of the event 'bewilligen' from 'in_pruefung' to 'bewilligt' cannot be worked out: \(message)")
    }

    @Test("says nothing of the facts when the condition fails")
    func guardFailsQuietly() throws {
        let error = #expect(throws: Refusal.self) {
            try decide(
                condition: "fee / (fee - days_open) > 1 or service = null",
                facts: ["fee": .number(4711), "days_open": .number(4711), "service": .string("bewohnerparken")])
        }
        let text = try #require(error?.description)
        #expect(text.contains("'/' at 1:5") && !text.contains("4711") && !text.contains("bewohnerparken"))
    }

    @Test("counts a condition over facts that are not known as not met, not as failed")
    func guardUnknown() {
        #expect(
            throws: Refusal.guardNotMet(event: "bewilligen", reason: "Anträge mit mehr als 100 Euro Gebühr entscheidet die Teamleitung.")
        ) {
            try decide(condition: "fee / days_open <= 100", facts: ["fee": .number(30)])
        }
    }

    @Test("passes when the condition holds")
    func guardMet() throws {
        #expect(try decide("bewilligen", in: "in_pruefung", facts: ["fee": .number(100)]).to == "bewilligt")
    }

    @Test("describes a refusal without what was typed")
    func description() {
        #expect(Refusal.missingInput(event: "ablehnen", ["reason"]).description == "The event 'ablehnen' needs: reason.")
        #expect(
            Refusal.notPossible(event: "a", state: "b", possible: ["c", "d"]).description
                == "The event 'a' is not possible in the state 'b'; possible: c, d.")
    }
}

@Suite("What can happen in a state")
struct PossibleEventsTests {
    @Test("depends on state and role")
    func events() throws {
        let workflow = try Fixture.standard()
        #expect(workflow.possibleEvents(state: "eingereicht", role: "supervisor").map(\.event) == ["pruefen"])
        #expect(workflow.possibleEvents(state: "rueckfrage", role: "caseworker").map(\.event) == ["antworten", "ablehnen"])
        #expect(workflow.possibleEvents(state: "rueckfrage", role: "citizen").map(\.event) == ["antworten"])
    }

    @Test("is nothing for unknown states and roles")
    func unknown() throws {
        let workflow = try Fixture.standard()
        #expect(workflow.possibleEvents(state: "nirgends", role: "caseworker") == [])
        #expect(workflow.possibleEvents(state: "eingereicht", role: "niemand") == [])
        #expect(workflow.state("nirgends") == nil)
        #expect(workflow.state("rueckfrage")?.kind == .waiting)
        #expect(workflow.initialState == "eingereicht")
    }
}
