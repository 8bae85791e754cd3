import FEEL
import FormEngine
import FormModel

/// `decisions.yaml` of rules without a form: read, examined, compiled, and every decision made.
///
/// The input is the file; a line `===` ends it, and behind that stands the JSON object that decisions take their parameters
/// from.
enum DecisionsTarget {
    static func run(_ input: [UInt8]) throws(FuzzFault) -> Bool {
        let (text, json) = split(input)
        let files = ["probe/service.yaml": service, "probe/decisions.yaml": String(decoding: text, as: UTF8.self)]
        guard let definition = try? ServiceLoader(files: files).load("probe"),
            let service = try? CompiledService.compile(definition)
        else { return false }
        let members = members(json)
        var isMade = false
        for decision in definition.decisions.prefix(4) {
            let names = decision.parameters.map(\.name)
            let known = members.filter { names.contains($0.name) }
            guard let outcome = try? service.decide(decision.id, with: known, in: environment) else { continue }
            isMade = true
            guard outcome.explanation.count >= outcome.steps.count else { throw FuzzFault("A step has no explanation.") }
        }
        return isMade
    }

    private static func split(_ input: [UInt8]) -> (text: ArraySlice<UInt8>, json: ArraySlice<UInt8>) {
        let mark = Array("\n===\n".utf8)
        guard input.count >= mark.count,
            let start = (0...(input.count - mark.count)).first(where: { input[$0..<$0 + mark.count].elementsEqual(mark) })
        else { return (input[...], []) }
        return (input[...start], input[(start + mark.count)...])
    }

    private static func members(_ json: ArraySlice<UInt8>) -> [(name: String, value: JSONValue)] {
        guard case .object(let members)? = try? JSONReader.read(Array(json)) else { return [] }
        return members
    }

    private static let environment = FormEnvironment(
        today: .epoch, limits: Limits(depth: 200, steps: 2_000, listSize: 500, stringSize: 5_000))

    private static let service = """
        id: probe
        title: Probe
        summary: Damit wird geprüft.
        authority: {name: Bürgerbüro}
        """
}
