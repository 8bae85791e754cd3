import CLibpq

/// The rows of one statement, as libpq received them.
///
/// A `PGresult` never changes once it is complete, and reading from it takes no lock and writes nothing: so it may be
/// shared between threads, and is freed with the last reference.
final class ResultTable: @unchecked Sendable {
    private let result: OpaquePointer?
    let rowCount: Int
    let columns: ColumnNames
    /// Rows that an INSERT, UPDATE, DELETE, MERGE or SELECT touched; 0 for other statements.
    let affectedRows: Int

    /// Takes ownership of `result`.
    init(result: OpaquePointer, columns: ColumnNames?) {
        self.result = result
        rowCount = Int(PQntuples(result))
        affectedRows = Int(String(cString: PQcmdTuples(result))) ?? 0
        self.columns = columns ?? ColumnNames(result: result)
    }

    deinit { PQclear(result) }

    var rows: [Row] {
        (0..<rowCount).map { Row(table: self, index: $0) }
    }

    func isNull(row: Int, column: Int) throws(DatabaseError) -> Bool {
        try check(row, column)
        return PQgetisnull(result, Int32(row), Int32(column)) == 1
    }

    /// The text form of a value, valid as long as the table lives; nil for NULL.
    func value(row: Int, column: Int) throws(DatabaseError) -> UnsafeBufferPointer<UInt8>? {
        try check(row, column)
        let (row, column) = (Int32(row), Int32(column))
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return nil }
        let count = Int(PQgetlength(result, row, column))
        return start.withMemoryRebound(to: UInt8.self, capacity: count) { UnsafeBufferPointer(start: $0, count: count) }
    }

    private func check(_ row: Int, _ column: Int) throws(DatabaseError) {
        guard (0..<rowCount).contains(row), (0..<columns.names.count).contains(column) else {
            throw DatabaseError(.decoding, "the result has no such row or column")
        }
    }
}

/// Names of a result's columns, shared by all results of one prepared statement.
final class ColumnNames: Sendable {
    let names: [String]
    private let positions: [String: Int]

    init(result: OpaquePointer) {
        names = (0..<PQnfields(result)).map { index in
            PQfname(result, index).map { String(cString: $0) } ?? ""
        }
        positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    func position(of name: String) -> Int? { positions[name] }

    func name(at position: Int) -> String? { names.indices.contains(position) ? names[position] : nil }
}
