/// Functions that ask whether something is there: additions to the standard that forms need often.
enum PresenceFunctions {
    static let all: [Builtin] = [
        Builtin("is defined", [.must("value", .any)], .boolean, .one { .boolean(!$0.isNull) }),
        Builtin("is empty", [.list], .boolean, .one { $0.items.map { .boolean($0.isEmpty) } ?? .null }),
        Builtin(
            "is blank", [.must("string", .string)], .boolean,
            .one { value in
                value.text.map { .boolean($0.unicodeScalars.allSatisfy(NameScalars.isBlank)) } ?? .null
            }),
        Builtin("get or else", [.must("value", .any), .must("default", .any)], .two { $0.isNull ? $1 : $0 }) { types in
            types.count == 2 ? types[0].joined(types[1]) : .any
        },
        Builtin("trim", [.must("string", .string)], .string, .one(trim)),
    ]

    @Sendable private static func trim(_ value: Value) -> Value {
        guard let text = value.text else { return .null }
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, NameScalars.isBlank(first) { scalars = scalars.dropFirst() }
        while let last = scalars.last, NameScalars.isBlank(last) { scalars = scalars.dropLast() }
        return .string(String(String.UnicodeScalarView(scalars)))
    }
}
