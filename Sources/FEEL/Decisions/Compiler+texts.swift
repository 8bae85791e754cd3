extension Compiler {
    /// Checks an expression of a decision.
    func check(_ text: DecisionText) throws(CompileError) -> Checked {
        try tolerating(text.origin, instead: constant(.null, .any)) { () throws(CompileError) in
            let syntax = try Parser.parse(text.source, names: spacedNames)
            note(height: syntax.height)
            return try check(syntax)
        }
    }

    /// Checks the unary tests of a cell for a value of that type.
    func tests(_ text: DecisionText, of type: ValueType) throws(CompileError) -> CompiledCell {
        try tolerating(text.origin, instead: CompiledCell.never) { () throws(CompileError) in
            let syntax = try Parser.parseTests(text.source, names: spacedNames)
            note(height: syntax.height)
            guard !syntax.tests.isEmpty else { return .always }
            return CompiledCell(isNegated: syntax.isNegated, tests: try membershipTests(syntax.tests, of: type))
        }
    }

    /// Compiles a part; in a lenient compilation a fault is noted and `substitute` stands in for the part.
    func tolerating<Result>(
        _ origin: Int, instead substitute: Result, _ body: () throws(CompileError) -> Result
    ) throws(CompileError) -> Result {
        let outside = levels.count
        let noted = warnings.count
        do throws(CompileError) {
            let result = try body()
            place(warningsFrom: noted, within: origin)
            if decision.isLenient { decision.issues += takeWarnings() }
            return result
        } catch {
            let fault = error.origin == 0 ? error.within(origin) : error
            guard decision.isLenient else { throw fault }
            levels.removeLast(levels.count - outside)
            decision.issues.append(fault)
            return substitute
        }
    }

    private func note(height: Int) {
        decision.height = max(decision.height, height + 2 * decision.depth)
    }

    /// Names of several words that are known at this place.
    private var spacedNames: [KnownNames] {
        var own = KnownNames()
        for level in levels {
            for (name, variable) in level.variables {
                own.insert(name)
                own.insert(fieldsOf: variable.type)
            }
            if let item = level.item { own.insert(fieldsOf: item) }
        }
        return scope.spacedNames + (own.isEmpty ? [] : [own])
    }

    /// Brings a value to its declared type; refuses it where that can never succeed.
    func declared(_ checked: Checked, as type: ValueType?, _ what: String, origin: Int) throws(CompileError) -> Checked {
        guard let type, type != .any, type != checked.type else { return checked }
        if !decision.isLenient, !checked.type.fitsAsArgument(type) {
            throw CompileError(line: 1, column: 1, message: "\(what) must be \(type), but this is \(checked.type).", origin: origin)
        }
        return Checked(node: CoercionNode(checked.node, type), type: type)
    }
}

/// The tests of one cell, ready to run.
struct CompiledCell: Sendable {
    let isNegated: Bool
    /// Nil for a cell that always or never holds.
    let tests: MembershipTests?

    init(isNegated: Bool, tests: MembershipTests?) {
        self.isNegated = isNegated
        self.tests = tests
    }

    static let always = CompiledCell(isNegated: false, tests: nil)
    static let never = CompiledCell(isNegated: true, tests: nil)

    /// Whether it holds for whatever value: `-`.
    var isAlways: Bool { tests == nil && !isNegated }

    /// Whether the cell holds for a value, which stands in the first slot of `frame`; what cannot be decided does not hold.
    func holds(_ value: Value, in frame: Frame, _ run: inout Run) throws(EvaluationError) -> Bool {
        try outcome(of: value, in: frame, &run) ?? false
    }

    /// The same; nil where it cannot be decided.
    func outcome(of value: Value, in frame: Frame, _ run: inout Run) throws(EvaluationError) -> Bool? {
        guard let tests else { return !isNegated }
        return try tests.outcome(of: value, within: frame, &run, isCell: true).map { $0 != isNegated }
    }
}
