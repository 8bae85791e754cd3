import FEEL
import XMLReading

/// Turns boxed expressions into the logic that FEEL compiles. Source: DMN 1.5, sections 8 and 10.2.2.
///
/// The origin of each text is its line in the file.
struct LogicReader {
    let types: TypeTable
    /// For tables and explanations.
    let decision: String
    private(set) var issues: [(line: Int, message: String)] = []

    private static let boxes: Set<String> = [
        "literalExpression", "decisionTable", "context", "functionDefinition", "invocation", "list", "relation", "conditional",
        "for", "every", "some", "filter",
    ]

    init(types: TypeTable, decision: String) {
        self.types = types
        self.decision = decision
    }

    /// The logic of an expression element, brought to its `typeRef`; none where nothing is written.
    mutating func logic(_ node: XMLTree?) -> DecisionLogic {
        guard let node else { return .none }
        return converted(plain(node), to: node["typeRef"], line: node.line)
    }

    /// The expression within an element such as `in`, `then` or `binding`.
    mutating func child(of node: XMLTree?) -> DecisionLogic {
        guard let node else { return .none }
        let inner = logic(node.children.first { $0.namespace == node.namespace && LogicReader.boxes.contains($0.name) })
        return converted(inner, to: node["typeRef"], line: node.line)
    }

    mutating func converted(_ logic: DecisionLogic, to reference: String?, line: Int) -> DecisionLogic {
        if !types.isKnown(reference) {
            issues.append((line, "There is no type '\(reference ?? "")'; every value is accepted."))
        }
        guard let type = types.type(reference) else { return logic }
        return .converted(logic, to: type.known, by: DecisionLogic.Conversion(type))
    }

    private mutating func plain(_ node: XMLTree) -> DecisionLogic {
        switch node.name {
        case "literalExpression": return text(node).map { .expression($0) } ?? .none
        case "decisionTable": return table(node)
        case "context": return context(node)
        case "functionDefinition": return function(node)
        case "invocation": return invocation(node)
        case "list": return .list(boxes(node).map { logic($0) })
        case "relation": return relation(node)
        case "conditional":
            return .conditional(
                child(of: node.child("if")), then: child(of: node.child("then")), otherwise: child(of: node.child("else")))
        case "for":
            return .loop(
                variable: node["iteratorVariable"] ?? "", child(of: node.child("in")), body: child(of: node.child("return")))
        case "every", "some":
            return .quantified(
                isEvery: node.name == "every", variable: node["iteratorVariable"] ?? "", child(of: node.child("in")),
                condition: child(of: node.child("satisfies")))
        case "filter": return .filter(child(of: node.child("in")), match: child(of: node.child("match")))
        default:
            issues.append((node.line, "There is no expression '\(node.name)' in DMN; it is null."))
            return .none
        }
    }

    private func boxes(_ node: XMLTree) -> [XMLTree] {
        node.children.filter { $0.namespace == node.namespace && LogicReader.boxes.contains($0.name) }
    }

    private func text(_ node: XMLTree?) -> DecisionText? {
        guard let node, let text = node.child("text")?.text, !text.trimmed.isEmpty else { return nil }
        return DecisionText(text, origin: node.line)
    }

    // MARK: Boxes with names

    private mutating func context(_ node: XMLTree) -> DecisionLogic {
        var entries: [DecisionLogic.Entry] = []
        var result: DecisionLogic?
        for entry in node.all("contextEntry") {
            let inner = child(of: entry)
            if let variable = entry.child("variable"), let name = variable["name"] {
                let value = converted(inner, to: variable["typeRef"], line: entry.line)
                entries.append(DecisionLogic.Entry(name.trimmed, value, origin: entry.line))
            } else {
                result = inner
            }
        }
        return .context(entries, result: result)
    }

    private mutating func function(_ node: XMLTree) -> DecisionLogic {
        .function(parameters(node), result: nil, body: body(node))
    }

    func parameters(_ node: XMLTree) -> [DecisionLogic.Parameter] {
        node.all("formalParameter").map { parameter in
            DecisionLogic.Parameter((parameter["name"] ?? "").trimmed, types.type(parameter["typeRef"])?.known)
        }
    }

    /// The body of a function, before which each argument is brought to the parameter's type.
    mutating func body(_ node: XMLTree) -> DecisionLogic {
        let body = written(node)
        var entries: [DecisionLogic.Entry] = []
        for parameter in node.all("formalParameter") {
            guard let name = parameter["name"]?.trimmed, let type = types.type(parameter["typeRef"]), !type.tests.isEmpty else { continue }
            let argument = DecisionLogic.expression(DecisionText(name, origin: parameter.line))
            entries.append(
                DecisionLogic.Entry(name, .converted(argument, to: type.known, by: DecisionLogic.Conversion(type)), origin: parameter.line))
        }
        return entries.isEmpty ? body : .context(entries, result: body)
    }

    /// A function's body as its kind wants it: an expression, or the description of one that lies outside.
    private mutating func written(_ node: XMLTree) -> DecisionLogic {
        let body = child(of: XMLTree(body: node))
        let kind = node["kind"] ?? "FEEL"
        switch kind {
        case "FEEL": return body
        case "Java": return .external(description: body, arguments: parameters(node).map(\.name))
        default:
            issues.append((node.line, "Functions of \(kind) are not run; the result is null."))
            return .none
        }
    }

    private mutating func invocation(_ node: XMLTree) -> DecisionLogic {
        guard let callee = text(node.child("literalExpression")) else { return .none }
        var arguments: [DecisionLogic.Entry] = []
        for binding in node.all("binding") {
            guard let parameter = binding.child("parameter"), let name = parameter["name"] else { continue }
            let value = converted(child(of: binding), to: parameter["typeRef"], line: binding.line)
            arguments.append(DecisionLogic.Entry(name.trimmed, value, origin: binding.line))
        }
        return .invocation(callee, arguments)
    }

    private mutating func relation(_ node: XMLTree) -> DecisionLogic {
        let columns = node.all("column").map { column in
            DecisionLogic.Column((column["name"] ?? "").trimmed, types.type(column["typeRef"])?.known)
        }
        var rows: [[DecisionLogic]] = []
        let references = node.all("column").map { $0["typeRef"] }
        for row in node.all("row") {
            var cells: [DecisionLogic] = []
            for (index, cell) in boxes(row).enumerated() {
                let reference = references.indices.contains(index) ? references[index] : nil
                cells.append(converted(logic(cell), to: reference, line: cell.line))
            }
            rows.append(cells)
        }
        return .relation(columns, rows: rows)
    }

    // MARK: Tables

    private mutating func table(_ node: XMLTree) -> DecisionLogic {
        let outputs = node.all("output")
        return .table(
            DecisionTable(
                name: decision, hitPolicy: hitPolicy(node),
                inputs: node.all("input").map { input in
                    let expression = input.child("inputExpression")
                    return DecisionTable.Input(
                        text(expression) ?? DecisionText("null", origin: input.line), label: input["label"],
                        type: types.type(expression?["typeRef"])?.known, values: tests(input.child("inputValues")), isLimited: true)
                },
                outputs: outputs.map { output in
                    DecisionTable.Output(
                        output["name"] ?? output["label"] ?? decision, type: types.type(output["typeRef"])?.known,
                        values: tests(output.child("outputValues")), defaultValue: text(output.child("defaultOutputEntry")))
                },
                rules: node.all("rule").map(rule), origin: node.line))
    }

    private func rule(_ node: XMLTree) -> DecisionTable.Rule {
        let reason = node.all("annotationEntry").compactMap { $0.child("text")?.text.trimmed }.first { !$0.isEmpty }
        return DecisionTable.Rule(
            node.all("inputEntry").map { tests($0) ?? DecisionText("-", origin: $0.line) },
            node.all("outputEntry").map { text($0) ?? DecisionText("null", origin: $0.line) }, reason: reason)
    }

    private func tests(_ node: XMLTree?) -> DecisionText? { text(node) }

    private func hitPolicy(_ node: XMLTree) -> HitPolicy {
        switch (node["hitPolicy"] ?? "UNIQUE", node["aggregation"]) {
        case ("COLLECT", "SUM"): .sum
        case ("COLLECT", "MIN"): .minimum
        case ("COLLECT", "MAX"): .maximum
        case ("COLLECT", "COUNT"): .count
        case (let name, _): HitPolicy(name.lowercased()) ?? .unique
        }
    }
}

extension XMLTree {
    /// A function's definition without its parameters and its own `typeRef`, which stands for the function.
    fileprivate init(body node: XMLTree) {
        self.init(name: node.name, namespace: node.namespace, line: node.line, column: node.column, children: node.children)
    }
}
