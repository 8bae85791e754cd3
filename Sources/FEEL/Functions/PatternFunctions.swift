/// `matches`, `replace`, `split`.
enum PatternFunctions {
    static let all: [Builtin] = [
        Builtin(
            "matches", [.must("input", .string), .must("pattern", .string), .may("flags", .string)], .boolean,
            .many(matches)),
        Builtin(
            "replace",
            [.must("input", .string), .must("pattern", .string), .must("replacement", .string), .may("flags", .string)],
            .string, .many(replace)),
        Builtin("split", [.must("string", .string), .must("delimiter", .string)], .list(.string), .many(split)),
    ]

    /// The pattern of a call; nil when it or its flags are not valid.
    private static func pattern(_ pattern: Value, _ flags: Value?) -> Pattern? {
        guard let text = pattern.text else { return nil }
        switch flags {
        case nil, .null?: return Pattern(text)
        case .string(let flags)?: return Pattern(text, flags: flags)
        default: return nil
        }
    }

    @Sendable private static func matches(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count >= 2, let input = values[0].text,
            let pattern = pattern(values[1], values.count > 2 ? values[2] : nil)
        else { return .null }
        return .boolean(try pattern.firstMatch(in: Array(input.unicodeScalars), from: 0, &run) != nil)
    }

    @Sendable private static func replace(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count >= 3, let input = values[0].text, let replacement = values[2].text,
            let pattern = pattern(values[1], values.count > 3 ? values[3] : nil)
        else { return .null }
        let isLiteral = values.count > 3 && values[3].text?.contains("q") == true
        guard let parts = isLiteral ? [.text(Array(replacement.unicodeScalars))] : parts(of: replacement, groups: pattern.groups)
        else { return .null }
        let scalars = Array(input.unicodeScalars)
        var result = String.UnicodeScalarView()
        var size = 0
        var place = 0
        while let match = try pattern.firstMatch(in: scalars, from: place, &run) {
            // A pattern that matches nothing at all would never come to an end.
            guard !match.range.isEmpty else { return .null }
            var added = scalars[place..<match.range.lowerBound]
            for part in parts {
                switch part {
                case .text(let text): added += text
                case .group(let number): if let range = match.group(number) { added += scalars[range] }
                }
            }
            size += added.count
            try run.check(stringSize: size)
            try run.step(added.count >> 4)
            result.append(contentsOf: added)
            place = match.range.upperBound
        }
        result.append(contentsOf: scalars[place...])
        return .string(String(result))
    }

    /// The place of the pattern among the arguments of these functions.
    static let patternIndex = 1

    /// The form of `matches` for a pattern that is known when the expression is compiled.
    static func matches(_ pattern: Pattern) -> Builtin {
        Builtin(
            "matches", [.must("input", .string)], .boolean,
            .many { values, run throws(EvaluationError) in
                guard let input = values.first?.text else { return .null }
                return .boolean(try pattern.firstMatch(in: Array(input.unicodeScalars), from: 0, &run) != nil)
            })
    }

    private enum Part {
        case text([Unicode.Scalar])
        case group(Int)
    }

    /// The texts and groups of a replacement; nil for a `$` or `\` that stands for nothing.
    private static func parts(of replacement: String, groups: Int) -> [Part]? {
        var parts: [Part] = []
        var scalars = Array(replacement.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\\":
                guard let next = scalars.popFirst(), next == "\\" || next == "$" else { return nil }
                parts.append(.text([next]))
            case "$":
                guard let digit = scalars.first, (48...57).contains(digit.value) else { return nil }
                scalars = scalars.dropFirst()
                var number = Int(digit.value - 48)
                // As many digits as make a group that exists.
                while let next = scalars.first, (48...57).contains(next.value), number * 10 + Int(next.value - 48) <= groups {
                    number = number * 10 + Int(next.value - 48)
                    scalars = scalars.dropFirst()
                }
                parts.append(.group(number))
            default: parts.append(.text([scalar]))
            }
        }
        return parts
    }

    /// All places of a text that match a pattern.
    static func extract(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 2, let input = values[0].text, let pattern = pattern(values[1], nil) else { return .null }
        let scalars = Array(input.unicodeScalars)
        var found: [Value] = []
        var place = 0
        while let match = try pattern.firstMatch(in: scalars, from: place, &run) {
            guard !match.range.isEmpty else { return .null }
            try run.check(listSize: found.count + 1)
            found.append(.string(String(String.UnicodeScalarView(scalars[match.range]))))
            place = match.range.upperBound
        }
        return .list(found)
    }

    @Sendable private static func split(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 2, let input = values[0].text, let pattern = pattern(values[1], nil) else { return .null }
        let scalars = Array(input.unicodeScalars)
        var parts: [Value] = []
        var place = 0
        while let match = try pattern.firstMatch(in: scalars, from: place, &run) {
            guard !match.range.isEmpty else { return .null }
            try run.check(listSize: parts.count + 1)
            parts.append(.string(String(String.UnicodeScalarView(scalars[place..<match.range.lowerBound]))))
            place = match.range.upperBound
        }
        parts.append(.string(String(String.UnicodeScalarView(scalars[place...]))))
        return .list(parts)
    }
}
