/// Grows random expressions of the pure part of the language; the same seed grows the same ones.
struct ExpressionGrower {
    private var dice: Dice

    init(seed: UInt64) {
        dice = Dice(state: seed &* 7_919 &+ 17)
    }

    private mutating func pick<T>(_ choices: [T]) -> T {
        choices[Int.random(in: 0..<choices.count, using: &dice)]
    }

    private mutating func leaf() -> String {
        pick([
            "0", "1", "2", "-3", "0.5", "10", "true", "false", "null", "\"a\"", "\"b\"", "\"\"", "n", "s", "l", "c", "x", "[]", "[1, 2, 3]",
            "{a: 1, b: 2}",
        ])
    }

    /// An expression over `n`, `s`, `l`, `c` and `x` with that many levels at most.
    mutating func expression(depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        switch Int.random(in: 0..<20, using: &dice) {
        case 0...3: return "(\(part(depth)) \(pick(["+", "-", "*", "/", "**"])) \(part(depth)))"
        case 4...6: return "(\(part(depth)) \(pick(["=", "!=", "<", "<=", ">", ">="])) \(part(depth)))"
        case 7: return "(\(part(depth)) and \(part(depth)) and \(part(depth)))"
        case 8: return "(\(part(depth)) or \(part(depth)))"
        case 9: return "(-(\(part(depth))))"
        case 10: return "(if \(part(depth)) then \(part(depth)) else \(part(depth)))"
        case 11: return "[\(part(depth)), \(part(depth))]"
        case 12: return "{a: \(part(depth)), b: \(part(depth))}"
        case 13: return "(\(part(depth))).\(pick(["a", "b", "d"]))"
        case 14: return "(for x in \(part(depth)) return \(part(depth)))"
        case 15: return "(\(pick(["some", "every"])) x in \(part(depth)) satisfies \(part(depth)))"
        case 16: return "(\(part(depth)) between \(part(depth)) and \(part(depth)))"
        case 17: return "(\(part(depth)))[\(pick(["1", "-1", "2", "item > 1", "true"]))]"
        case 18: return "((function(x) \(part(depth)))(\(part(depth))))"
        default: return "(\(part(depth)) instance of \(pick(["number", "string", "boolean", "list<number>", "Any"])))"
        }
    }

    private mutating func part(_ depth: Int) -> String {
        expression(depth: depth - 1 - Int.random(in: 0...1, using: &dice))
    }
}
