import FEEL
import Foundation
import FormModel
import Workflow

/// Workflows for the tests: the shared `standard` of the fixtures, and ones written in a test.
enum Fixture {
    static let standardText = text("Forms/_workflows/standard.yaml")

    /// The top folder of the product.
    static let product = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) -> String {
        (try? String(contentsOf: product.appendingPathComponent("Tests/Fixtures/\(path)"), encoding: .utf8)) ?? ""
    }

    /// The definition a workflow's text declares.
    static func definition(_ text: String = standardText) throws -> WorkflowDefinition {
        let report = ServiceLoader(files: ["_workflows/standard.yaml": text]).check()
        let errors = report.problems.filter { $0.severity == .error && $0.location.file.hasSuffix("standard.yaml") }
        guard let workflow = report.workflows.first, errors.isEmpty else { throw DefinitionProblems(errors) }
        return workflow
    }

    static func standard() throws -> CompiledWorkflow {
        try CompiledWorkflow.compile(definition())
    }

    /// The fixture's workflow and all of the product's own.
    static let all: [WorkflowDefinition] =
        [try? definition()].compactMap { $0 } + ServiceLoader(folder: product.appendingPathComponent("Forms").path).check().workflows

    static let facts: [String: Value] = [
        "fee": .number(30), "service": .string("bewohnerparken"), "state": .string("in_pruefung"), "days_open": .number(3),
    ]
    static let inputs = ["reason": "Unvollständig", "decision": "ja", "note": "Bitte Fahrzeugschein nachreichen"]
    static let roles = WorkflowRole.allCases.map(\.rawValue)
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
