/// Functions on numbers.
enum NumberFunctions {
    static let all: [Builtin] =
        rounding + [
            Builtin("abs", [.must("n", .number)], .number, .one { absolute($0) }),
            Builtin("abs", [.must("number", .number)], .number, .one { absolute($0) }),
            Builtin("abs", [.must("n", .yearsMonths)], .yearsMonths, .one { absolute($0) }),
            Builtin("abs", [.must("n", .daysTime)], .daysTime, .one { absolute($0) }),
            Builtin(
                "modulo", [.must("dividend", .number), .must("divisor", .number)], .number,
                .two { dividend, divisor in
                    guard let dividend = dividend.number, let divisor = divisor.number else { return .null }
                    return .number(orNull: dividend.modulo(divisor))
                }),
            Builtin("sqrt", [.must("number", .number)], .number, .one { .number(orNull: $0.number?.squareRoot) }),
            Builtin("exp", [.must("number", .number)], .number, .one { .number(orNull: $0.number?.exponential) }),
            Builtin("log", [.must("number", .number)], .number, .one { .number(orNull: $0.number?.naturalLogarithm) }),
            Builtin("odd", [.must("number", .number)], .boolean, .one { isOdd($0).map { .boolean($0) } ?? .null }),
            Builtin("even", [.must("number", .number)], .boolean, .one { isOdd($0).map { .boolean(!$0) } ?? .null }),
        ]

    private static let rounding: [Builtin] = [
        round("floor", .floor), round("ceiling", .ceiling),
        round("floor", .floor, scale: true), round("ceiling", .ceiling, scale: true),
        round("decimal", .halfEven, scale: true), round("round up", .up, scale: true),
        round("round down", .down, scale: true), round("round half up", .halfUp, scale: true),
        round("round half down", .halfDown, scale: true),
    ]

    private static func round(_ name: String, _ mode: RoundingMode) -> Builtin {
        Builtin(name, [.must("n", .number)], .number, .one { $0.number.map { .number($0.rounded(scale: 0, mode)) } ?? .null })
    }

    private static func round(_ name: String, _ mode: RoundingMode, scale: Bool) -> Builtin {
        Builtin(
            name, [.must("n", .number), .must("scale", .number)], .number,
            .two { number, scale in
                guard let number = number.number, let scale = self.scale(scale) else { return .null }
                return .number(number.rounded(scale: scale, mode))
            })
    }

    /// How many digits behind the point; nil beyond what numbers can have.
    static func scale(_ value: Value) -> Int? {
        guard let scale = value.number?.rounded(scale: 0, .down).int,
            (-Number.largestExponent...(-Number.smallestExponent)).contains(scale)
        else { return nil }
        return scale
    }

    private static func absolute(_ value: Value) -> Value {
        switch value {
        case .number(let number): .number(number.absolute)
        case .yearsMonths(let duration): duration.months < 0 ? Arithmetic.negate(value) : value
        case .daysTime(let duration): duration.isNegative ? Arithmetic.negate(value) : value
        default: .null
        }
    }

    private static func isOdd(_ value: Value) -> Bool? {
        guard let number = value.number, number.isInteger else { return nil }
        return number.exponent == 0 && number.magnitude & 1 == 1
    }
}
