/// Resolves the names of an expression, checks its types and builds the nodes that run.
///
/// One compiler works on one expression; it walks the syntax once.
final class Compiler {
    /// A part that was checked.
    struct Checked {
        let node: any Node
        let type: ValueType

        var constant: Value? { (node as? ConstantNode)?.constant }
    }

    /// A scope within the expression: the variables of a loop, the entries of a context, the item of a filter.
    struct Level {
        var variables: [String: Scope.Variable] = [:]
        /// In a filter, the type of the item, whose entries are names as well.
        var item: ValueType?
        var usedSlots: Set<Int> = []

        mutating func declare(_ name: String, _ type: ValueType) {
            variables[name] = Scope.Variable(index: variables.count, type: type)
        }
    }

    let scope: Scope
    var levels: [Level] = []
    private(set) var reads: Set<Slot> = []
    /// Faults that the mode turns into null.
    private(set) var warnings: [CompileError] = []

    private static let maximumWarnings = 100
    /// What the parts of a decision share while they are compiled.
    var decision = DecisionState()

    init(_ scope: Scope) {
        self.scope = scope
    }

    /// Refuses what cannot work or, where the standard wants null, notes it: the caller then goes on.
    func refuse(_ error: CompileError) throws(CompileError) {
        if scope.mode == .checked, !decision.isLenient { throw error }
        if warnings.count < Compiler.maximumWarnings { warnings.append(error) }
    }

    /// Says of the faults noted since there were `start` in which text of the decision they are.
    func place(warningsFrom start: Int, within origin: Int) {
        for index in warnings.indices.dropFirst(start) where warnings[index].origin == 0 {
            warnings[index] = warnings[index].within(origin)
        }
    }

    /// The faults noted so far; they are forgotten here.
    func takeWarnings() -> [CompileError] {
        defer { warnings = [] }
        return warnings
    }

    /// Refuses a part; in standard mode it is null.
    func null(_ error: CompileError) throws(CompileError) -> Checked {
        try refuse(error)
        return constant(.null, .null)
    }

    func error(_ syntax: Syntax, _ message: String, _ suggestion: String? = nil) -> CompileError {
        error(at: syntax.position, message, suggestion)
    }

    func error(at position: Position, _ message: String, _ suggestion: String? = nil) -> CompileError {
        CompileError(line: position.line, column: position.column, message: message, suggestion: suggestion)
    }

    func constant(_ value: Value, _ type: ValueType) -> Checked {
        Checked(node: ConstantNode(value), type: type)
    }

    func check(_ syntax: Syntax) throws(CompileError) -> Checked {
        switch syntax.form {
        case .null: constant(.null, .null)
        case .boolean(let truth): constant(.boolean(truth), .boolean)
        case .string(let text): constant(.string(text), .string)
        case .number(let text): try number(text, syntax)
        case .temporal(let text): try temporal(text, syntax)
        case .name(let name): try resolve(name, syntax)
        case .negation(let operand): try negation(operand)
        case .binary(let operation, let left, let right): try binary(operation, left, right, syntax)
        case .and(let operands): try logic(operands, decisive: false)
        case .or(let operands): try logic(operands, decisive: true)
        case .between(let operand, let low, let high): try between(operand, low, high)
        case .membership(let operand, let tests): try membership(operand, tests)
        case .comparison: throw error(syntax, "A comparison needs a value on its left side.")
        case .instance(let operand, let type): try instance(operand, type)
        case .conditional(let condition, let positive, let negative): try conditional(condition, positive, negative)
        case .list(let items): try list(items)
        case .context(let entries): try context(entries)
        case .range(let range): try self.range(range, syntax)
        case .path(let operand, let name): try path(operand, name, syntax)
        case .filter(let operand, let condition): try filter(operand, condition)
        case .loop(let iterations, let body): try loop(iterations, body)
        case .quantified(let isEvery, let iterations, let body): try quantified(isEvery, iterations, body)
        case .call(let callee, let arguments): try call(callee, arguments, syntax)
        case .function(let parameters, let body): try function(parameters, body, syntax)
        case .external(let parameters, let description): try external(parameters, description, syntax)
        }
    }

    private func number(_ text: String, _ syntax: Syntax) throws(CompileError) -> Checked {
        guard let number = Number(text) else { return try null(error(syntax, "This number is too large.")) }
        return constant(.number(number), .number)
    }

    private func temporal(_ text: String, _ syntax: Syntax) throws(CompileError) -> Checked {
        guard let value = ConversionFunctions.temporal(text) else {
            return try null(
                error(syntax, "This is no date, time or duration.", "Write @\"2026-11-21\", @\"08:30:00\" or @\"P1Y6M\"."))
        }
        return constant(value, ValueType(of: value))
    }

    /// Runs what does not depend on any value once and for all.
    func folded(_ node: any Node, _ type: ValueType, when isConstant: Bool) -> Checked {
        guard isConstant else { return Checked(node: node, type: type) }
        let limits = Limits(depth: 100, steps: 10_000, listSize: 1_000, stringSize: 10_000)
        // What has no result is left for the run, whose policy decides what becomes of it.
        var run = Run(
            Environment(today: .epoch, now: LocalDateTime(date: .epoch, time: .midnight), limits: limits, noResult: .raise))
        guard let value = try? node.value(Frame(count: 0), &run) else { return Checked(node: node, type: type) }
        return constant(value, type)
    }
}

// MARK: Names

extension Compiler {
    func resolve(_ name: String, _ syntax: Syntax) throws(CompileError) -> Checked {
        if let found = lookUp(name, from: 0, syntax) { return found }
        if let builtin = BuiltinTable.functions[name]?.first { return function(of: builtin) }
        return try null(error(syntax, "The name '\(name)' is not known here.", Suggestion.among(visibleNames, for: name)))
    }

    private var visibleNames: [String] {
        var names = scope.names
        for level in levels {
            names.formUnion(level.variables.keys)
            if case .context(let fields)? = level.item { names.formUnion(fields.map(\.name)) }
        }
        return Array(names)
    }

    /// The nearest meaning of a name, beginning that many levels outwards; nil when it has none.
    private func lookUp(_ name: String, from start: Int, _ syntax: Syntax) -> Checked? {
        for distance in start..<max(start, levels.count) {
            let index = levels.count - 1 - distance
            let level = levels[index]
            if let item = level.item {
                let node = slot(distance, 0)
                switch item {
                case .context(let fields):
                    guard let hint = fields.firstIndex(where: { $0.name == name }) else { break }
                    return Checked(node: PathNode(node, name, hint: hint, Site(name, syntax.position)), type: fields[hint].type)
                case .any, .null:
                    guard name != "item" else { break }
                    let outside = lookUp(name, from: distance + 1, syntax)
                    return Checked(node: ItemNameNode(item: node, name: name, outside: outside?.node), type: .any)
                default: break
                }
            }
            if let variable = level.variables[name] {
                levels[index].usedSlots.insert(variable.index)
                return Checked(node: slot(distance, variable.index), type: variable.type)
            }
        }
        return lookUpOutside(name)
    }

    private func lookUpOutside(_ name: String) -> Checked? {
        for (depth, level) in scope.levels.reversed().enumerated() {
            if let variable = level.variables[name] {
                reads.insert(Slot(depth: depth, index: variable.index))
                return Checked(node: slot(levels.count + depth, variable.index), type: variable.type)
            }
            if let function = level.functions[name] {
                return Checked(node: ClosureNode(function.code, hops: hops(to: function)), type: function.type)
            }
        }
        return nil
    }

    private func slot(_ depth: Int, _ index: Int) -> any Node {
        depth == 0 ? LocalNode(index: index) : SlotNode(Slot(depth: depth, index: index))
    }

    /// A function of the scope, unless a variable shadows it.
    func scopeFunction(_ name: String) -> CompiledFunction? {
        guard !levels.contains(where: { $0.variables[name] != nil }) else { return nil }
        for level in scope.levels.reversed() {
            if level.variables[name] != nil { return nil }
            if let function = level.functions[name] { return function }
        }
        return nil
    }

    /// Whether a name means a value here.
    func isVariable(_ name: String) -> Bool {
        levels.contains { $0.variables[name] != nil } || scope.levels.contains { $0.variables[name] != nil }
    }

    /// How many frames outwards a function's surroundings are; notes what the function reads.
    func hops(to function: CompiledFunction) -> Int {
        let outwards = scope.depth - function.depth
        for slot in function.reads {
            reads.insert(Slot(depth: slot.depth + outwards, index: slot.index))
        }
        return levels.count + outwards
    }

    /// A level within the expression.
    func within<Result>(
        _ level: Level, _ body: () throws(CompileError) -> Result
    ) throws(CompileError) -> (result: Result, level: Level) {
        levels.append(level)
        let result = try body()
        return (result, levels.removeLast())
    }
}

extension ValueType {
    /// The type of a temporal constant.
    init(of value: Value) {
        switch value {
        case .date: self = .date
        case .time: self = .time
        case .dateTime: self = .dateTime
        case .yearsMonths: self = .yearsMonths
        case .daysTime: self = .daysTime
        default: self = .any
        }
    }
}
