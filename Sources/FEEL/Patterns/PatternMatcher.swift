/// Runs a pattern over a text, with a stack of its own and counted steps.
struct PatternMatcher {
    private enum Choice {
        /// Another way to go on.
        case branch(instruction: Int, place: Int)
        /// What a slot held before.
        case restore(slot: Int, place: Int)
    }

    static let maximumChoices = 500_000

    private let pattern: Pattern
    private let scalars: [Unicode.Scalar]
    private let mustReachEnd: Bool
    private var choices: [Choice] = []
    private var slots: [Int] = []

    init(_ pattern: Pattern, _ scalars: [Unicode.Scalar], mustReachEnd: Bool) {
        self.pattern = pattern
        self.scalars = scalars
        self.mustReachEnd = mustReachEnd
    }

    /// The match that begins at a place; nil when there is none.
    mutating func match(at start: Int, _ run: inout Run) throws(EvaluationError) -> PatternMatch? {
        choices.removeAll(keepingCapacity: true)
        slots = [Int](repeating: -1, count: pattern.slots)
        var instruction = 0
        var place = start
        var work = 0
        while true {
            work += 1
            if work & 3 == 0 { try run.step() }
            if choices.count > PatternMatcher.maximumChoices {
                throw EvaluationError(kind: .depth, message: "A pattern has too many ways to match.")
            }
            if let next = step(&instruction, &place) {
                if next { return PatternMatch(places: Array(slots.prefix(pattern.groups * 2 + 2))) }
                continue
            }
            guard let (other, back) = retreat() else { return nil }
            (instruction, place) = (other, back)
        }
    }

    /// The last choice that was left open.
    private mutating func retreat() -> (instruction: Int, place: Int)? {
        while let choice = choices.popLast() {
            switch choice {
            case .branch(let instruction, let place): return (instruction, place)
            case .restore(let slot, let place): slots[slot] = place
            }
        }
        return nil
    }

    /// One instruction: true when the pattern has matched, false to go on, nil when it failed here.
    private mutating func step(_ instruction: inout Int, _ place: inout Int) -> Bool? {
        switch pattern.program[instruction] {
        case .scalar(let wanted, let ignoresCase):
            guard place < scalars.count, isSame(scalars[place], wanted, ignoresCase) else { return nil }
            place += 1
        case .set(let set, let ignoresCase):
            guard place < scalars.count, set.contains(scalars[place], ignoringCase: ignoresCase) else { return nil }
            place += 1
        case .any(let lineEnds):
            guard place < scalars.count, lineEnds || !isLineEnd(scalars[place]) else { return nil }
            place += 1
        case .start(let eachLine):
            guard place == 0 || (eachLine && place < scalars.count && scalars[place - 1] == "\n") else { return nil }
        case .end(let eachLine):
            guard place == scalars.count || (eachLine && scalars[place] == "\n") else { return nil }
        case .backReference(let number, let ignoresCase):
            guard let next = repeated(number, at: place, ignoresCase) else { return nil }
            place = next
        case .split(let first, let second):
            choices.append(.branch(instruction: second, place: place))
            instruction = first
            return false
        case .jump(let target):
            instruction = target
            return false
        case .save(let slot):
            choices.append(.restore(slot: slot, place: slots[slot]))
            slots[slot] = place
        case .requireProgress(let slot):
            guard slots[slot] != place else { return nil }
        case .match:
            return mustReachEnd && place < scalars.count ? nil : true
        }
        instruction += 1
        return false
    }

    private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r"
    }

    private func isSame(_ scalar: Unicode.Scalar, _ wanted: Unicode.Scalar, _ ignoresCase: Bool) -> Bool {
        if scalar == wanted { return true }
        return ignoresCase && ScalarSet.variants(scalar).contains(wanted)
            || ignoresCase && ScalarSet.variants(wanted).contains(scalar)
    }

    /// The place behind what a group has matched before; a group that took no part matches nothing.
    private func repeated(_ number: Int, at place: Int, _ ignoresCase: Bool) -> Int? {
        let (start, end) = (slots[number * 2], slots[number * 2 + 1])
        guard start >= 0, end >= start else { return place }
        guard place + (end - start) <= scalars.count else { return nil }
        for offset in 0..<end - start {
            guard isSame(scalars[place + offset], scalars[start + offset], ignoresCase) else { return nil }
        }
        return place + (end - start)
    }
}
