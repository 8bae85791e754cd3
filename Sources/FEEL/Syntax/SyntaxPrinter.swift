/// Writes a syntax tree as the text that parses to the same tree again, with as few parentheses as are clear.
struct SyntaxPrinter {
    /// How tightly a form binds; an operand that binds less tightly than its place asks for stands in parentheses.
    private enum Level: Int {
        case expression, conjunction, comparison, sum, product, power, unary, postfix
    }

    /// Whether every part stands in parentheses, so that no words of two parts can make one name.
    private let isStrict: Bool

    static func text(_ syntax: Syntax, isStrict: Bool = false) -> String {
        SyntaxPrinter(isStrict: isStrict).form(syntax).text
    }

    private func write(_ syntax: Syntax, _ level: Level) -> String {
        let (text, own) = form(syntax)
        if case .comparison = syntax.form { return text }
        return isStrict || own.rawValue < level.rawValue ? "(\(text))" : text
    }

    private func list(_ parts: [Syntax]) -> String {
        parts.map { write($0, .expression) }.joined(separator: ", ")
    }

    private func form(_ syntax: Syntax) -> (text: String, level: Level) {
        switch syntax.form {
        case .null: ("null", .postfix)
        case .boolean(let truth): (truth ? "true" : "false", .postfix)
        case .number(let text): (text, text.hasPrefix("-") ? .unary : .postfix)
        case .string(let text): (SyntaxPrinter.quoted(text), .postfix)
        case .temporal(let text): ("@" + SyntaxPrinter.quoted(text), .postfix)
        case .name(let name): (SyntaxPrinter.name(name), .postfix)
        case .list(let items): ("[\(list(items))]", .postfix)
        case .context(let entries):
            ("{" + entries.map { "\(SyntaxPrinter.key($0.key)): \(write($0.value, .expression))" }.joined(separator: ", ") + "}", .postfix)
        case .range(let range): (self.range(range), .postfix)
        case .negation(let operand):
            if case .number = operand.form {
                ("-(\(write(operand, .expression)))", .unary)
            } else {
                ("-" + write(operand, .postfix), .unary)
            }
        case .path(let operand, let name): ("\(write(operand, .postfix)).\(SyntaxPrinter.name(name))", .postfix)
        case .filter(let operand, let condition): ("\(write(operand, .postfix))[\(write(condition, .expression))]", .postfix)
        case .call(let callee, let arguments): ("\(self.callee(callee))(\(self.arguments(arguments)))", .postfix)
        case .instance(let operand, let type):
            ("\(write(operand, .postfix)) instance of \(SyntaxPrinter.type(type))", .unary)
        default: operation(syntax)
        }
    }

    private func operation(_ syntax: Syntax) -> (String, Level) {
        switch syntax.form {
        case .binary(let operation, let left, let right): return binary(operation, left, right)
        case .and(let operands): return (operands.map { write($0, .comparison) }.joined(separator: " and "), .conjunction)
        case .or(let operands): return (operands.map { write($0, .conjunction) }.joined(separator: " or "), .expression)
        case .between(let operand, let low, let high):
            return ("\(write(operand, .sum)) between \(write(low, .sum)) and \(write(high, .sum))", .comparison)
        case .membership(let operand, let tests): return ("\(write(operand, .sum)) in (\(list(tests)))", .comparison)
        case .comparison(let operation, let operand): return ("\(operation.rawValue) \(write(operand, .sum))", .expression)
        case .conditional(let condition, let positive, let negative):
            let parts = [condition, positive, negative].map { write($0, .expression) }
            return ("if \(parts[0]) then \(parts[1]) else \(parts[2])", .expression)
        case .loop(let iterations, let body):
            return ("for \(self.iterations(iterations)) return \(write(body, .expression))", .expression)
        case .quantified(let isEvery, let iterations, let body):
            let word = isEvery ? "every" : "some"
            return ("\(word) \(self.iterations(iterations)) satisfies \(write(body, .expression))", .expression)
        case .function(let parameters, let body):
            return ("function(\(self.parameters(parameters))) \(write(body, .expression))", .expression)
        case .external(let parameters, let description):
            return ("function(\(self.parameters(parameters))) external \(write(description, .expression))", .expression)
        default: return ("", .postfix)
        }
    }

    private func binary(_ operation: BinaryOperator, _ left: Syntax, _ right: Syntax) -> (String, Level) {
        let (own, beyond): (Level, Level) =
            switch operation {
            case .add, .subtract: (.sum, .product)
            case .multiply, .divide: (.product, .power)
            case .power: (.power, .unary)
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: (.comparison, .sum)
            }
        let first = write(left, own == .comparison ? .sum : own)
        return ("\(first) \(operation.rawValue) \(write(right, beyond))", own)
    }

    private func range(_ range: Syntax.RangeSyntax) -> String {
        switch (range.start, range.end) {
        case (nil, nil): return "()"
        case (let start?, nil): return "(\(range.includesStart ? ">=" : ">") \(write(start, .sum)))"
        case (nil, let end?): return "(\(range.includesEnd ? "<=" : "<") \(write(end, .sum)))"
        case (let start?, let end?):
            return (range.includesStart ? "[" : "(") + endpoint(start) + ".." + endpoint(end) + (range.includesEnd ? "]" : ")")
        }
    }

    /// In parentheses unless it is a single token, so that neither points nor brackets run together.
    private func endpoint(_ syntax: Syntax) -> String {
        switch syntax.form {
        case .number(let text) where !text.hasPrefix("."): text
        case .string, .temporal, .name: write(syntax, .postfix)
        default: "(\(write(syntax, .expression)))"
        }
    }

    private func iterations(_ iterations: [Syntax.Iteration]) -> String {
        iterations.map { iteration in
            let domain = write(iteration.domain, .postfix)
            guard let end = iteration.end else { return "\(SyntaxPrinter.name(iteration.name)) in \(domain)" }
            return "\(SyntaxPrinter.name(iteration.name)) in \(endpoint(iteration.domain))..\(endpoint(end))"
        }.joined(separator: ", ")
    }

    private func parameters(_ parameters: [(name: String, type: TypeSyntax?)]) -> String {
        parameters.map { parameter in
            SyntaxPrinter.name(parameter.name) + (parameter.type.map { ": " + SyntaxPrinter.type($0) } ?? "")
        }.joined(separator: ", ")
    }

    /// A name stays without parentheses: `and` and `or` are functions only where their arguments follow.
    private func callee(_ syntax: Syntax) -> String {
        if case .name(let name) = syntax.form { SyntaxPrinter.name(name) } else { write(syntax, .postfix) }
    }

    private func arguments(_ arguments: Syntax.Arguments) -> String {
        switch arguments {
        case .positional(let values): list(values)
        case .named(let values):
            values.map { "\(SyntaxPrinter.words($0.name)): \(write($0.value, .expression))" }.joined(separator: ", ")
        }
    }
}

// MARK: Words

extension SyntaxPrinter {
    /// A name as it stands in an expression; one of several words stands in backquotes, so that it can be read back without
    /// knowing the names of its place. Those of built-in functions are known everywhere.
    static func name(_ name: String) -> String {
        KnownNames.isPlain(name) || BuiltinTable.functions[name] != nil ? name : "`\(name)`"
    }

    /// A name before a colon, where words with blanks between them are one name already.
    static func words(_ name: String) -> String {
        name.split(separator: " ", omittingEmptySubsequences: false).allSatisfy { KnownNames.isPlain(String($0)) } ? name : "`\(name)`"
    }

    /// The name of a type: one of the standard's, or words with points between them.
    private static func typeName(_ name: String) -> String {
        let isPlain = name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { KnownNames.isPlain(String($0)) }
        return isPlain || Parser.spacedTypes.contains { $0.joined(separator: " ") == name } ? name : "`\(name)`"
    }

    static func key(_ key: String) -> String {
        KnownNames.isPlain(key) ? key : quoted(key)
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    static func type(_ type: TypeSyntax) -> String {
        switch type.form {
        case .named(let name): typeName(name)
        case .list(let item): "list<\(self.type(item))>"
        case .range(let item): "range<\(self.type(item))>"
        case .context(let fields): "context<\(fields.map { "\(words($0.name)): \(self.type($0.type))" }.joined(separator: ", "))>"
        case .function(let parameters, let result):
            "function<\(parameters.map { self.type($0) }.joined(separator: ", "))> -> \(self.type(result))"
        }
    }
}
