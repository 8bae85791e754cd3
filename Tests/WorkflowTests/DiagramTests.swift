import Foundation
import FormModel
import Testing
import Workflow

@Suite("The diagram of a workflow")
struct DiagramTests {
    struct Arrow: Hashable {
        let from: String
        let event: String
        let to: String
    }

    /// The arrows that the function itself takes: every pair of state and event, with a role that may.
    private func decided(_ workflow: CompiledWorkflow) -> Set<Arrow> {
        var arrows: Set<Arrow> = []
        for state in workflow.states.map(\.id) {
            for event in Set(workflow.transitions.map(\.event)) {
                for role in Fixture.roles {
                    let transition = try? workflow.decide(
                        state: state, event: event, role: role, facts: Fixture.facts, inputs: Fixture.inputs)
                    if let transition { arrows.insert(Arrow(from: state, event: event, to: transition.to)) }
                }
            }
        }
        return arrows
    }

    @Test("has in Mermaid exactly the arrows of the function")
    func mermaid() throws {
        let workflow = try Fixture.standard()
        let arrows = workflow.mermaid().split(separator: "\n").compactMap { line -> Arrow? in
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 5, parts[1] == "-->", parts[3] == ":" else { return nil }
            return Arrow(from: parts[0], event: parts[4], to: parts[2])
        }
        #expect(Set(arrows) == decided(workflow))
        #expect(arrows.count == workflow.transitions.count)
    }

    @Test("has in Graphviz exactly the arrows of the function")
    func dot() throws {
        let workflow = try Fixture.standard()
        let arrows = workflow.dot().split(separator: "\n").compactMap { line -> Arrow? in
            let parts = line.components(separatedBy: "\"")
            guard parts.count == 9, parts[2] == " -> " else { return nil }
            return Arrow(from: parts[1], event: parts[7], to: parts[3])
        }
        #expect(Set(arrows) == decided(workflow))
        #expect(arrows.count == workflow.transitions.count)
    }

    @Test("begins at the first state and ends at those that are done")
    func ends() throws {
        let text = try Fixture.standard().mermaid()
        #expect(text.hasPrefix("stateDiagram-v2\n"))
        #expect(text.contains("    [*] --> eingereicht\n"))
        #expect(text.contains("    bewilligt --> [*]\n") && text.contains("    abgelehnt --> [*]\n"))
        #expect(!text.contains("rueckfrage --> [*]"))
    }

    @Test("keeps titles with quotes, colons and words of the diagram languages harmless")
    func escapes() throws {
        let text = Fixture.standardText.replacingOccurrences(of: "title: Eingereicht", with: #"title: "Neu: \"roh\"; #1 \\""#)
            .replacingOccurrences(of: "rueckfrage", with: "note")
        let workflow = try CompiledWorkflow.compile(Fixture.definition(text))
        #expect(workflow.mermaid().contains(#"state "Neu#58; #quot;roh#quot;#59; #35;1 \" as eingereicht"#))
        #expect(workflow.mermaid().contains("in_pruefung --> note_ : nachfragen"))
        #expect(workflow.dot().contains(#"[label="Neu: \"roh\"; #1 \\"]"#))
    }

    @Test("of the product's standard workflow is the one that the documentation shows")
    func documentation() throws {
        let page = try String(contentsOf: Fixture.product.appendingPathComponent("docs/workflow.md"), encoding: .utf8)
        let text = try String(contentsOf: Fixture.product.appendingPathComponent("Forms/_workflows/standard.yaml"), encoding: .utf8)
        let diagram = try CompiledWorkflow.compile(Fixture.definition(text)).mermaid()
        #expect(page.contains(diagram), "Put this diagram into docs/workflow.md:\n\(diagram)")
    }
}
