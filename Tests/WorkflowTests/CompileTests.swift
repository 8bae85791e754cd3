import FormModel
import Foundation
import Testing
import Workflow

@Suite("Compiling a workflow")
struct CompileTests {
    private func problems(condition: String) -> [DefinitionProblem] {
        let text = Fixture.standardText.replacingOccurrences(of: "when: fee <= 100", with: "when: \(condition)")
        do {
            _ = try CompiledWorkflow.compile(Fixture.definition(text))
            return []
        } catch let problems as DefinitionProblems {
            return problems.problems
        } catch {
            return []
        }
    }

    @Test(
        "accepts conditions over the facts",
        arguments: [
            "fee <= 100", "service = \"bewohnerparken\" or days_open > 14", "state != \"eingereicht\"", "service = \"today(\"",
        ])
    func accepts(condition: String) {
        #expect(problems(condition: condition) == [])
    }

    @Test("refuses fields of the form, with line and column of the name")
    func unknownName() throws {
        let problem = try #require(problems(condition: "fee <= 100 and nachname = \"X\"").first)
        #expect(problem.location == SourceLocation(file: "Forms/_workflows/standard.yaml", line: 35, column: 26))
        #expect(!problem.remedy.isEmpty)
    }

    @Test("suggests the fact that was probably meant")
    func suggestion() throws {
        #expect(try #require(problems(condition: "day_open > 3").first).remedy == "Did you mean 'days_open'?")
    }

    @Test("refuses what is no condition", arguments: ["fee + 1", "\"ja\""])
    func wrongType(condition: String) throws {
        let problem = try #require(problems(condition: condition).first)
        #expect(problem.location.line == 35)
    }

    @Test("refuses to ask for the day", arguments: ["today() > date(\"2026-01-01\")", "fee > 1 or now() = null"])
    func clock(condition: String) throws {
        let problem = try #require(problems(condition: condition).first)
        #expect(problem.code == "clock_in_guard")
        #expect(problem.location == SourceLocation(file: "Forms/_workflows/standard.yaml", line: 35, column: 11))
    }

    @Test("splits a transition with several states into one arrow each")
    func arrows() throws {
        let workflow = try Fixture.standard()
        #expect(workflow.transitions.filter { $0.event == "ablehnen" }.map(\.from) == ["in_pruefung", "rueckfrage"])
        #expect(workflow.version.count == 64)
        #expect(workflow.version == (try Fixture.definition().version))
    }

    @Test("gives another version to another text")
    func version() throws {
        let changed = Fixture.standardText.replacingOccurrences(of: "days: 14", with: "days: 15")
        #expect(try Fixture.definition(changed).version != Fixture.definition().version)
    }
}
