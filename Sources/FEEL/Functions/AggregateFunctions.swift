/// Functions that make one value of a list.
enum AggregateFunctions {
    private static let item: @Sendable ([ValueType]) -> ValueType = { $0.first?.item ?? .any }

    static let all: [Builtin] = [
        Builtin("sum", [.list], .number, .one(sum), takesItems: true),
        Builtin("product", [.list], .number, .one(product), takesItems: true),
        Builtin("mean", [.list], .number, .one(mean), takesItems: true),
        Builtin("median", [.list], .number, .one(median), takesItems: true),
        Builtin("stddev", [.list], .number, .one(deviation), takesItems: true),
        Builtin("mode", [.list], .list(.number), .one(mode), takesItems: true),
        Builtin("min", [.list], .one { extreme($0, wants: -1) }, takesItems: true, result: item),
        Builtin("max", [.list], .one { extreme($0, wants: 1) }, takesItems: true, result: item),
        Builtin("all", [.list], .boolean, .one { decide($0, decisive: false) }, takesItems: true),
        Builtin("any", [.list], .boolean, .one { decide($0, decisive: true) }, takesItems: true),
        // Their names in DMN 1.1.
        Builtin("and", [.list], .boolean, .one { decide($0, decisive: false) }, takesItems: true),
        Builtin("or", [.list], .boolean, .one { decide($0, decisive: true) }, takesItems: true),
    ]

    /// The numbers of a list; nil when it is empty or holds something else.
    private static func numbers(_ value: Value) -> [Number]? {
        guard let items = value.items, !items.isEmpty else { return nil }
        let numbers = items.compactMap(\.number)
        return numbers.count == items.count ? numbers : nil
    }

    private static func total(_ numbers: [Number]) -> Number? {
        var total = Number.zero
        for number in numbers {
            guard let next = total.adding(number) else { return nil }
            total = next
        }
        return total
    }

    @Sendable private static func sum(_ value: Value) -> Value {
        .number(orNull: numbers(value).flatMap(total))
    }

    @Sendable private static func product(_ value: Value) -> Value {
        guard let numbers = numbers(value) else { return .null }
        var product = Number(1)
        for number in numbers {
            guard let next = product.multiplied(by: number) else { return .null }
            product = next
        }
        return .number(product)
    }

    @Sendable private static func mean(_ value: Value) -> Value {
        guard let numbers = numbers(value) else { return .null }
        return .number(orNull: total(numbers)?.divided(by: Number(numbers.count)))
    }

    @Sendable private static func median(_ value: Value) -> Value {
        guard let numbers = numbers(value)?.sorted() else { return .null }
        let middle = numbers.count / 2
        if numbers.count % 2 == 1 { return .number(numbers[middle]) }
        return .number(orNull: numbers[middle - 1].adding(numbers[middle])?.divided(by: 2))
    }

    /// The standard deviation of a sample.
    @Sendable private static func deviation(_ value: Value) -> Value {
        guard let numbers = numbers(value), numbers.count > 1,
            let mean = total(numbers)?.divided(by: Number(numbers.count))
        else { return .null }
        let squares = numbers.compactMap { number in
            number.subtracting(mean).flatMap { $0.multiplied(by: $0) }
        }
        guard squares.count == numbers.count else { return .null }
        return .number(orNull: total(squares)?.divided(by: Number(numbers.count - 1))?.squareRoot)
    }

    @Sendable private static func mode(_ value: Value) -> Value {
        guard let items = value.items else { return .null }
        if items.isEmpty { return .list([]) }
        guard let numbers = numbers(value) else { return .null }
        var counts: [Number: Int] = [:]
        for number in numbers { counts[number, default: 0] += 1 }
        let highest = counts.values.max() ?? 0
        return .list(counts.filter { $0.value == highest }.keys.sorted().map { .number($0) })
    }

    private static func extreme(_ value: Value, wants sign: Int) -> Value {
        guard let items = value.items, var best = items.first, Ordering.isOrdered(best) else { return .null }
        for item in items.dropFirst() {
            guard let order = Ordering.compare(item, best) else { return .null }
            if order == sign { best = item }
        }
        return best
    }

    /// `any`, `all`: the decisive value if an item has it, null if an item is no boolean.
    private static func decide(_ value: Value, decisive: Bool) -> Value {
        guard let items = value.items else { return .null }
        if items.contains(.boolean(decisive)) { return .boolean(decisive) }
        return items.allSatisfy { $0 == .boolean(!decisive) } ? .boolean(!decisive) : .null
    }
}
