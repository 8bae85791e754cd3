/// The values for which a cell holds: points and intervals of ordered values, or single values.
struct ValueSet: Sendable {
    /// One interval; a missing end is open to that side. A single value is an interval with equal ends.
    struct Interval: Sendable {
        let low: Value?
        let high: Value?
        let includesLow: Bool
        let includesHigh: Bool

        static let everything = Interval(low: nil, high: nil, includesLow: false, includesHigh: false)

        static func point(_ value: Value) -> Interval {
            Interval(low: value, high: value, includesLow: true, includesHigh: true)
        }

        func contains(_ value: Value) -> Bool {
            if let low {
                guard let order = Ordering.total(low, value), order < 0 || (order == 0 && includesLow) else { return false }
            }
            if let high {
                guard let order = Ordering.total(value, high), order < 0 || (order == 0 && includesHigh) else { return false }
            }
            return true
        }
    }

    var intervals: [Interval]
    /// All values but those of the intervals.
    var isNegated = false

    static let everything = ValueSet(intervals: [.everything])

    func contains(_ value: Value) -> Bool {
        intervals.contains { $0.contains(value) } != isNegated
    }

    /// Whether it holds for a value unlike any that the table names.
    var containsOthers: Bool {
        intervals.contains { $0.low == nil && $0.high == nil } != isNegated
    }

    /// The values at which something changes.
    var ends: [Value] {
        intervals.flatMap { [$0.low, $0.high].compactMap { $0 } }
    }
}

extension Ordering {
    /// The order of two values of the same kind, booleans included; nil for values of different kinds.
    static func total(_ left: Value, _ right: Value) -> Int? {
        if case .boolean(let first) = left, case .boolean(let second) = right { return first == second ? 0 : (first ? 1 : -1) }
        return compare(left, right)
    }
}
