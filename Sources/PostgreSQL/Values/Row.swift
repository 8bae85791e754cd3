public import FoundationEssentials

/// One row of a result.
///
/// Columns are read by name or by index (from 0). Each reading function throws ``DatabaseError/Code/decoding`` when the
/// column does not exist, is NULL (unless the name ends in `OrNil`) or holds something else. The row keeps the whole
/// result alive: take the values out of it and let it go.
public struct Row: Sendable {
    let table: ResultTable
    let index: Int

    /// Names of the columns, in order.
    public var columns: [String] { table.columns.names }

    public func isNull(_ column: String) throws(DatabaseError) -> Bool {
        try table.isNull(row: index, column: position(column))
    }

    /// The column's text, whatever its type (PostgreSQL's text form).
    public func text(_ column: String) throws(DatabaseError) -> String { try text(position(column)) }
    public func text(_ column: Int) throws(DatabaseError) -> String { try required(column, textOrNil(column)) }
    public func textOrNil(_ column: String) throws(DatabaseError) -> String? { try textOrNil(position(column)) }
    public func textOrNil(_ column: Int) throws(DatabaseError) -> String? {
        try decode(column, "text") { String(decoding: $0, as: UTF8.self) }
    }

    public func int64(_ column: String) throws(DatabaseError) -> Int64 { try int64(position(column)) }
    public func int64(_ column: Int) throws(DatabaseError) -> Int64 { try required(column, int64OrNil(column)) }
    public func int64OrNil(_ column: String) throws(DatabaseError) -> Int64? { try int64OrNil(position(column)) }
    public func int64OrNil(_ column: Int) throws(DatabaseError) -> Int64? {
        try decode(column, "integer", TextForm.int64)
    }

    public func int(_ column: String) throws(DatabaseError) -> Int { Int(try int64(column)) }
    public func int(_ column: Int) throws(DatabaseError) -> Int { Int(try int64(column)) }
    public func intOrNil(_ column: String) throws(DatabaseError) -> Int? { try int64OrNil(column).map { Int($0) } }
    public func intOrNil(_ column: Int) throws(DatabaseError) -> Int? { try int64OrNil(column).map { Int($0) } }

    public func double(_ column: String) throws(DatabaseError) -> Double { try double(position(column)) }
    public func double(_ column: Int) throws(DatabaseError) -> Double { try required(column, doubleOrNil(column)) }
    public func doubleOrNil(_ column: String) throws(DatabaseError) -> Double? { try doubleOrNil(position(column)) }
    public func doubleOrNil(_ column: Int) throws(DatabaseError) -> Double? {
        try decode(column, "number") { Double(String(decoding: $0, as: UTF8.self)) }
    }

    public func bool(_ column: String) throws(DatabaseError) -> Bool { try bool(position(column)) }
    public func bool(_ column: Int) throws(DatabaseError) -> Bool { try required(column, boolOrNil(column)) }
    public func boolOrNil(_ column: String) throws(DatabaseError) -> Bool? { try boolOrNil(position(column)) }
    public func boolOrNil(_ column: Int) throws(DatabaseError) -> Bool? { try decode(column, "boolean", TextForm.bool) }

    public func bytes(_ column: String) throws(DatabaseError) -> [UInt8] { try bytes(position(column)) }
    public func bytes(_ column: Int) throws(DatabaseError) -> [UInt8] { try required(column, bytesOrNil(column)) }
    public func bytesOrNil(_ column: String) throws(DatabaseError) -> [UInt8]? { try bytesOrNil(position(column)) }
    public func bytesOrNil(_ column: Int) throws(DatabaseError) -> [UInt8]? { try decode(column, "bytea", TextForm.bytes) }

    public func uuid(_ column: String) throws(DatabaseError) -> UUID { try uuid(position(column)) }
    public func uuid(_ column: Int) throws(DatabaseError) -> UUID { try required(column, uuidOrNil(column)) }
    public func uuidOrNil(_ column: String) throws(DatabaseError) -> UUID? { try uuidOrNil(position(column)) }
    public func uuidOrNil(_ column: Int) throws(DatabaseError) -> UUID? {
        try decode(column, "uuid") { UUID(uuidString: String(decoding: $0, as: UTF8.self)) }
    }

    /// A `timestamptz`, `timestamp` (taken as UTC) or `date` (its midnight in UTC), exact to the microsecond.
    public func date(_ column: String) throws(DatabaseError) -> Date { try date(position(column)) }
    public func date(_ column: Int) throws(DatabaseError) -> Date { try required(column, dateOrNil(column)) }
    public func dateOrNil(_ column: String) throws(DatabaseError) -> Date? { try dateOrNil(position(column)) }
    public func dateOrNil(_ column: Int) throws(DatabaseError) -> Date? {
        try decode(column, "timestamp") { Timestamp.date(text: $0) }
    }

    /// A one-dimensional array without NULLs, each element in its text form.
    public func textArray(_ column: String) throws(DatabaseError) -> [String] { try textArray(position(column)) }
    public func textArray(_ column: Int) throws(DatabaseError) -> [String] { try required(column, textArrayOrNil(column)) }
    public func textArrayOrNil(_ column: String) throws(DatabaseError) -> [String]? { try textArrayOrNil(position(column)) }
    public func textArrayOrNil(_ column: Int) throws(DatabaseError) -> [String]? {
        try decode(column, "array of text", TextForm.textArray)
    }

    private func position(_ column: String) throws(DatabaseError) -> Int {
        guard let position = table.columns.position(of: column) else {
            throw DatabaseError(.decoding, "the result has no such column", column: column)
        }
        return position
    }

    private func required<Value>(_ column: Int, _ value: Value?) throws(DatabaseError) -> Value {
        guard let value else { throw DatabaseError(.decoding, "the column is NULL", column: table.columns.name(at: column)) }
        return value
    }

    private func decode<Value>(
        _ column: Int, _ type: String, _ read: (UnsafeBufferPointer<UInt8>) -> Value?
    ) throws(DatabaseError) -> Value? {
        guard let bytes = try table.value(row: index, column: column) else { return nil }
        guard let value = read(bytes) else {
            throw DatabaseError(.decoding, "the column does not hold a value of type \(type)", column: table.columns.name(at: column))
        }
        return value
    }
}
