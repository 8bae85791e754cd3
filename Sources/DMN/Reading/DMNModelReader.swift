import XMLReading

/// Reads `.dmn` files of DMN 1.1 to 1.5.
public enum DMNModelReader {
    /// Namespaces of the versions; later drafts that keep the names are read as well.
    private static let namespaces = ["http://www.omg.org/spec/DMN/", "https://www.omg.org/spec/DMN/"]

    /// - Throws: ``DMNError`` when the bytes are no XML of DMN or a part without which nothing works is missing.
    public static func read(_ bytes: [UInt8]) throws(DMNError) -> DMNModel {
        let root = try XMLTree.read(bytes)
        guard root.name == "definitions", namespaces.contains(where: root.namespace.hasPrefix) else {
            throw DMNError(
                "The document is no DMN model: its root is '\(root.name)' of '\(root.namespace)'.",
                "Export the model as DMN 1.3, 1.4 or 1.5.", at: root)
        }
        var elements: [DMNModel.Element] = []
        for child in root.children where child.namespace == root.namespace {
            if let element = try element(child) { elements.append(element) }
        }
        var ids: Set<String> = []
        for (element, node) in zip(elements, elements.map(\.line)) where !ids.insert(element.id).inserted {
            throw DMNError("The id '\(element.id)' is there twice.", "Give each element an id of its own.", line: node)
        }
        return DMNModel(
            name: root["name"] ?? "", namespace: root["namespace"] ?? "", imports: root.all("import").map(imported),
            items: try root.all("itemDefinition").map { node throws(DMNError) in try item(node, depth: 0) }, elements: elements)
    }

    private static func imported(_ node: XMLTree) -> DMNModel.Import {
        DMNModel.Import(name: node["name"] ?? "", namespace: node["namespace"] ?? "", line: node.line)
    }

    private static func item(_ node: XMLTree, depth: Int) throws(DMNError) -> DMNModel.ItemDefinition {
        guard let name = node["name"] else { throw DMNError("An item definition has no name.", "Give it one.", at: node) }
        var components: [DMNModel.ItemDefinition] = []
        for component in node.all("itemComponent") { components.append(try item(component, depth: depth + 1)) }
        return DMNModel.ItemDefinition(
            name: name, typeRef: node.child("typeRef")?.text.trimmed ?? node["typeRef"], isCollection: node["isCollection"] == "true",
            components: components, allowedValues: node.child("allowedValues")?.child("text")?.text,
            typeConstraint: node.child("typeConstraint")?.child("text")?.text, function: node.child("functionItem").map(function),
            line: node.line)
    }

    private static func function(_ node: XMLTree) -> DMNModel.FunctionItem {
        DMNModel.FunctionItem(parameters: node.all("parameters").map { $0["typeRef"] }, output: node["outputTypeRef"])
    }

    private static let kinds: [String: DMNModel.Kind] = [
        "inputData": .input, "decision": .decision, "businessKnowledgeModel": .knowledge, "decisionService": .service,
    ]
    private static let aside: Set<String> = [
        "variable", "question", "allowedAnswers", "description", "extensionElements", "informationRequirement",
        "knowledgeRequirement", "authorityRequirement", "supportedObjective", "impactedPerformanceIndicator", "decisionMaker",
        "decisionOwner", "usingProcess", "usingTask", "encapsulatedLogic",
    ]

    private static func element(_ node: XMLTree) throws(DMNError) -> DMNModel.Element? {
        guard let kind = kinds[node.name] else { return nil }
        guard let name = node["name"], !name.trimmed.isEmpty else {
            throw DMNError("A '\(node.name)' has no name.", "Give it one.", at: node)
        }
        let variable = node.child("variable")
        let required = (node.all("informationRequirement") + node.all("knowledgeRequirement")).flatMap(\.children)
        let logic =
            kind == .knowledge
            ? node.child("encapsulatedLogic")
            : node.children.first { $0.namespace == node.namespace && !aside.contains($0.name) }
        return DMNModel.Element(
            kind: kind, id: node["id"] ?? name, name: name.trimmed, variable: variable?["name"]?.trimmed, typeRef: variable?["typeRef"],
            requirements: references(required), logic: kind == .service || kind == .input ? nil : logic,
            outputs: references(node.all("outputDecision")),
            parameters: references(node.all("inputData") + node.all("inputDecision")), line: node.line)
    }

    private static func references(_ nodes: [XMLTree]) -> [DMNModel.Reference] {
        nodes.compactMap { node in node["href"].map { DMNModel.Reference(href: $0, line: node.line) } }
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var view = Substring(self)
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
