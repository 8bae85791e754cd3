/// A built-in function, or one of its forms where it has several.
struct Builtin: Sendable {
    struct Parameter: Sendable {
        let name: String
        let type: ValueType
        let isOptional: Bool
    }

    enum Body: Sendable {
        case one(@Sendable (Value) -> Value)
        case two(@Sendable (Value, Value) -> Value)
        case many(@Sendable ([Value], inout Run) throws(EvaluationError) -> Value)
    }

    let name: String
    let parameters: [Parameter]
    /// Whether several arguments stand for one list: `sum(1, 2)`.
    let takesItems: Bool
    /// How many parameters at the end may be repeated: `append(list, a, b)`.
    let isRepeating: Bool
    /// The result's type by those of the arguments.
    let result: @Sendable ([ValueType]) -> ValueType
    let body: Body
    /// Whether equal arguments always give equal results.
    let isPure: Bool

    /// Functions whose null says "there is none": conversions of what people write, and look-ups.
    private static let withNull: Set<String> = [
        "number", "date", "time", "date and time", "duration", "range", "get value", "get or else",
    ]

    /// Whether null is one of the results rather than the lack of one.
    var givesNull: Bool { Builtin.withNull.contains(name) }

    init(
        _ name: String, _ parameters: [Parameter], _ result: ValueType, _ body: Body,
        takesItems: Bool = false, isRepeating: Bool = false, isPure: Bool = true
    ) {
        self.init(name, parameters, body, takesItems: takesItems, isRepeating: isRepeating, isPure: isPure) { _ in result }
    }

    init(
        _ name: String, _ parameters: [Parameter], _ body: Body,
        takesItems: Bool = false, isRepeating: Bool = false, isPure: Bool = true,
        result: @escaping @Sendable ([ValueType]) -> ValueType
    ) {
        self.name = name
        self.parameters = parameters
        self.takesItems = takesItems
        self.isRepeating = isRepeating
        self.isPure = isPure
        self.result = result
        self.body = body
    }

    var required: Int { parameters.count { !$0.isOptional } }

    func accepts(count: Int) -> Bool {
        if takesItems, count >= 1 { return true }
        return count >= required && (count <= parameters.count || isRepeating)
    }
}

extension Builtin.Parameter {
    static func must(_ name: String, _ type: ValueType) -> Builtin.Parameter {
        Builtin.Parameter(name: name, type: type, isOptional: false)
    }

    static func may(_ name: String, _ type: ValueType) -> Builtin.Parameter {
        Builtin.Parameter(name: name, type: type, isOptional: true)
    }

    static let list = must("list", .list(.any))
}
