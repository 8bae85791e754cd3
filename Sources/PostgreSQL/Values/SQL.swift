/// A statement with its bindings, written as an interpolated string.
///
/// `"SELECT … WHERE id = \(id)"` becomes the text `SELECT … WHERE id = $1` and one binding: a value can never become
/// part of the text. Another `SQL` may be interpolated as a fragment (its placeholders are renumbered). Text that is not a
/// literal needs the label `unescaped:`, a name that is not a literal the label `identifier:`.
///
/// The type of a placeholder is what PostgreSQL infers from its place. Where nothing tells it (`SELECT \(x)`), add a cast:
/// `SELECT \(x)::bigint`.
public struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The text with `$1`, `$2`, … in place of the values.
    public let text: String
    /// The values, in the order of their placeholders.
    public let bindings: [SQLValue]
    /// The text between the values: always one more than there are values.
    let pieces: [String]

    init(pieces: [String], bindings: [SQLValue]) {
        self.pieces = pieces
        self.bindings = bindings
        guard !bindings.isEmpty else {
            text = pieces.first ?? ""
            return
        }
        var text = ""
        text.reserveCapacity(pieces.reduce(0) { $0 + $1.utf8.count + 4 })
        for (index, piece) in pieces.enumerated() {
            if index > 0 {
                text += "$"
                text += String(index)
            }
            text += piece
        }
        self.text = text
    }

    public init(stringLiteral value: String) {
        self.init(pieces: [value], bindings: [])
    }

    public init(stringInterpolation: StringInterpolation) {
        self.init(pieces: stringInterpolation.pieces + [stringInterpolation.open], bindings: stringInterpolation.bindings)
    }

    /// Collects the literal text and the values of an interpolated string.
    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [String] = []
        var open = ""
        var bindings: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount)
            bindings.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            open += literal
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some SQLBindable) {
            pieces.append(open)
            open = ""
            bindings.append(value.sqlValue)
        }

        /// Binds a value, or NULL for nil.
        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            pieces.append(open)
            open = ""
            bindings.append(value?.sqlValue ?? .null)
        }

        /// Inserts a fragment with its own bindings.
        public mutating func appendInterpolation(_ fragment: SQL) {
            for (piece, value) in zip(fragment.pieces, fragment.bindings) {
                pieces.append(open + piece)
                open = ""
                bindings.append(value)
            }
            open += fragment.pieces.last ?? ""
        }

        /// Inserts text as it is. Never pass anything that came from outside the program.
        public mutating func appendInterpolation(unescaped text: String) {
            open += text
        }

        /// Inserts a name of a table, column, role … in double quotes.
        public mutating func appendInterpolation(identifier name: String) {
            open += SQL.quoted(identifier: name)
        }
    }

    static func quoted(identifier name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension SQL {
    /// Two fragments, one after the other.
    public static func + (left: SQL, right: SQL) -> SQL {
        "\(left)\(right)"
    }
}

extension Sequence<SQL> {
    /// The fragments with a literal between them, for lists of conditions or columns.
    public func joined(separator: SQL) -> SQL {
        var result: SQL?
        for fragment in self {
            if let before = result { result = "\(before)\(separator)\(fragment)" } else { result = fragment }
        }
        return result ?? ""
    }
}
