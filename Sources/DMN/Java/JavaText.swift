import FEEL

/// The text of an object, as its `toString()` gives it.
enum JavaText {
    static func text(_ value: Value, _ run: inout Run) throws(EvaluationError) -> String {
        try run.step()
        switch value {
        case .string(let text): return text
        case .list(let items):
            var parts: [String] = []
            for item in items { parts.append(try text(item, &run)) }
            return "[" + parts.joined(separator: ", ") + "]"
        case .context(let context):
            var parts: [String] = []
            for (name, value) in context.entries { parts.append(name + "=" + (try text(value, &run))) }
            return "{" + parts.joined(separator: ", ") + "}"
        default: return value.feelText
        }
    }
}
