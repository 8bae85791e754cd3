public import FoundationEssentials

/// A value bound to a placeholder.
public enum SQLValue: Sendable, Hashable {
    case null
    case text(String)
    case int(Int64)
    case bool(Bool)
    case double(Double)
    case bytes([UInt8])
    case uuid(UUID)
    /// A moment, exact to the microsecond.
    case timestamp(Date)
    /// JSON text for a `json` or `jsonb` place.
    case json(String)
    case textArray([String])
    case intArray([Int64])
    case uuidArray([UUID])
    case bytesArray([[UInt8]])
}

/// A type whose values can be bound to a placeholder.
public protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

/// A type whose arrays can be bound to a placeholder (`= ANY(\(list))`, `unnest(\(list))`).
public protocol SQLArrayElement {
    static func sqlArray(_ elements: [Self]) -> SQLValue
}

/// JSON text that is bound to a `json` or `jsonb` place.
public struct SQLJSON: SQLBindable, Sendable, Hashable {
    public let text: String
    public init(_ text: String) { self.text = text }
    public var sqlValue: SQLValue { .json(text) }
}

extension SQLValue: SQLBindable {
    public var sqlValue: SQLValue { self }
}

extension String: SQLBindable, SQLArrayElement {
    public var sqlValue: SQLValue { .text(self) }
    public static func sqlArray(_ elements: [String]) -> SQLValue { .textArray(elements) }
}

extension Substring: SQLBindable {
    public var sqlValue: SQLValue { .text(String(self)) }
}

extension Int: SQLBindable, SQLArrayElement {
    public var sqlValue: SQLValue { .int(Int64(self)) }
    public static func sqlArray(_ elements: [Int]) -> SQLValue { .intArray(elements.map(Int64.init)) }
}

extension Int64: SQLBindable, SQLArrayElement {
    public var sqlValue: SQLValue { .int(self) }
    public static func sqlArray(_ elements: [Int64]) -> SQLValue { .intArray(elements) }
}

extension Int32: SQLBindable {
    public var sqlValue: SQLValue { .int(Int64(self)) }
}

extension Int16: SQLBindable {
    public var sqlValue: SQLValue { .int(Int64(self)) }
}

extension Bool: SQLBindable {
    public var sqlValue: SQLValue { .bool(self) }
}

extension Double: SQLBindable {
    public var sqlValue: SQLValue { .double(self) }
}

extension UInt8: SQLArrayElement {
    public static func sqlArray(_ elements: [UInt8]) -> SQLValue { .bytes(elements) }
}

extension UUID: SQLBindable, SQLArrayElement {
    public var sqlValue: SQLValue { .uuid(self) }
    public static func sqlArray(_ elements: [UUID]) -> SQLValue { .uuidArray(elements) }
}

extension Date: SQLBindable {
    public var sqlValue: SQLValue { .timestamp(self) }
}

extension Data: SQLBindable {
    public var sqlValue: SQLValue { .bytes([UInt8](self)) }
}

extension Array: SQLArrayElement where Element == UInt8 {
    public static func sqlArray(_ elements: [[UInt8]]) -> SQLValue { .bytesArray(elements) }
}

extension Array: SQLBindable where Element: SQLArrayElement {
    public var sqlValue: SQLValue { Element.sqlArray(self) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
