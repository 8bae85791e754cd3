/// A FIM data schema (Stammdatenschema) as a message of XDatenfelder 2.0 or 3.0 declares it.
///
/// A message that carries a single group (Datenfeldgruppe) or field (Datenfeld) is a schema with that one element.
/// Source: XDatenfelder, FITKO, XRepository `urn:xoev-de:fim:standard:xdatenfelder`.
public struct DataSchema: Sendable {
    public enum Format: String, Sendable {
        case version2 = "2.0"
        case version3 = "3.0"
    }

    public let format: Format
    /// As the file says it.
    public let namespace: String
    public let head: ElementHead
    /// Rules about the schema as a whole.
    public let rules: [DataRule]
    public let parts: [SchemaPart]
    /// Everyday words (Stichwörter), format 3.
    public let keywords: [String]
    /// What the file does that its own standard does not allow, in the order of lines.
    public let warnings: [SchemaWarning]
}

/// An element at its place: how often it may occur (Anzahl), and by which provision.
public struct SchemaPart: Sendable {
    public let count: Multiplicity
    public let references: [LegalReference]
    public let element: SchemaElement
    public let line: Int
}

/// A field, or a group of elements.
public enum SchemaElement: Sendable {
    case field(DataField)
    case group(DataGroup)

    public var head: ElementHead {
        switch self {
        case .field(let field): field.head
        case .group(let group): group.head
        }
    }

    public var rules: [DataRule] {
        switch self {
        case .field(let field): field.rules
        case .group(let group): group.rules
        }
    }

    /// What lies in a group; empty for a field.
    public var parts: [SchemaPart] {
        if case .group(let group) = self { group.parts } else { [] }
    }
}

/// A group (Datenfeldgruppe): elements that belong together.
public struct DataGroup: Sendable {
    public let head: ElementHead
    /// Of the elements exactly one is to be chosen (Gruppenart X, format 3).
    public let isChoice: Bool
    public let rules: [DataRule]
    public let parts: [SchemaPart]
}

/// A field (Datenfeld): one piece of data.
public struct DataField: Sendable {
    public let head: ElementHead
    /// Feldart: `input`, `select`, `label`, in format 3 also `hidden` and `locked`; as written, so possibly something else.
    public let fieldKind: String
    /// Datentyp: `text`, `date`, `bool`, `num`, `num_int`, `num_currency`, `file`, `obj`, in format 3 also `text_latin`,
    /// `datetime`, `time`; as written.
    public let dataType: String
    public let constraints: Constraints
    /// Inhalt: the text of a label, the value of a hidden or locked field, else a default.
    public let content: String?
    public let codeList: CodeListReference?
    /// Values that stand in the field itself (Werte, format 3).
    public let values: [CodeEntry]
    /// Columns of the code list that hold code, name and help, where the field says so (format 3).
    public let columns: CodeColumns
    /// Vorbefüllung: `keine`, `optional`, `verpflichtend` (format 3).
    public let prefill: String?
    /// Bytes, and media types, of a file (format 3).
    public let maxSize: Int?
    public let mediaTypes: [String]
    public let rules: [DataRule]
}
