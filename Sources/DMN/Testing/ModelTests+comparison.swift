import FEEL

extension ModelTests {
    /// Numbers are the same up to this share of their size: engines carry different numbers of digits.
    private static let tolerance = Number("0.00000001")

    /// Whether a value is what a test expects.
    static func isSame(_ expected: Value, _ found: Value) -> Bool {
        switch (expected, found) {
        case (.number(let left), .number(let right)): return isSame(left, right)
        case (.list(let left), .list(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { isSame($0, $1) }
        case (.context(let left), .context(let right)):
            return left.count == right.count
                && left.entries.allSatisfy { entry in right[entry.name].map { isSame(entry.value, $0) } ?? false }
        default: return expected == found || isEqual(expected, found)
        }
    }

    private static func isSame(_ left: Number, _ right: Number) -> Bool {
        if left == right { return true }
        guard let difference = left.subtracting(right)?.absolute, let tolerance, let limit = left.absolute.multiplied(by: tolerance)
        else { return false }
        return !(limit < difference)
    }

    /// Equality as `=` has it: the same instant in two zones, for example.
    private static func isEqual(_ left: Value, _ right: Value) -> Bool {
        var scope = Scope(mode: .standard)
        scope.declare("left", .any)
        scope.declare("right", .any)
        let frame = Frame(count: 2)
        frame[0] = left
        frame[1] = right
        let environment = Environment(epochSeconds: 0)
        guard let equality = try? CompiledExpression.compile("left = right", in: scope) else { return false }
        return (try? equality.evaluate(frame, environment))?.isTrue ?? false
    }
}
