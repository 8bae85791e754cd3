import FEEL
import FormModel

extension CompiledService {
    /// A JSON Schema (2020-12) of the answers of a complete application, as ``Answers/json()`` writes them.
    ///
    /// Conditions of the form are no part of it: a field that belongs to some applications only is never required. Whatever the engine
    /// accepts is valid; whatever is not valid, ``problems(inPayload:environment:)`` refuses.
    public var jsonSchema: JSONValue {
        let pages = self.pages.map { page in
            page.fields.filter(\.type.isAsked).map { (field: $0, isAlways: page.definition.when == nil) }
        }
        var members: [(name: String, value: JSONValue)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("$id", .string("urn:antragswerk:\(definition.id):\(version)")),
            ("title", .string(definition.title)),
        ]
        members += SchemaWriter.object(pages.flatMap { $0 })
        return .object(members)
    }
}

/// Puts schemas of fields together.
enum SchemaWriter {
    /// The members of the schema of an object with these fields; no others may be in it.
    static func object(_ fields: [(field: CompiledField, isAlways: Bool)]) -> [(name: String, value: JSONValue)] {
        let required = fields.filter { $0.isAlways && $0.field.definition.when == nil && isRequired($0.field) }
        return [
            ("type", .string("object")),
            ("properties", .object(fields.map { ($0.field.id, schema(of: $0.field)) })),
            ("required", .array(required.map { .string($0.field.id) })),
            ("additionalProperties", .bool(false)),
        ]
    }

    /// Rows are stored even where there are none; everything else only where it was answered.
    private static func isRequired(_ field: CompiledField) -> Bool { field.type == .group || !field.isOptional }

    private static func schema(of field: CompiledField) -> JSONValue {
        var members: [(name: String, value: JSONValue)] = [("title", .string(field.label))]
        if let hint = field.hint { members.append(("description", .string(hint))) }
        let own = field.kind.schema(field)
        // Left empty on purpose, where otherwise the default would come back.
        if field.isOptional, field.defaultValue != nil {
            members.append(("anyOf", .array([.object(own), .object([("type", .string("null"))])])))
            return .object(members)
        }
        return .object(members + own)
    }

    static func text(pattern: String) -> [(name: String, value: JSONValue)] {
        [("type", .string("string")), ("pattern", .string("^(?:" + pattern + ")$"))]
    }

    static func text(format: String) -> [(name: String, value: JSONValue)] {
        [("type", .string("string")), ("format", .string(format))]
    }

    static func text(from least: Int, to most: Int) -> [(name: String, value: JSONValue)] {
        [("type", .string("string")), ("minLength", .number(String(max(1, least)))), ("maxLength", .number(String(most)))]
    }

    static func boolean(_ allowed: Bool?) -> [(name: String, value: JSONValue)] {
        allowed.map { [("const", .bool($0))] } ?? [("type", .string("boolean"))]
    }

    static func options(_ field: CompiledField) -> [(name: String, value: JSONValue)] {
        [("enum", .array(field.options.map { .string($0.value) }))]
    }
}
