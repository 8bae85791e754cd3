import FEEL

/// The types of a model by name, those of its imports with their prefix.
struct TypeTable: Sendable {
    /// Types of XML that models use beside those of FEEL.
    private static let foreign: [String: ValueType] = ["integer": .number, "long": .number, "double": .number, "decimal": .number]
    private static let maximumDepth = 30

    private(set) var types: [String: ItemType] = [:]
    private(set) var issues: [(line: Int, element: String, message: String)] = []
    private var definitions: [String: DMNModel.ItemDefinition] = [:]
    private var pending: Set<String> = []
    private let prefixes: Set<String>

    /// - Parameter imported: the types of other models by the prefix they have here.
    init(_ model: DMNModel, imported: [(prefix: String, types: TypeTable)]) {
        prefixes = Set(imported.map(\.prefix))
        for (prefix, table) in imported {
            for (name, type) in table.types { types[prefix.isEmpty ? name : prefix + "." + name] = type }
        }
        for item in model.items {
            definitions[item.name] = item
            types[item.name] = nil
        }
        for item in model.items { _ = type(named: item.name, line: item.line, depth: 0) }
    }

    /// The type that a `typeRef` means; nil for `Any` and for names that mean none.
    func type(_ reference: String?) -> ItemType? {
        guard let name = reference.map(\.trimmed), !name.isEmpty else { return nil }
        for name in TypeTable.spellings(name) {
            if let type = types[name] { return type }
            if let item = TypeTable.item(of: name) { return ItemType(.list(type(item) ?? ItemType(.plain(.any)))) }
            if name == "function" { return ItemType(.function(.any)) }
            if let type = ValueType(feel: name) ?? TypeTable.foreign[name] { return type == .any ? nil : ItemType(.plain(type)) }
        }
        return nil
    }

    /// Whether a reference means something, `Any` included.
    func isKnown(_ reference: String?) -> Bool {
        guard let name = reference.map(\.trimmed), !name.isEmpty else { return true }
        return type(name) != nil || TypeTable.spellings(name).contains { ["any", "<undefined>", "null"].contains($0.lowercased()) }
    }

    /// A name as it stands, then without the prefix that DMN 1.1 gave it (`feel:string`).
    private static func spellings(_ name: String) -> [String] {
        guard let colon = name.lastIndex(of: ":") else { return [name] }
        let prefix = name[..<colon]
        let local = String(name[name.index(after: colon)...])
        return [name, prefix + "." + local, local]
    }

    private static func item(of name: String) -> String? {
        name.hasPrefix("list<") && name.hasSuffix(">") ? String(name.dropFirst(5).dropLast()) : nil
    }

    private mutating func type(named reference: String, line: Int, depth: Int) -> ItemType? {
        for name in TypeTable.spellings(reference) {
            guard types[name] == nil, let definition = definitions[name] else { continue }
            guard depth < TypeTable.maximumDepth, pending.insert(name).inserted else {
                issues.append((line, name, "The type refers to itself; that part accepts every value."))
                return nil
            }
            types[name] = build(definition, depth: depth)
            pending.remove(name)
        }
        return type(reference)
    }

    private mutating func build(_ item: DMNModel.ItemDefinition, depth: Int) -> ItemType {
        var base: ItemType
        if let function = item.function {
            base = ItemType(.function(signature(function, item, depth: depth)))
        } else if !item.components.isEmpty {
            let fields = item.components.map { (name: $0.name, type: build($0, depth: depth + 1)) }
            base = ItemType(.components(fields))
        } else {
            let found = item.typeRef.flatMap { type(named: $0.trimmed, line: item.line, depth: depth + 1) }
            if found == nil, !isKnown(item.typeRef), !pending.contains(item.typeRef ?? "") {
                issues.append((item.line, item.name, "There is no type '\(item.typeRef ?? "")'; every value is accepted."))
            }
            base = found ?? ItemType(.plain(.any))
        }
        if let allowed = tests(item.allowedValues, of: base, item) { base = ItemType(base.shape, tests: base.tests + [allowed]) }
        if item.isCollection { base = ItemType(.list(base)) }
        if let constraint = tests(item.typeConstraint, of: base, item) {
            base = ItemType(base.shape, tests: base.tests + [constraint])
        }
        return base
    }

    private mutating func signature(_ function: DMNModel.FunctionItem, _ item: DMNModel.ItemDefinition, depth: Int) -> ValueType {
        func known(_ reference: String?) -> ValueType {
            guard let reference = reference?.trimmed else { return .any }
            let found = type(named: reference, line: item.line, depth: depth + 1)
            if found == nil, !isKnown(reference), !pending.contains(reference) {
                issues.append((item.line, item.name, "There is no type '\(reference)'; every value is accepted."))
            }
            return found?.known ?? .any
        }
        return .function(parameters: function.parameters.map(known), result: known(function.output))
    }

    private mutating func tests(_ text: String?, of type: ItemType, _ item: DMNModel.ItemDefinition) -> CompiledTests? {
        guard let text = text.map(\.trimmed), !text.isEmpty else { return nil }
        do throws(CompileError) {
            return try CompiledTests.compile(text, of: type.known, in: .empty)
        } catch {
            issues.append((item.line, item.name, "The allowed values cannot be read: \(error)"))
            return nil
        }
    }
}
