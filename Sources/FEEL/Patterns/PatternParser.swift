/// A pattern as it was written.
indirect enum PatternNode: Sendable {
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
    case any
    case start, end
    case backReference(Int)
    case group(PatternNode, index: Int?)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    case repetition(PatternNode, minimum: Int, maximum: Int?, isReluctant: Bool)
}

/// Reads a pattern; every method gives nil for what is not valid.
struct PatternParser {
    static let maximumDepth = 40
    static let maximumRepetition = 1_000

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    private var groups = 0

    static func parse(_ pattern: String, _ options: PatternOptions) -> (node: PatternNode, groups: Int)? {
        if options.isLiteral { return (.sequence(pattern.unicodeScalars.map { .scalar($0) }), 0) }
        var parser = PatternParser(scalars: options.ignoresBlanks ? withoutBlanks(pattern) : Array(pattern.unicodeScalars))
        guard let node = parser.alternatives(), parser.index == parser.scalars.count else { return nil }
        return (node, parser.groups)
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    /// Blanks outside of character classes do not count under the flag `x`.
    private static func withoutBlanks(_ pattern: String) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        var depth = 0
        var isEscaped = false
        for scalar in pattern.unicodeScalars {
            let isBlank = [0x20, 0x09, 0x0A, 0x0D].contains(scalar.value)
            if isBlank, depth == 0 { continue }
            if !isEscaped, scalar == "[" { depth += 1 }
            if !isEscaped, scalar == "]" { depth = max(0, depth - 1) }
            isEscaped = !isEscaped && scalar == "\\"
            kept.append(scalar)
        }
        return kept
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        index += 1
        return true
    }

    private mutating func alternatives() -> PatternNode? {
        guard depth < PatternParser.maximumDepth else { return nil }
        depth += 1
        var branches: [PatternNode] = []
        repeat {
            guard let branch = branch() else { return nil }
            branches.append(branch)
        } while skip("|")
        depth -= 1
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func branch() -> PatternNode? {
        var pieces: [PatternNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            guard let atom = atom(), let piece = quantified(atom) else { return nil }
            pieces.append(piece)
        }
        return .sequence(pieces)
    }

    private mutating func quantified(_ atom: PatternNode) -> PatternNode? {
        let minimum: Int
        let maximum: Int?
        switch current {
        case "*": (minimum, maximum) = (0, nil)
        case "+": (minimum, maximum) = (1, nil)
        case "?": (minimum, maximum) = (0, 1)
        case "{":
            index += 1
            guard let first = number() else { return nil }
            var last: Int? = first
            if skip(",") { last = current == "}" ? nil : number() ?? -1 }
            guard current == "}", last.map({ $0 >= first }) ?? true else { return nil }
            (minimum, maximum) = (first, last)
        default: return atom
        }
        index += 1
        let isReluctant = skip("?")
        return .repetition(atom, minimum: minimum, maximum: maximum, isReluctant: isReluctant)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = current, (48...57).contains(scalar.value) {
            value = (value ?? 0) * 10 + Int(scalar.value - 48)
            guard value ?? 0 <= PatternParser.maximumRepetition else { return nil }
            index += 1
        }
        return value
    }

    private mutating func atom() -> PatternNode? {
        guard let scalar = current else { return nil }
        index += 1
        switch scalar {
        case "^": return .start
        case "$": return .end
        case ".": return .any
        case "(": return group()
        case "[": return characterClass().map { .set($0) }
        case "\\": return escape()
        case "*", "+", "?", "{", "}", "]": return nil
        default: return .scalar(scalar)
        }
    }

    private mutating func group() -> PatternNode? {
        var number: Int?
        if skip("?") {
            guard skip(":") else { return nil }
        } else {
            groups += 1
            number = groups
        }
        guard let inner = alternatives(), skip(")") else { return nil }
        return .group(inner, index: number)
    }

    private mutating func escape() -> PatternNode? {
        guard let scalar = current else { return nil }
        if (49...57).contains(scalar.value) {
            index += 1
            let number = Int(scalar.value - 48)
            return number <= groups ? .backReference(number) : nil
        }
        var set = ScalarSet()
        guard let single = readEscape(into: &set) else { return nil }
        if case .some(let found) = single { return .scalar(found) }
        return .set(set)
    }

    /// Reads what follows a backslash: a single character, or a class that is added to `set`. Nil when it is neither.
    private mutating func readEscape(into set: inout ScalarSet) -> Unicode.Scalar?? {
        guard let scalar = current else { return nil }
        index += 1
        switch scalar {
        case "n": return .some("\n")
        case "r": return .some("\r")
        case "t": return .some("\t")
        case "d", "D": set.categories.append((.digit, scalar == "D"))
        case "s", "S": set.categories.append((.blank, scalar == "S"))
        case "w", "W": set.categories.append((.word, scalar == "W"))
        case "i", "I": set.categories.append((.nameStart, scalar == "I"))
        case "c", "C": set.categories.append((.namePart, scalar == "C"))
        case "p", "P":
            guard property(isNegated: scalar == "P", into: &set) else { return nil }
        case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$", "/": return .some(scalar)
        default: return nil
        }
        return .some(nil)
    }

    private mutating func property(isNegated: Bool, into set: inout ScalarSet) -> Bool {
        guard skip("{") else { return false }
        var name = ""
        while let scalar = current, scalar != "}", name.utf8.count < 40 {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard skip("}") else { return false }
        if ScalarSet.generalNames.contains(name) {
            set.categories.append((.general(name), isNegated))
            return true
        }
        guard let block = ScalarSet.blocks[name] else { return false }
        set.ranges += isNegated ? ScalarSet.outside(block) : [block]
        return true
    }

    private mutating func characterClass() -> ScalarSet? {
        guard depth < PatternParser.maximumDepth else { return nil }
        depth += 1
        defer { depth -= 1 }
        var set = ScalarSet()
        set.isNegated = skip("^")
        var isEmpty = true
        while let scalar = current, scalar != "]" {
            if scalar == "-", index + 1 < scalars.count, scalars[index + 1] == "[", !isEmpty {
                index += 2
                guard let taken = characterClass() else { return nil }
                set.subtracted.append(taken)
                break
            }
            guard readItem(into: &set) else { return nil }
            isEmpty = false
        }
        return skip("]") && !isEmpty ? set : nil
    }

    /// A character, a range, or an escape inside a class.
    private mutating func readItem(into set: inout ScalarSet) -> Bool {
        guard let scalar = current else { return false }
        index += 1
        var low = scalar
        if scalar == "\\" {
            guard let single = readEscape(into: &set) else { return false }
            guard case .some(let found) = single else { return true }
            low = found
        } else if scalar == "[" {
            return false
        }
        let isRange = current == "-" && index + 1 < scalars.count && scalars[index + 1] != "]" && scalars[index + 1] != "["
        guard isRange else {
            set.ranges.append(low.value...low.value)
            return true
        }
        index += 1
        guard var high = current else { return false }
        index += 1
        if high == "\\" {
            var ignored = ScalarSet()
            guard let single = readEscape(into: &ignored), case .some(let found) = single else { return false }
            high = found
        }
        guard low.value <= high.value else { return false }
        set.ranges.append(low.value...high.value)
        return true
    }
}

extension ScalarSet {
    static func outside(_ range: ClosedRange<UInt32>) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        if range.lowerBound > 0 { result.append(0...range.lowerBound - 1) }
        if range.upperBound < 0x10FFFF { result.append(range.upperBound + 1...0x10FFFF) }
        return result
    }
}
