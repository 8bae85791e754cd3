/// Functions on lists. Positions begin at 1; negative ones count from the end.
enum ListFunctions {
    static let all: [Builtin] = selection + changes + AggregateFunctions.all

    private static let sameList: @Sendable ([ValueType]) -> ValueType = { types in
        if case .list? = types.first { types[0] } else { .list(.any) }
    }

    private static let selection: [Builtin] = [
        Builtin("list contains", [.list, .must("element", .any)], .boolean, .many(contains)),
        Builtin("count", [.list], .number, .one { $0.items.map { .number($0.count) } ?? .null }, takesItems: true),
        Builtin(
            "sublist", [.list, .must("start position", .number), .may("length", .number)], .many(sublist), result: sameList),
        Builtin("index of", [.list, .must("match", .any)], .list(.number), .many(indexes)),
        Builtin("distinct values", [.list], .many(distinct), result: sameList),
        Builtin("reverse", [.list], .one { $0.items.map { .list($0.reversed()) } ?? .null }, result: sameList),
        Builtin(
            "sort", [.list, .may("precedes", .function(parameters: [.any, .any], result: .boolean))], .many(sort),
            result: sameList),
    ]

    private static let changes: [Builtin] = [
        Builtin("append", [.list, .must("items", .any)], .list(.any), .many(append), isRepeating: true),
        Builtin("append", [.list, .must("item", .any)], .list(.any), .many(append)),
        Builtin("concatenate", [.list], .list(.any), .many(concatenate), isRepeating: true),
        Builtin(
            "concatenate", [.must("lists", .list(.list(.any)))], .list(.any),
            .many { values, run throws(EvaluationError) in try concatenate(values.first?.items ?? [.null], &run) }),
        Builtin(
            "union", [.list], .list(.any),
            .many { lists, run throws(EvaluationError) in
                guard case .list(let items) = try concatenate(lists, &run) else { return .null }
                return try distinct([.list(items)], &run)
            }, isRepeating: true),
        Builtin(
            "union", [.must("lists", .list(.list(.any)))], .list(.any),
            .many { values, run throws(EvaluationError) in
                guard case .list(let items) = try concatenate(values.first?.items ?? [.null], &run) else { return .null }
                return try distinct([.list(items)], &run)
            }),
        Builtin("flatten", [.list], .list(.any), .many(flatten)),
        Builtin("insert before", [.list, .must("position", .number), .must("newItem", .any)], .list(.any), .many(insert)),
        Builtin("remove", [.list, .must("position", .number)], .many(remove), result: sameList),
        Builtin("list replace", [.list, .must("position", .number), .must("newItem", .any)], .list(.any), .many(replace)),
        Builtin(
            "list replace",
            [.list, .must("match", .function(parameters: [.any, .any], result: .boolean)), .must("newItem", .any)], .list(.any),
            .many(replace)),
    ]

    @Sendable private static func contains(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 2, let items = values[0].items else { return .null }
        for item in items where try Equality.isEqual(item, values[1], &run) == true { return .boolean(true) }
        return .boolean(false)
    }

    @Sendable private static func indexes(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 2, let items = values[0].items else { return .null }
        var found: [Value] = []
        for (index, item) in items.enumerated() where try Equality.isEqual(item, values[1], &run) == true {
            found.append(.number(index + 1))
        }
        return .list(found)
    }

    /// The place of a position in `items`; nil outside.
    private static func index(_ position: Value, in items: [Value]) -> Int? {
        guard let position = position.number?.int, position != 0, position.magnitude <= items.count else { return nil }
        return position > 0 ? position - 1 : items.count + position
    }

    @Sendable private static func sublist(_ values: [Value], _ run: inout Run) -> Value {
        guard values.count >= 2, let items = values[0].items, let start = index(values[1], in: items) else { return .null }
        guard values.count > 2 else { return .list(Array(items[start...])) }
        guard let length = values[2].number?.int, length >= 0, length <= items.count - start else { return .null }
        return .list(Array(items[start..<start + length]))
    }

    @Sendable private static func distinct(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let items = values.first?.items else { return .null }
        var kept: [Value] = []
        for item in items {
            try run.step(kept.count)
            var isKnown = false
            for other in kept where try Equality.isEqual(item, other, &run) == true {
                isKnown = true
                break
            }
            if !isKnown { kept.append(item) }
        }
        return .list(kept)
    }

    @Sendable private static func append(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let items = values.first?.items else { return .null }
        return .list(items + values.dropFirst())
    }

    @Sendable private static func concatenate(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        var result: [Value] = []
        for value in values {
            guard let items = value.items else { return .null }
            try run.check(listSize: result.count + items.count)
            result += items
        }
        return .list(result)
    }

    @Sendable private static func flatten(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let items = values.first?.items else { return .null }
        var result: [Value] = []
        try flatten(items, into: &result, depth: 0, &run)
        return .list(result)
    }

    private static func flatten(
        _ items: [Value], into result: inout [Value], depth: Int, _ run: inout Run
    ) throws(EvaluationError) {
        guard depth <= Nesting.maximum else {
            throw EvaluationError(kind: .depth, message: "Values are nested too deeply.")
        }
        try run.step(items.count)
        for item in items {
            if case .list(let inner) = item {
                try flatten(inner, into: &result, depth: depth + 1, &run)
            } else {
                try run.check(listSize: result.count + 1)
                result.append(item)
            }
        }
    }

    @Sendable private static func insert(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 3, var items = values[0].items, let position = values[1].number?.int, position != 0,
            position.magnitude <= items.count + (position > 0 ? 1 : 0)
        else { return .null }
        items.insert(values[2], at: position > 0 ? position - 1 : items.count + position)
        return .list(items)
    }

    @Sendable private static func remove(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 2, var items = values[0].items, let index = index(values[1], in: items) else { return .null }
        items.remove(at: index)
        return .list(items)
    }

    @Sendable private static func replace(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 3, var items = values[0].items else { return .null }
        if case .function(let match) = values[1] {
            for index in items.indices {
                guard case .boolean(let isMatch) = try match.call([items[index], values[2]], &run) else { return .null }
                if isMatch { items[index] = values[2] }
            }
            return .list(items)
        }
        guard let index = index(values[1], in: items) else { return .null }
        items[index] = values[2]
        return .list(items)
    }

    /// A stable merge sort by `precedes`, or by the natural order where all items have one.
    @Sendable private static func sort(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard let items = values.first?.items else { return .null }
        if values.count > 1, !values[1].isNull {
            guard case .function(let precedes) = values[1] else { return .null }
            return .list(
                try merged(items, &run) { left, right, run throws(EvaluationError) in
                    try precedes.call([left, right], &run).isTrue
                })
        }
        guard let first = items.first else { return .list([]) }
        guard items.allSatisfy({ Ordering.compare(first, $0) != nil }) else { return .null }
        return .list(
            try merged(items, &run) { left, right, _ throws(EvaluationError) in
                Ordering.compare(left, right).map { $0 < 0 } ?? false
            })
    }

    private static func merged(
        _ items: [Value], _ run: inout Run, by precedes: (Value, Value, inout Run) throws(EvaluationError) -> Bool
    ) throws(EvaluationError) -> [Value] {
        guard items.count > 1 else { return items }
        let middle = items.count / 2
        let left = try merged(Array(items[..<middle]), &run, by: precedes)
        let right = try merged(Array(items[middle...]), &run, by: precedes)
        var result: [Value] = []
        result.reserveCapacity(items.count)
        var (first, second) = (0, 0)
        while first < left.count, second < right.count {
            try run.step()
            if try precedes(right[second], left[first], &run) {
                result.append(right[second])
                second += 1
            } else {
                result.append(left[first])
                first += 1
            }
        }
        return result + left[first...] + right[second...]
    }
}
