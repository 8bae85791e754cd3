/// The relations between points and ranges. Source: DMN 1.5, table 78, after Allen's interval algebra.
enum RangeFunctions {
    static let all: [Builtin] =
        relations.flatMap { $0 } + [Builtin("range", [.must("from", .string)], .range(.any), .one(range))]

    private static let relations: [[Builtin]] = [
        relation("before", .points) { first, second in
            order(first.end, second.start).map { $0 < 0 || ($0 == 0 && !(first.includesEnd && second.includesStart)) }
        },
        relation("after", .points) { first, second in
            order(first.start, second.end).map { $0 > 0 || ($0 == 0 && !(first.includesStart && second.includesEnd)) }
        },
        relation("meets") { first, second in
            order(first.end, second.start).map { $0 == 0 && first.includesEnd && second.includesStart }
        },
        relation("met by") { first, second in
            order(first.start, second.end).map { $0 == 0 && first.includesStart && second.includesEnd }
        },
        relation("overlaps", .ranges, overlaps),
        relation("overlaps before") { first, second in
            all(starts(first, second).map { $0 < 0 }, reaches(first, second), ends(first, second).map { $0 <= 0 })
        },
        relation("overlaps after") { first, second in
            all(starts(second, first).map { $0 < 0 }, reaches(second, first), ends(second, first).map { $0 <= 0 })
        },
        relation("finishes", .pointInRange) { first, second in
            all(ends(first, second).map { $0 == 0 }, starts(second, first).map { $0 <= 0 })
        },
        relation("finished by", .rangeAroundPoint) { first, second in
            all(ends(first, second).map { $0 == 0 }, starts(first, second).map { $0 <= 0 })
        },
        relation("includes", .rangeAroundPoint) { first, second in
            all(starts(first, second).map { $0 <= 0 }, ends(first, second).map { $0 >= 0 })
        },
        relation("during", .pointInRange) { first, second in
            all(starts(second, first).map { $0 <= 0 }, ends(second, first).map { $0 >= 0 })
        },
        relation("starts", .pointInRange) { first, second in
            all(starts(first, second).map { $0 == 0 }, ends(first, second).map { $0 <= 0 })
        },
        relation("started by", .rangeAroundPoint) { first, second in
            all(starts(first, second).map { $0 == 0 }, ends(first, second).map { $0 >= 0 })
        },
        relation("coincides", .points) { first, second in
            all(starts(first, second).map { $0 == 0 }, ends(first, second).map { $0 == 0 })
        },
    ]

    /// Which of its two arguments a function wants to be points and ranges, beside two ranges.
    private enum Shape {
        case ranges, points, pointInRange, rangeAroundPoint

        var names: [(String, String)] {
            let own: [(String, String)] =
                switch self {
                case .ranges: []
                case .points: [("point1", "point2"), ("point", "range"), ("range", "point")]
                case .pointInRange: [("point", "range")]
                case .rangeAroundPoint: [("range", "point")]
                }
            return own + [("range1", "range2"), ("value1", "value2")]
        }
    }

    /// A function of two points or ranges; a point is a range that begins and ends at it.
    private static func relation(
        _ name: String, _ shape: Shape = .ranges, _ test: @escaping @Sendable (ValueRange, ValueRange) -> Bool?
    ) -> [Builtin] {
        shape.names.map { first, second in
            Builtin(
                name, [.must(first, .any), .must(second, .any)], .boolean,
                .two { first, second in
                    guard let first = interval(first), let second = interval(second), let result = test(first, second)
                    else { return .null }
                    return .boolean(result)
                })
        }
    }

    private static func interval(_ value: Value) -> ValueRange? {
        if case .range(let range) = value { return range }
        return Ordering.isOrdered(value) ? ValueRange(start: value, end: value) : nil
    }

    private static func order(_ left: Value, _ right: Value) -> Int? {
        Ordering.compare(left, right)
    }

    /// Which of two ranges begins earlier: a closed start comes before an open one.
    private static func starts(_ first: ValueRange, _ second: ValueRange) -> Int? {
        order(first.start, second.start).map { order in
            order != 0 || first.includesStart == second.includesStart ? order : first.includesStart ? -1 : 1
        }
    }

    /// Which of two ranges ends earlier: an open end comes before a closed one.
    private static func ends(_ first: ValueRange, _ second: ValueRange) -> Int? {
        order(first.end, second.end).map { order in
            order != 0 || first.includesEnd == second.includesEnd ? order : first.includesEnd ? 1 : -1
        }
    }

    /// Whether the first range goes on at the second one's start.
    private static func reaches(_ first: ValueRange, _ second: ValueRange) -> Bool? {
        order(first.end, second.start).map { $0 > 0 || ($0 == 0 && first.includesEnd && second.includesStart) }
    }

    @Sendable private static func overlaps(_ first: ValueRange, _ second: ValueRange) -> Bool? {
        all(reaches(first, second), reaches(second, first))
    }

    private static func all(_ conditions: Bool?...) -> Bool? {
        var result = true
        for condition in conditions {
            guard let condition else { return nil }
            result = result && condition
        }
        return result
    }

    /// A range from its text, the endpoints being literals.
    @Sendable private static func range(_ value: Value) -> Value {
        guard let text = value.text, text.utf8.count <= 1_000, let range = try? Parser.parseRange(text),
            let start = endpoint(range.start), let end = endpoint(range.end), !(start.isNull && end.isNull),
            start.isNull || end.isNull || Ordering.compare(start, end).map({ $0 <= 0 }) == true
        else { return .null }
        return .range(
            ValueRange(
                start: start, end: end, includesStart: range.includesStart, includesEnd: range.includesEnd))
    }

    /// The value of a literal; nil for anything else.
    private static func endpoint(_ syntax: Syntax?) -> Value? {
        guard let syntax else { return .null }
        switch syntax.form {
        case .number(let text): return Number(text).map { .number($0) }
        case .string(let text): return .string(text)
        case .temporal(let text): return ConversionFunctions.temporal(text)
        case .call(let callee, .positional(let arguments)):
            guard case .name(let name) = callee.form, ["date", "time", "date and time", "duration"].contains(name),
                let argument = arguments.first, arguments.count == 1, case .string(let text) = argument.form
            else { return nil }
            let builtin = BuiltinTable.functions[name]?.first
            guard case .one(let body)? = builtin?.body else { return nil }
            let value = body(.string(text))
            return value.isNull ? nil : value
        default: return nil
        }
    }
}
