import FEEL

/// `String.format` for the root locale. Source: Java SE 21, `java.util.Formatter`.
///
/// `%b %s %c %d %o %x %e %f`, their upper case, `%n` and `%%`, with argument numbers, flags, width and precision. Whatever Java
/// refuses, and `%h %g %a %t`, gives nil. A whole number stands for an integer, any number for a decimal, a text of one
/// character for a `char`.
struct JavaFormat {
    private let arguments: [Value]
    private var ordinary = 0
    private var last: Int?

    static func text(_ format: String, _ arguments: [Value], _ run: inout Run) throws(EvaluationError) -> String? {
        var formatter = JavaFormat(arguments: arguments)
        var text = ""
        var rest = Substring(format).unicodeScalars[...]
        while let mark = rest.firstIndex(of: "%") {
            text += String(rest[..<mark])
            rest = rest[rest.index(after: mark)...]
            guard let field = FormatField(&rest), let part = try formatter.text(field, &run) else { return nil }
            text += part
            try run.check(stringSize: text.utf8.count)
        }
        return text + String(rest)
    }

    private init(arguments: [Value]) {
        self.arguments = arguments
    }

    /// What stands in place of one field; nil where Java would throw.
    private mutating func text(_ field: FormatField, _ run: inout Run) throws(EvaluationError) -> String? {
        try run.step()
        try run.check(stringSize: max(field.width ?? 0, field.precision ?? 0))
        switch field.conversion {
        case "n": return field.flags.isEmpty && field.width == nil && field.precision == nil ? "\n" : nil
        case "%": return field.allows("-") && field.precision == nil ? field.padded("%") : nil
        default: break
        }
        guard let value = argument(field.argument), let text = try text(value, field, &run) else { return nil }
        return field.isUpper ? text.uppercased() : text
    }

    private mutating func argument(_ choice: FormatField.Argument) -> Value? {
        switch choice {
        case .next:
            last = ordinary
            ordinary += 1
        case .same: break
        case .number(let number): last = number - 1
        }
        guard let last, arguments.indices.contains(last) else { return nil }
        return arguments[last]
    }

    private func text(_ value: Value, _ field: FormatField, _ run: inout Run) throws(EvaluationError) -> String? {
        switch field.conversion {
        case "b":
            guard field.allows("-") else { return nil }
            if case .boolean(let truth) = value { return field.padded(field.cut(String(truth))) }
            return field.padded(field.cut(String(!value.isNull)))
        case "s":
            return field.allows("-") ? field.padded(field.cut(try JavaText.text(value, &run))) : nil
        case "c":
            guard field.allows("-"), field.precision == nil else { return nil }
            return value.isNull ? field.padded("null") : JavaFormat.character(value).map { field.padded(String($0)) }
        case "d", "o", "x":
            guard field.allows(field.conversion == "d" ? "-+ 0,(" : "-+ 0(#"), field.precision == nil else { return nil }
        case "f", "e":
            guard field.allows(field.conversion == "f" ? "-+ 0,(#" : "-+ 0(#") else { return nil }
        default: return nil
        }
        guard !value.isNull else { return field.padded(field.cut("null")) }
        guard let number = value.number, let digits = FormatDigits.text(number.absolute, field) else { return nil }
        return field.signed(digits, isNegative: number.isNegative)
    }

    private static func character(_ value: Value) -> Unicode.Scalar? {
        if let code = value.number?.int { return UInt32(exactly: code).flatMap { Unicode.Scalar($0) } }
        return JavaCharacterValue(value)?.scalar
    }
}
