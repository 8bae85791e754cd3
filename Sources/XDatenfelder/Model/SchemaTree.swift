/// A schema as a flat list of its elements in document order, each with its path: what tools compare and print.
public struct SchemaTree: Encodable, Sendable {
    public struct Meta: Encodable, Sendable {
        let schema: String
        let version: String
        let title: String
        let namespace: String
        let elements: Int
        let groups: Int
        let fields: Int
        let rules: Int
    }

    public let meta: Meta
    public let elements: [Element]
    public let rules: [Rule]

    public init(_ schema: DataSchema) {
        var elements: [Element] = []
        var rules = schema.rules.map { Rule($0, on: schema.head.id.id) }
        func walk(_ parts: [SchemaPart], below path: [String]) {
            for part in parts {
                let own = path + [part.element.head.id.id]
                elements.append(Element(part, path: own))
                rules += part.element.rules.map { Rule($0, on: part.element.head.id.id) }
                walk(part.element.parts, below: own)
            }
        }
        walk(schema.parts, below: [])
        self.elements = elements
        self.rules = rules
        let groups = elements.count { $0.isGroup }
        meta = Meta(
            schema: schema.head.id.id, version: schema.head.id.version, title: schema.head.name, namespace: schema.namespace,
            elements: elements.count, groups: groups, fields: elements.count - groups, rules: rules.count)
    }
}

extension SchemaTree {
    public struct Element: Encodable, Sendable {
        let path: [String]
        let isGroup: Bool
        private let part: SchemaPart

        init(_ part: SchemaPart, path: [String]) {
            self.part = part
            self.path = path
            if case .group = part.element { isGroup = true } else { isGroup = false }
        }

        private enum Key: String, CodingKey {
            case path, kind, id, version, name, min, max, unbounded, schemaelementart, feldart, datentyp, constraints, codelist
            case values, rules
            case label = "label_in"
            case help = "help_in"
        }

        /// Writes what is there; texts with one blank in place of each run of blanks, `max` as null where there is none.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            let head = part.element.head
            try container.encode(path, forKey: .path)
            try container.encode(isGroup ? "datenfeldgruppe" : "datenfeld", forKey: .kind)
            try container.encode(head.id.id, forKey: .id)
            try container.encode(head.id.version, forKey: .version)
            try container.encode(head.name, forKey: .name)
            try container.encode(head.label, forKey: .label)
            try container.encode(part.count.min, forKey: .min)
            try container.encode(part.count.max, forKey: .max)
            try container.encode(part.count.max == nil, forKey: .unbounded)
            try container.encode(head.elementKind ?? "", forKey: .schemaelementart)
            try container.encodeIfPresent(head.help?.collapsed, forKey: .help)
            if case .field(let field) = part.element { try encode(field, to: &container) }
            let rules = part.element.rules.map(\.id.id)
            if !rules.isEmpty { try container.encode(rules, forKey: .rules) }
        }

        private func encode(_ field: DataField, to container: inout KeyedEncodingContainer<Key>) throws {
            try container.encode(field.fieldKind, forKey: .feldart)
            try container.encode(field.dataType, forKey: .datentyp)
            if !field.constraints.isEmpty { try container.encode(field.constraints.entries, forKey: .constraints) }
            if let list = field.codeList {
                var names: [String: String] = ["urn": list.versionURN.isEmpty ? list.urn : list.versionURN]
                names["id"] = list.id
                try container.encode(names, forKey: .codelist)
            }
            if !field.values.isEmpty {
                try container.encode(field.values.map { ["code": $0.code, "name": $0.name] }, forKey: .values)
            }
        }
    }

    public struct Rule: Encodable, Sendable {
        let id: String
        let version: String
        let name: String
        let text: String
        /// The schema, group or field that the rule belongs to.
        let on: String

        init(_ rule: DataRule, on element: String) {
            id = rule.id.id
            version = rule.id.version
            name = rule.name
            text = rule.text
            on = element
        }
    }
}
