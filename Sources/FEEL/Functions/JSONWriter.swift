/// Writes values as JSON for `to json`: dates, times, durations and ranges as texts.
struct JSONWriter {
    private(set) var text = ""

    /// - Returns: false for what JSON has no form for: a function.
    mutating func write(_ value: Value, _ run: inout Run) throws(EvaluationError) -> Bool {
        try run.step()
        switch value {
        case .null: text += "null"
        case .boolean(let truth): text += truth ? "true" : "false"
        case .number(let number): text += number.description
        case .string(let string): quote(string)
        case .list(let items):
            text += "["
            for (index, item) in items.enumerated() {
                if index > 0 { text += "," }
                guard try write(item, &run) else { return false }
            }
            text += "]"
        case .context(let context):
            text += "{"
            for (index, entry) in context.entries.enumerated() {
                if index > 0 { text += "," }
                quote(entry.name)
                text += ":"
                guard try write(entry.value, &run) else { return false }
            }
            text += "}"
        case .date, .time, .dateTime, .yearsMonths, .daysTime, .range:
            var writer = ValueWriter()
            try writer.write(value, &run)
            quote(writer.text)
        case .function: return false
        }
        try run.check(stringSize: text.utf8.count)
        return true
    }

    private mutating func quote(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                text += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
