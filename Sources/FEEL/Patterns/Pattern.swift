/// A regular expression of XML Schema and XPath, as FEEL's `matches`, `replace` and `split` use it.
///
/// Classes, categories (`\p{L}`), class subtraction, groups, alternatives, quantifiers (also reluctant ones), anchors and
/// back-references; flags `i`, `m`, `s`, `x`, `q`. Matching counts its steps, so that no pattern can stall an evaluation.
/// Source: XPath and XQuery Functions and Operators 3.1, section 5.6.1.
public struct Pattern: Sendable {
    let program: [PatternInstruction]
    /// How many capturing groups there are.
    let groups: Int
    /// Places that are remembered while matching: two for the whole, two per group, then those of loops.
    let slots: Int

    /// - Returns: nil when the pattern or a flag is not valid, or the pattern is too large.
    public init?(_ pattern: String, flags: String = "") {
        guard pattern.utf8.count <= 4_096, let options = PatternOptions(flags),
            let syntax = PatternParser.parse(pattern, options),
            let compiled = PatternEmitter.emit(syntax.node, groups: syntax.groups, options)
        else { return nil }
        program = compiled.program
        groups = syntax.groups
        slots = compiled.slots
    }

    /// Whether the whole text matches; nil when that cannot be decided within a million steps.
    public func matchesWhole(_ text: String) -> Bool? {
        var run = Run(Environment(today: .epoch, now: LocalDateTime(date: .epoch, time: .midnight)))
        let scalars = Array(text.unicodeScalars)
        do throws(EvaluationError) {
            var matcher = PatternMatcher(self, scalars, mustReachEnd: true)
            return try matcher.match(at: 0, &run) != nil
        } catch {
            return nil
        }
    }

    /// The first match at or behind `start`: the ends of the whole and of each group, -1 for a group that took no part.
    func firstMatch(
        in scalars: [Unicode.Scalar], from start: Int, _ run: inout Run
    ) throws(EvaluationError) -> PatternMatch? {
        var matcher = PatternMatcher(self, scalars, mustReachEnd: false)
        var place = start
        while place <= scalars.count {
            try run.step()
            if let match = try matcher.match(at: place, &run) { return match }
            place += 1
        }
        return nil
    }
}

/// Where a pattern matched.
struct PatternMatch {
    /// Start and end of the whole, then of each group.
    let places: [Int]

    var range: Range<Int> { places[0]..<places[1] }

    /// The range of a group; nil when it took no part or does not exist.
    func group(_ index: Int) -> Range<Int>? {
        guard index >= 0, index * 2 + 1 < places.count else { return nil }
        let (start, end) = (places[index * 2], places[index * 2 + 1])
        return start >= 0 && end >= start ? start..<end : nil
    }
}

struct PatternOptions: Sendable {
    var ignoresCase = false
    var isMultiline = false
    var dotMatchesAll = false
    var ignoresBlanks = false
    var isLiteral = false

    init?(_ flags: String) {
        for flag in flags.unicodeScalars {
            switch flag {
            case "i": ignoresCase = true
            case "m": isMultiline = true
            case "s": dotMatchesAll = true
            case "x": ignoresBlanks = true
            case "q": isLiteral = true
            default: return nil
            }
        }
    }
}
