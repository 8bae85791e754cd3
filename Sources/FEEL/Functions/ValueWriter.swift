/// Writes values as FEEL does in `string(…)`.
struct ValueWriter {
    private(set) var text = ""

    /// - Parameter isOuter: a text on its own is written without quotes.
    mutating func write(_ value: Value, isOuter: Bool = false, _ run: inout Run) throws(EvaluationError) {
        try run.step()
        switch value {
        case .null: text += "null"
        case .boolean(let truth): text += truth ? "true" : "false"
        case .number(let number): text += number.description
        case .string(let string): text += isOuter ? string : quoted(string)
        case .date(let date): text += date.description
        case .time(let time): text += time.description
        case .dateTime(let moment): text += moment.description
        case .yearsMonths(let duration): text += duration.description
        case .daysTime(let duration): text += duration.description
        case .list(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += ", " }
                try write(item, &run)
            }
            text += "]"
        case .context(let context):
            text += "{"
            for (index, entry) in context.entries.enumerated() {
                if index > 0 { text += ", " }
                text += (KnownNames.isPlain(entry.name) ? entry.name : quoted(entry.name)) + ": "
                try write(entry.value, &run)
            }
            text += "}"
        case .range(let range):
            text += range.includesStart ? "[" : "("
            try writeEndpoint(range.start, &run)
            text += ".."
            try writeEndpoint(range.end, &run)
            text += range.includesEnd ? "]" : ")"
        case .function(let function): text += function.type.description
        }
        try run.check(stringSize: text.utf8.count)
    }

    private mutating func writeEndpoint(_ value: Value, _ run: inout Run) throws(EvaluationError) {
        try write(value, &run)
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
