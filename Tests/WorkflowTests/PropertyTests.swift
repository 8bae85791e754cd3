import FEEL
import FormModel
import Testing
import Workflow

@Suite("Whatever happens to a case")
struct PropertyTests {
    @Test("the product's own workflows are among those walked")
    func own() {
        #expect(Fixture.all.count > 1)
    }

    @Test("each pair of state and event either is an arrow of the definition or is refused", arguments: Fixture.all)
    func everyPair(definition: WorkflowDefinition) throws {
        let workflow = try CompiledWorkflow.compile(definition)
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
                    case (.failure(.guardNotMet), let arrow?): #expect(arrow.condition != nil)
                    case (.failure(.notPossible), nil): break
                    default: Issue.record("\(state) \(event) \(role): \(outcome)")
                    }
                }
            }
        }
    }

    @Test("random events lead through known states only, and to an end", arguments: Fixture.all, 0..<50 as Range<UInt64>)
    func walk(definition: WorkflowDefinition, seed: UInt64) throws {
        let workflow = try CompiledWorkflow.compile(definition)
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

    @Test("what is possible is exactly what is decided, conditions and inputs aside", arguments: Fixture.all)
    func possibleIsDecided(definition: WorkflowDefinition) throws {
        let workflow = try CompiledWorkflow.compile(definition)
        #expect(workflow.transitions.count > 0)
        for state in workflow.states.map(\.id) {
            for role in Fixture.roles {
                let possible = workflow.possibleEvents(state: state, role: role).filter { $0.condition == nil }
                let decided = workflow.transitions.map(\.event).reduce(into: [Transition]()) { found, event in
                    let transition = try? workflow.decide(
                        state: state, event: event, role: role, facts: Fixture.facts, inputs: Fixture.inputs)
                    if let transition, transition.condition == nil, !found.contains(transition) { found.append(transition) }
                }
                #expect(possible == decided)
            }
        }
    }
}
