import FEEL

/// `java.util.Objects`.
enum JavaObjects {
    static let methods: [String: JavaMethod] = {
        var table = JavaMethodTable()
        table.add("isNull") { (x: JavaObject) in x.value.isNull }
        table.add("nonNull") { (x: JavaObject) in !x.value.isNull }
        table.add("equals") { (x: JavaObject, y: JavaObject) in x.value == y.value }
        table.add("requireNonNullElse") { (x: JavaObject, y: JavaObject) in x.value.isNull ? y : x }
        table.add(
            "toString(java.lang.Object)",
            JavaMethod(parameterCount: 1) { arguments, run throws(EvaluationError) in .string(try JavaText.text(arguments[0], &run)) })
        return table.methods
    }()
}
