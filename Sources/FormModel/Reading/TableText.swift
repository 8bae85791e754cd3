/// The text of a decision table, split into lines and cells with their places.
///
/// `|` stands between cells, `||` between conditions, results and the reason; within `"…"` both are text. Lines that are
/// empty or begin with `//` are passed over.
struct TableText {
    struct Line {
        let location: SourceLocation
        /// Conditions, results and, where it is written, the reason.
        let parts: [[Located<String>]]
    }

    struct Heading {
        let inputs: [Located<String>]
        let outputs: [Located<String>]
    }

    let lines: [Line]

    init(_ text: Located<String>) {
        var lines: [Line] = []
        for (number, line) in text.value.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let scalars = Array(line.unicodeScalars)
            let words = String(line).trimmed
            guard !words.isEmpty, !words.hasPrefix("//") else { continue }
            let start = scalars.firstIndex { !TableText.isBlank($0) } ?? 0
            lines.append(
                Line(
                    location: text.location(line: number + 1, column: start + 1),
                    parts: TableText.parts(of: scalars, line: number + 1, in: text)))
        }
        self.lines = lines
    }

    /// The columns that a first line names; nil where it has no results.
    static func heading(_ line: Line) -> Heading? {
        guard line.parts.count >= 2, !line.parts[1].isEmpty, line.parts[1].allSatisfy({ !$0.value.isEmpty }) else { return nil }
        let inputs = line.parts[0].count == 1 && line.parts[0][0].value.isEmpty ? [] : line.parts[0]
        return Heading(inputs: inputs, outputs: line.parts[1])
    }

    private static func parts(of scalars: [Unicode.Scalar], line: Int, in text: Located<String>) -> [[Located<String>]] {
        var parts: [[Located<String>]] = [[]]
        var start = 0
        var index = 0
        var isText = false
        func cell(_ end: Int) -> Located<String> {
            var range = scalars[start..<end]
            while let first = range.first, isBlank(first) { range.removeFirst() }
            while let last = range.last, isBlank(last) { range.removeLast() }
            let place = text.location(line: line, column: range.startIndex + 1)
            let segment = TextSegment(offset: 0, line: place.line, column: place.column)
            return Located(String(String.UnicodeScalarView(range)), at: place, segments: [segment])
        }
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\"" {
                isText.toggle()
            } else if isText, scalar == "\\" {
                index += 1
            } else if !isText, scalar == "|", parts.count < 3 {
                parts[parts.count - 1].append(cell(index))
                if index + 1 < scalars.count, scalars[index + 1] == "|" {
                    parts.append([])
                    index += 1
                }
                start = index + 1
            }
            index += 1
        }
        parts[parts.count - 1].append(cell(scalars.count))
        return parts
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\r" }
}
