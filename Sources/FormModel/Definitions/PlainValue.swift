/// A value of an example as JSON has it, so that a decision can be asked with exactly what other systems would send.
///
/// Without quotes, `true` and `false` are booleans, `null` and nothing are null, and a JSON number is a number; all
/// else is a string.
public indirect enum PlainValue: Equatable, Sendable {
    case null(SourceLocation)
    case boolean(Bool, SourceLocation)
    /// The decimal text as it is written.
    case number(Located<String>)
    case string(Located<String>)
    case list([PlainValue], SourceLocation)
    case map([Entry], SourceLocation)

    public struct Entry: Equatable, Sendable {
        public let name: Located<String>
        public let value: PlainValue
    }

    public var location: SourceLocation {
        switch self {
        case .null(let location), .boolean(_, let location), .list(_, let location), .map(_, let location): location
        case .number(let text), .string(let text): text.location
        }
    }
}

extension PlainValue {
    init(_ node: YAMLNode) {
        switch node {
        case .scalar(let scalar): self = PlainValue.scalar(scalar)
        case .list(let nodes, let location): self = .list(nodes.map { PlainValue($0) }, location)
        case .map(let entries, let location):
            self = .map(entries.map { Entry(name: $0.key, value: PlainValue($0.value)) }, location)
        }
    }

    private static func scalar(_ scalar: YAMLScalar) -> PlainValue {
        if scalar.isEmpty { return .null(scalar.text.location) }
        guard scalar.isPlain else { return .string(scalar.text) }
        switch scalar.text.value {
        case "true": return .boolean(true, scalar.text.location)
        case "false": return .boolean(false, scalar.text.location)
        case let text: return isNumber(text) ? .number(scalar.text) : .string(scalar.text)
        }
    }

    /// The grammar of RFC 8259: no leading zero, no plus sign, digits on both sides of the point.
    private static func isNumber(_ text: String) -> Bool {
        var rest = Substring(text)
        func digits() -> Int {
            let run = rest.prefix { ("0"..."9").contains($0) }
            rest = rest.dropFirst(run.count)
            return run.count
        }
        if rest.first == "-" { rest = rest.dropFirst() }
        let startsWithZero = rest.first == "0"
        let whole = digits()
        guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
        if rest.first == "." {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if rest.first == "e" || rest.first == "E" {
            rest = rest.dropFirst()
            if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
