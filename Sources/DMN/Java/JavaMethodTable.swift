import FEEL

/// Methods by signature, as they are written down: a parameter's Java type follows from the Swift type of the closure's.
///
/// A closure gives nil where Java throws; what a parameter cannot hold is nil as well. The result is then null.
struct JavaMethodTable {
    private(set) var methods: [String: JavaMethod] = [:]

    mutating func add<A: JavaValue, R: JavaValue>(_ name: String, _ body: @escaping @Sendable (A) -> R?) {
        methods["\(name)(\(A.javaName))"] = JavaMethod(parameterCount: 1) { arguments, _ in
            guard let first = A(arguments[0]) else { return .null }
            return body(first)?.feel ?? .null
        }
    }

    mutating func add<A: JavaValue, B: JavaValue, R: JavaValue>(_ name: String, _ body: @escaping @Sendable (A, B) -> R?) {
        methods["\(name)(\(A.javaName), \(B.javaName))"] = JavaMethod(parameterCount: 2) { arguments, _ in
            guard let first = A(arguments[0]), let second = B(arguments[1]) else { return .null }
            return body(first, second)?.feel ?? .null
        }
    }

    mutating func add<A: JavaValue, B: JavaValue, C: JavaValue, R: JavaValue>(
        _ name: String, _ body: @escaping @Sendable (A, B, C) -> R?
    ) {
        methods["\(name)(\(A.javaName), \(B.javaName), \(C.javaName))"] = JavaMethod(parameterCount: 3) { arguments, _ in
            guard let first = A(arguments[0]), let second = B(arguments[1]), let third = C(arguments[2]) else { return .null }
            return body(first, second, third)?.feel ?? .null
        }
    }

    mutating func add(_ signature: String, _ method: JavaMethod) {
        methods[signature] = method
    }
}
