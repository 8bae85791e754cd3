import FEEL

/// `java.lang.String`.
enum JavaString {
    static let methods: [String: JavaMethod] = {
        var table = JavaMethodTable()
        table.add("valueOf") { (truth: Bool) in String(truth) }
        table.add("valueOf") { (character: JavaCharacterValue) in String(character.scalar) }
        table.add("valueOf") { (x: Int32) in String(x) }
        table.add("valueOf") { (x: Int64) in String(x) }
        table.add("valueOf") { (x: Float) in JavaFloats.text(x) }
        table.add("valueOf") { (x: Double) in JavaFloats.text(x) }
        table.add(
            "valueOf(java.lang.Object)",
            JavaMethod(parameterCount: 1) { arguments, run throws(EvaluationError) in .string(try JavaText.text(arguments[0], &run)) })
        table.add(
            "format(java.lang.String, java.lang.Object[])",
            JavaMethod(parameterCount: 2, isVariadic: true) { arguments, run throws(EvaluationError) in
                guard let format = arguments.first?.text else { return .null }
                return try JavaFormat.text(format, JavaMethod.rest(arguments, after: 1), &run).map { .string($0) } ?? .null
            })
        for elements in ["java.lang.CharSequence[]", "java.lang.Iterable"] {
            table.add("join(java.lang.CharSequence, \(elements))", join(isVariadic: elements.hasSuffix("[]")))
        }
        return table.methods
    }()

    private static func join(isVariadic: Bool) -> JavaMethod {
        JavaMethod(parameterCount: 2, isVariadic: isVariadic) { arguments, run throws(EvaluationError) in
            guard let separator = arguments.first?.text else { return .null }
            var parts: [String] = []
            var size = 0
            for value in JavaMethod.rest(arguments, after: 1) {
                guard value.isNull || value.text != nil else { return .null }
                parts.append(value.text ?? "null")
                size += separator.utf8.count + (value.text ?? "null").utf8.count
                try run.step()
                try run.check(stringSize: size)
            }
            return .string(parts.joined(separator: separator))
        }
    }
}
