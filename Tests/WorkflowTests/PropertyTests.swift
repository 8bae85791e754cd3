import FEEL
import FormModel
import Testing
import Workflow

@Suite("Whatever happens to a case")
struct PropertyTests {
    @Test("each pair of state and event either is an arrow of the definition or is refused")
    func everyPair() throws {
        let workflow = try Fixture.standard()
        let events = Set(workflow.transitions.map(\.event)).union(["unbekannt", ""])
        for state in workflow.states.map(\.id) {
            for event in events {
                for role in Fixture.roles {
                    let arrow = workflow.transitions.first { $0.from == state && $0.event == event }
                    let outcome = Result { () throws(Refusal) in
                        try workflow.decide(state: state, event: event, role: role, facts: Fixture.facts, inputs: Fixture.inputs)
                    }
                    switch (outcome, arrow) {
                    case (.success(let transition), let arrow?):
                        #expect(transition == arrow)
                        #expect(arrow.roles.contains { $0.rawValue == role })
                    case (.failure(.notPermitted), let arrow?): #expect(!arrow.roles.contains { $0.rawValue == role })
                    case (.failure(.notPossible), nil): break
                    default: Issue.record("\(state) \(event) \(role): \(outcome)")
                    }
                }
            }
        }
    }

    @Test("random events lead through known states only, and to an end", arguments: 0..<50 as Range<UInt64>)
    func walk(seed: UInt64) throws {
        let workflow = try Fixture.standard()
        var random = SeededGenerator(seed: seed)
        let states = Set(workflow.states.map(\.id))
        let events = Array(Set(workflow.transitions.map(\.event))).sorted() + ["unbekannt"]
        var state = workflow.initialState
        var steps = 0
        while workflow.state(state)?.kind != .done, steps < 2_000 {
            steps += 1
            let event = events.randomElement(using: &random) ?? ""
            let role = Fixture.roles.randomElement(using: &random) ?? ""
            guard
                let transition = try? workflow.decide(state: state, event: event, role: role, facts: Fixture.facts, inputs: Fixture.inputs)
            else { continue }
            #expect(transition.from == state)
            #expect(states.contains(transition.to))
            state = transition.to
        }
        #expect(workflow.state(state)?.kind == .done)
    }

    @Test("what is possible is exactly what is decided, conditions and inputs aside")
    func possibleIsDecided() throws {
        let workflow = try Fixture.standard()
        for state in workflow.states.map(\.id) {
            for role in Fixture.roles {
                let possible = workflow.possibleEvents(state: state, role: role)
                let decided = workflow.transitions.map(\.event).reduce(into: [Transition]()) { found, event in
                    let transition = try? workflow.decide(
                        state: state, event: event, role: role, facts: Fixture.facts, inputs: Fixture.inputs)
                    if let transition, !found.contains(transition) { found.append(transition) }
                }
                #expect(possible == decided)
            }
        }
    }
}
