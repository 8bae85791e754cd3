import FEEL
import XMLReading

/// Reads test cases in the format of the DMN TCK.
public enum ModelTestsReader {
    private static let namespace = "http://www.omg.org/spec/DMN/20160719/testcase"

    /// - Throws: ``DMNError`` when the bytes are no test cases.
    public static func read(_ bytes: [UInt8]) throws(DMNError) -> ModelTests {
        let root = try XMLTree.read(bytes)
        guard root.name == "testCases", root.namespace == namespace else {
            throw DMNError("The document holds no test cases.", "Its root must be 'testCases' of '\(namespace)'.", at: root)
        }
        var cases: [ModelTests.Case] = []
        for (index, node) in root.all("testCase").enumerated() { cases.append(try test(node, number: index + 1)) }
        return ModelTests(modelFile: root.child("modelName")?.text.trimmed ?? "", cases: cases)
    }

    private static func test(_ node: XMLTree, number: Int) throws(DMNError) -> ModelTests.Case {
        var inputs: [ModelTests.Input] = []
        for input in node.all("inputNode") {
            inputs.append(ModelTests.Input(name: try name(input), namespace: input["namespace"], value: try value(input)))
        }
        var results: [ModelTests.Result] = []
        for result in node.all("resultNode") {
            let expected = try result.child("expected").map { node throws(DMNError) in try value(node) } ?? .null
            let isError = result["errorResult"] == "true"
            results.append(
                ModelTests.Result(name: try name(result), namespace: result["namespace"], expected: isError ? .null : expected))
        }
        let kind: ModelTests.Case.Kind =
            switch node["type"] {
            case "bkm": .knowledge
            case "decisionService": .service
            default: .decision
            }
        return ModelTests.Case(
            id: node["id"] ?? "\(number)", kind: kind, invocable: node["invocableName"], inputs: inputs, results: results)
    }

    private static func name(_ node: XMLTree) throws(DMNError) -> String {
        guard let name = node["name"] else { throw DMNError("A '\(node.name)' has no name.", "Give it one.", at: node) }
        return name.trimmed
    }

    // MARK: Values

    /// The value in `value`, `list` or `component` elements; null where there is none or it is nil.
    private static func value(_ node: XMLTree) throws(DMNError) -> Value {
        if node.attribute(local: "nil") == "true" { return .null }
        if let list = node.child("list") {
            guard list.attribute(local: "nil") != "true" else { return .null }
            var items: [Value] = []
            for item in list.all("item") { items.append(try value(item)) }
            return .list(items)
        }
        let components = node.all("component")
        if !components.isEmpty {
            var context = Context()
            for component in components { context.set(try name(component), try value(component)) }
            return .context(context)
        }
        return try node.child("value").map { node throws(DMNError) in try simple(node) } ?? .null
    }

    private static func simple(_ node: XMLTree) throws(DMNError) -> Value {
        guard node.attribute(local: "nil") != "true" else { return .null }
        let type = node.attribute(local: "type").map { $0.split(separator: ":").last.map(String.init) ?? $0 } ?? "string"
        let text = node.text.trimmed
        let value: Value?
        switch type {
        case "string": return .string(node.text)
        case "boolean": value = ["true": .boolean(true), "1": .boolean(true), "false": .boolean(false), "0": .boolean(false)][text]
        case "decimal", "double", "float", "integer", "int", "long", "short", "byte":
            value = Number(text.hasPrefix("+") ? String(text.dropFirst()) : text).map { .number($0) }
        case "date", "time", "dateTime", "duration", "dayTimeDuration", "yearMonthDuration": value = temporal(text)
        default: return .string(node.text)
        }
        guard let value else { throw DMNError("'\(text)' is no \(type).", "Correct the value.", at: node) }
        return value
    }

    /// The value of `@"text"`.
    private static func temporal(_ text: String) -> Value? {
        guard !text.contains("\""), !text.contains("\\") else { return nil }
        return try? CompiledExpression.compile("@\"\(text)\"", in: .empty).constant
    }
}
