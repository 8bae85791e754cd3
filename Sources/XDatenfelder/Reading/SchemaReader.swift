import XMLReading

/// Reads messages of XDatenfelder 2.0 and 3.0.
///
/// Real files break their schema in small things: empty identifications, JSON that is none, characters that are not allowed.
/// All of that is a warning. Only what is no message with a form in it is refused.
public enum SchemaReader {
    static let limits = XMLTreeReader.Limits(bytes: 64 << 20, depth: 400, elements: 1_000_000)
    static let namespace = "urn:xoev-de:fim:standard:xdatenfelder_"

    /// - Throws: ``SchemaError`` when the bytes are no XML, no XDatenfelder message, or a message without fields.
    public static func read(_ bytes: [UInt8]) throws(SchemaError) -> DataSchema {
        let root: XMLTree
        do { root = try XMLTreeReader.read(bytes, limits) } catch {
            throw SchemaError(error.message, error.remedy, line: error.line, column: error.column)
        }
        let log = WarningLog()
        let format = try format(of: root, log)
        let (kind, content) = try content(of: root)
        if root.child("header") == nil { log.add("missing_element", "'\(root.name)' has no 'header'.", at: root) }
        for child in root.children where child.name != "header" && child.name != kind.element {
            log.add("unexpected_element", "'\(child.name)' is not known in '\(root.name)'; it was left out.", at: child)
        }
        if root.all(kind.element).count > 1 {
            log.add("duplicate_element", "'\(kind.element)' stands more than once; the first one counts.", at: root)
        }
        let parts = SchemaPartReader(format: format, log: log)
        switch kind {
        case .schema:
            return parts.schema(content, namespace: root.namespace)
        case .group, .field:
            let element = kind == .group ? parts.group(content) : parts.field(content)
            return DataSchema(
                format: format, namespace: root.namespace, head: element.head, rules: [],
                parts: [SchemaPart(count: .one, references: [], element: element, line: content.line)], keywords: [],
                warnings: log.all())
        }
    }

    // MARK: The message

    private enum Kind: String, CaseIterable {
        case schema = "xdatenfelder.stammdatenschema.0102"
        case group = "xdatenfelder.datenfeldgruppe.0103"
        case field = "xdatenfelder.datenfeld.0104"

        /// The element of the message that holds what it carries.
        var element: String { String(rawValue.split(separator: ".")[1]) }
    }

    private static func format(of root: XMLTree, _ log: WarningLog) throws(SchemaError) -> DataSchema.Format {
        guard root.namespace.hasPrefix(namespace) else {
            throw SchemaError(
                "The document is no XDatenfelder message: its root is '\(root.name)' of '\(root.namespace)'.",
                "Export the schema as XDatenfelder 2.0 or 3.0.", line: root.line, column: root.column)
        }
        let version = root.namespace.dropFirst(namespace.count)
        let format: DataSchema.Format? =
            switch version.split(separator: ".").first {
            case "2": .version2
            case "3": .version3
            default: nil
            }
        guard let format else {
            throw SchemaError(
                "'\(version)' is not a version of XDatenfelder that can be read.", "Export the schema as XDatenfelder 2.0 or 3.0.",
                line: root.line, column: root.column)
        }
        if version != "2", version != "3.0.0" {
            log.add("other_version", "The message is of version '\(version)'; it is read like \(format.rawValue).", at: root)
        }
        return format
    }

    private static func content(of root: XMLTree) throws(SchemaError) -> (Kind, XMLTree) {
        guard let kind = Kind(rawValue: root.name) else {
            throw SchemaError(
                "A message '\(root.name)' holds no form.",
                "Take the message with the schema itself, \(Kind.schema.rawValue).", line: root.line, column: root.column)
        }
        guard let content = root.child(kind.element) else {
            throw SchemaError(
                "The message has no '\(kind.element)'.", "Export the schema again.", line: root.line, column: root.column)
        }
        return (kind, content)
    }
}
