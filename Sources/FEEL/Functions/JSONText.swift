/// Reads and writes JSON (RFC 8259) for `from json` and `to json`: objects are contexts, arrays lists.
struct JSONText {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    /// The value that a JSON text stands for; nil when it is none, or is nested too deeply.
    static func read(_ text: String, _ run: inout Run) throws(EvaluationError) -> Value? {
        var reader = JSONText(scalars: Array(text.unicodeScalars))
        guard let value = try reader.value(depth: 0, &run) else { return nil }
        reader.skipBlanks()
        return reader.index == reader.scalars.count ? value : nil
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func skipBlanks() {
        while let next, [" ", "\t", "\n", "\r"].contains(next) { index += 1 }
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard next == scalar else { return false }
        index += 1
        return true
    }

    private mutating func skip(word: String) -> Bool {
        guard scalars[index...].starts(with: word.unicodeScalars) else { return false }
        index += word.unicodeScalars.count
        return true
    }

    private mutating func value(depth: Int, _ run: inout Run) throws(EvaluationError) -> Value? {
        guard depth < Nesting.maximum else { return nil }
        try run.step()
        skipBlanks()
        switch next {
        case "{": return try object(depth: depth, &run)
        case "[": return try array(depth: depth, &run)
        case "\"": return string().map { .string($0) }
        case "t": return skip(word: "true") ? .boolean(true) : nil
        case "f": return skip(word: "false") ? .boolean(false) : nil
        case "n": return skip(word: "null") ? .null : nil
        default: return number()
        }
    }

    private mutating func object(depth: Int, _ run: inout Run) throws(EvaluationError) -> Value? {
        index += 1
        var entries: [(String, Value)] = []
        if skip("}") { return .context(Context()) }
        repeat {
            skipBlanks()
            guard next == "\"", let name = string(), skip(":"), let value = try value(depth: depth + 1, &run) else { return nil }
            try run.step(entries.count >> 4)
            entries.append((name, value))
        } while skip(",")
        return skip("}") ? .context(Context(entries)) : nil
    }

    private mutating func array(depth: Int, _ run: inout Run) throws(EvaluationError) -> Value? {
        index += 1
        var items: [Value] = []
        if skip("]") { return .list([]) }
        repeat {
            guard let item = try value(depth: depth + 1, &run) else { return nil }
            try run.check(listSize: items.count + 1)
            items.append(item)
        } while skip(",")
        return skip("]") ? .list(items) : nil
    }

    private mutating func number() -> Value? {
        var text = String.UnicodeScalarView()
        while let next, next.isASCII, "+-.eE0123456789".unicodeScalars.contains(next) {
            text.append(next)
            index += 1
        }
        return Number(String(text)).map { .number($0) }
    }

    private mutating func string() -> String? {
        index += 1
        var text = String.UnicodeScalarView()
        while let scalar = next, scalar != "\"" {
            index += 1
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let escaped = escape() else { return nil }
            text.append(escaped)
        }
        guard next == "\"" else { return nil }
        index += 1
        return String(text)
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard let mark = next else { return nil }
        index += 1
        switch mark {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "\"", "\\", "/": return mark
        case "u":
            guard let high = unit() else { return nil }
            guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) }
            guard skip(word: "\\u"), let low = unit(), (0xDC00...0xDFFF).contains(low) else { return nil }
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        default: return nil
        }
    }

    private mutating func unit() -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let scalar = next, scalar.isASCII, let digit = Character(scalar).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }
}
