/// One step of a compiled pattern.
enum PatternInstruction: Sendable {
    case scalar(Unicode.Scalar, ignoresCase: Bool)
    case set(ScalarSet, ignoresCase: Bool)
    /// Any character, line ends only where told so.
    case any(lineEnds: Bool)
    case start(eachLine: Bool)
    case end(eachLine: Bool)
    case backReference(Int, ignoresCase: Bool)
    /// Goes on at the first place and, when that fails, at the second.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    /// Fails when nothing was read since the slot was saved: an empty round of a loop.
    case requireProgress(Int)
    case match
}

/// Turns a pattern into instructions.
struct PatternEmitter {
    static let maximumSize = 10_000

    private var program: [PatternInstruction] = []
    private var slots: Int
    private let options: PatternOptions

    static func emit(
        _ node: PatternNode, groups: Int, _ options: PatternOptions
    ) -> (program: [PatternInstruction], slots: Int)? {
        var emitter = PatternEmitter(slots: groups * 2 + 2, options: options)
        emitter.program.append(.save(0))
        guard emitter.emit(node) else { return nil }
        emitter.program += [.save(1), .match]
        return (emitter.program, emitter.slots)
    }

    private init(slots: Int, options: PatternOptions) {
        self.slots = slots
        self.options = options
    }

    /// Adds the instructions of a node; false when the program grows too large.
    private mutating func emit(_ node: PatternNode) -> Bool {
        guard program.count < PatternEmitter.maximumSize else { return false }
        switch node {
        case .scalar(let scalar): program.append(.scalar(scalar, ignoresCase: options.ignoresCase))
        case .set(let set): program.append(.set(set, ignoresCase: options.ignoresCase))
        case .any: program.append(.any(lineEnds: options.dotMatchesAll))
        case .start: program.append(.start(eachLine: options.isMultiline))
        case .end: program.append(.end(eachLine: options.isMultiline))
        case .backReference(let number): program.append(.backReference(number, ignoresCase: options.ignoresCase))
        case .group(let inner, let index):
            if let index { program.append(.save(index * 2)) }
            guard emit(inner) else { return false }
            if let index { program.append(.save(index * 2 + 1)) }
        case .sequence(let nodes):
            for node in nodes { guard emit(node) else { return false } }
        case .alternatives(let nodes): return emit(alternatives: nodes)
        case .repetition(let inner, let minimum, let maximum, let isReluctant):
            return emit(inner, minimum, maximum, isReluctant)
        }
        return true
    }

    private mutating func emit(alternatives nodes: [PatternNode]) -> Bool {
        var jumps: [Int] = []
        for (index, node) in nodes.enumerated() {
            let split = program.count
            let isLast = index == nodes.count - 1
            if !isLast { program.append(.split(split + 1, split + 1)) }
            guard emit(node) else { return false }
            if !isLast {
                jumps.append(program.count)
                program.append(.jump(0))
                program[split] = .split(split + 1, program.count)
            }
        }
        for jump in jumps { program[jump] = .jump(program.count) }
        return true
    }

    private mutating func emit(_ inner: PatternNode, _ minimum: Int, _ maximum: Int?, _ isReluctant: Bool) -> Bool {
        for _ in 0..<minimum { guard emit(inner) else { return false } }
        guard let maximum else {
            let slot = slots
            slots += 1
            let start = program.count
            program += [.split(0, 0), .save(slot)]
            guard emit(inner) else { return false }
            program += [.requireProgress(slot), .jump(start)]
            program[start] = split(start + 1, program.count, isReluctant)
            return true
        }
        var splits: [Int] = []
        for _ in minimum..<maximum {
            splits.append(program.count)
            program.append(.split(0, 0))
            guard emit(inner) else { return false }
        }
        for place in splits { program[place] = split(place + 1, program.count, isReluctant) }
        return true
    }

    private func split(_ inside: Int, _ outside: Int, _ isReluctant: Bool) -> PatternInstruction {
        isReluctant ? .split(outside, inside) : .split(inside, outside)
    }
}
