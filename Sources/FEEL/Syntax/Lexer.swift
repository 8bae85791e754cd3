/// Splits an expression into tokens.
struct Lexer {
    /// Longer sources are refused.
    static let maximumLength = 65_536

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var position = Position()
    private var tokens: [Token] = []

    static func tokens(of source: String) throws(CompileError) -> [Token] {
        guard source.utf8.count <= maximumLength else {
            throw CompileError(line: 1, column: 1, message: "The expression is longer than \(maximumLength) bytes.")
        }
        var lexer = Lexer(scalars: Array(source.unicodeScalars))
        try lexer.run()
        return lexer.tokens
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        scalars.indices.contains(index + distance) ? scalars[index + distance] : nil
    }

    private mutating func advance() {
        guard index < scalars.count else { return }
        if scalars[index] == "\n" {
            position.line += 1
            position.column = 1
        } else {
            position.column += 1
        }
        index += 1
    }

    private mutating func run() throws(CompileError) {
        while true {
            let before = index
            try skipBlanks()
            let isSpaced = index > before
            let start = position
            guard let scalar = peek() else {
                tokens.append(Token(kind: .end, text: "", position: start, isSpaced: isSpaced))
                return
            }
            let kind: Token.Kind
            let text: String
            if scalar == "\"" {
                (kind, text) = (.string, try string())
            } else if isDigit(scalar) || (scalar == "." && peek(1).map(isDigit) == true && peek(-1) != ".") {
                (kind, text) = (.number, number())
            } else if scalar == "`", let name = quotedName() {
                (kind, text) = (.word, name)
            } else if NameScalars.isStart(scalar) {
                (kind, text) = (.word, word())
            } else if let symbol = symbol() {
                (kind, text) = (.symbol, symbol)
            } else {
                throw error("The character U+\(String(scalar.value, radix: 16, uppercase: true)) has no meaning here.")
            }
            tokens.append(Token(kind: kind, text: text, position: start, isSpaced: isSpaced))
        }
    }

    private func error(_ message: String) -> CompileError {
        CompileError(line: position.line, column: position.column, message: message)
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 48 && scalar.value <= 57
    }

    private mutating func skipBlanks() throws(CompileError) {
        while let scalar = peek() {
            if NameScalars.isBlank(scalar) {
                advance()
            } else if scalar == "/", peek(1) == "/" {
                while let next = peek(), next != "\n" { advance() }
            } else if scalar == "/", peek(1) == "*" {
                let start = position
                advance()
                advance()
                while peek() != "*" || peek(1) != "/" {
                    guard peek() != nil else {
                        throw CompileError(line: start.line, column: start.column, message: "This comment has no end.")
                    }
                    advance()
                }
                advance()
                advance()
            } else {
                return
            }
        }
    }

    private mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = peek(), condition(scalar) {
            text.append(scalar)
            advance()
        }
        return String(text)
    }

    private mutating func number() -> String {
        var text = take(while: isDigit)
        // "1..5" is a range, "1.5" is a number.
        if peek() == ".", let next = peek(1), isDigit(next) {
            advance()
            text += "." + take(while: isDigit)
        }
        if peek() == "e" || peek() == "E" {
            let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
            if let digit = peek(1 + sign), isDigit(digit) {
                for _ in 0...sign {
                    text.unicodeScalars.append(peek() ?? "e")
                    advance()
                }
                text += take(while: isDigit)
            }
        }
        return text
    }

    private mutating func word() -> String {
        take(while: NameScalars.isPart)
    }

    /// `` `a + b` ``: any name as one word, an addition of other engines; nil without an end.
    private mutating func quotedName() -> String? {
        guard let end = scalars[(index + 1)...].firstIndex(of: "`"), end > index + 1 else { return nil }
        let name = String(String.UnicodeScalarView(scalars[(index + 1)..<end]))
        while index <= end { advance() }
        return name
    }

    private mutating func symbol() -> String? {
        guard let first = peek() else { return nil }
        if let pair = Lexer.pair(first, peek(1)) {
            advance()
            advance()
            return pair
        }
        switch first {
        case "+", "-", "*", "/", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", "@", "'":
            advance()
            return String(first)
        default: return nil
        }
    }

    private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar?) -> String? {
        switch (first, second) {
        case ("*", "*"): "**"
        case ("!", "="): "!="
        case ("<", "="): "<="
        case (">", "="): ">="
        case (".", "."): ".."
        case ("-", ">"): "->"
        default: nil
        }
    }

    private mutating func string() throws(CompileError) -> String {
        let start = position
        advance()
        var text = String.UnicodeScalarView()
        while let scalar = peek(), scalar != "\"" {
            if scalar == "\\" {
                text.append(try escape())
            } else {
                text.append(scalar)
                advance()
            }
        }
        guard peek() == "\"" else {
            throw CompileError(line: start.line, column: start.column, message: "This string has no closing quote.")
        }
        advance()
        return String(text)
    }

    private mutating func escape() throws(CompileError) -> Unicode.Scalar {
        advance()
        guard let mark = peek() else { throw error("This string has no closing quote.") }
        let simple: Unicode.Scalar? =
            switch mark {
            case "n": "\n"
            case "t": "\t"
            case "r": "\r"
            case "\"", "\\", "'": mark
            default: nil
            }
        if let simple {
            advance()
            return simple
        }
        guard mark == "u" || mark == "U" else { return "\\" }
        advance()
        var value = try hexadecimal(digits: mark == "u" ? 4 : 6)
        if (0xD800...0xDBFF).contains(value), peek() == "\\", peek(1) == "u" {
            advance()
            advance()
            let low = try hexadecimal(digits: 4)
            guard (0xDC00...0xDFFF).contains(low) else { throw error("This escape is half of a surrogate pair.") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw error("This escape is no Unicode character.") }
        return scalar
    }

    private mutating func hexadecimal(digits: Int) throws(CompileError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let scalar = peek(), let digit = Character(scalar).hexDigitValue, scalar.isASCII else {
                throw error("This escape needs \(digits) hexadecimal digits.")
            }
            value = value << 4 | UInt32(digit)
            advance()
        }
        return value
    }
}
