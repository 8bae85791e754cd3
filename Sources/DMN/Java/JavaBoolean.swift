import FEEL

/// `java.lang.Boolean`.
enum JavaBoolean {
    static let methods: [String: JavaMethod] = {
        var table = JavaMethodTable()
        for name in ["valueOf", "parseBoolean"] {
            table.add(
                "\(name)(java.lang.String)",
                JavaMethod(parameterCount: 1) { arguments, _ in
                    guard arguments[0].isNull || String(arguments[0]) != nil else { return .null }
                    // No text at all is false as well.
                    return .boolean(String(arguments[0])?.lowercased() == "true")
                })
        }
        table.add("valueOf") { (truth: Bool) in truth }
        table.add("toString") { (truth: Bool) in String(truth) }
        table.add("compare") { (left: Bool, right: Bool) in Int32(left == right ? 0 : left ? 1 : -1) }
        table.add("logicalAnd") { (left: Bool, right: Bool) in left && right }
        table.add("logicalOr") { (left: Bool, right: Bool) in left || right }
        table.add("logicalXor") { (left: Bool, right: Bool) in left != right }
        return table.methods
    }()
}
