import XMLReading

/// Collects what is odd about a file while it is read.
final class WarningLog {
    /// More than these help nobody; the rest is counted.
    static let maximum = 1_000

    private let file: String?
    private var warnings: [SchemaWarning] = []
    private var dropped = 0
    private var strangers: [Unicode.Scalar: (line: Int, column: Int, count: Int)] = [:]

    init(file: String? = nil) {
        self.file = file
    }

    func add(_ code: String, _ message: String, at node: XMLTree) {
        guard warnings.count < Self.maximum else {
            dropped += 1
            return
        }
        warnings.append(SchemaWarning(code, message, line: node.line, column: node.column, file: file))
    }

    /// Notes the characters of a text that String.Latin does not have: one warning for each, however often it is there.
    func checkCharacters(of node: XMLTree) {
        for scalar in node.text.unicodeScalars where !LatinCharacters.contains(scalar) {
            strangers[scalar, default: (node.line, node.column, 0)].count += 1
        }
    }

    /// All warnings in the order of lines.
    func all() -> [SchemaWarning] {
        let characters = strangers.map { scalar, found in
            let number = String(scalar.value, radix: 16, uppercase: true)
            let times = found.count == 1 ? "once" : "\(found.count) times"
            return SchemaWarning(
                "character",
                "'\(scalar)' (U+\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)) is not among the characters of "
                    + "String.Latin; it is there \(times) and was kept.",
                line: found.line, column: found.column, file: file)
        }
        var all = (warnings + characters).sorted { ($0.line ?? 0, $0.column ?? 0, $0.code) < ($1.line ?? 0, $1.column ?? 0, $1.code) }
        if dropped > 0 { all.append(SchemaWarning("more", "There are \(dropped) more warnings.", file: file)) }
        return all
    }
}
