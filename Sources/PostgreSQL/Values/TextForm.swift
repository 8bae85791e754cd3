/// PostgreSQL's text forms of values, read and written.
///
/// The connection fixes what they depend on: UTF-8, time zone UTC, date style ISO, bytea as hexadecimal digits.
enum TextForm {
    static func int64(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard let first = text.first else { return nil }
        let isNegative = first == UInt8(ascii: "-")
        var value: Int64 = 0
        var digits = 0
        for byte in text.dropFirst(isNegative ? 1 : 0) {
            guard byte >= 48, byte <= 57 else { return nil }
            let (product, productOverflows) = value.multipliedReportingOverflow(by: 10)
            let digit = Int64(byte - 48)
            let (sum, sumOverflows) = isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            guard !productOverflows, !sumOverflows else { return nil }
            value = sum
            digits += 1
        }
        return digits > 0 ? value : nil
    }

    static func bool(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard text.count == 1 else { return nil }
        switch text.first {
        case UInt8(ascii: "t"): return true
        case UInt8(ascii: "f"): return false
        default: return nil
        }
    }

    /// `\x` and two hexadecimal digits a byte.
    static func bytes(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count >= 2, text.count % 2 == 0, text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "x") else { return nil }
        var isValid = true
        let count = text.count / 2 - 1
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            for index in 0..<count {
                let high = nibble(text[2 * index + 2])
                let low = nibble(text[2 * index + 3])
                if (high | low) & 0xF0 != 0 { isValid = false }
                buffer[index] = high << 4 | (low & 0x0F)
            }
            initialized = count
        }
        return isValid ? bytes : nil
    }

    private static func nibble(_ digit: UInt8) -> UInt8 {
        switch digit {
        case 48...57: digit - 48
        case 97...102: digit - 87
        case 65...70: digit - 55
        default: 0xFF
        }
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits: StaticString = "0123456789abcdef"
        return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            for (index, byte) in bytes.enumerated() {
                buffer[2 * index] = digits.utf8Start[Int(byte >> 4)]
                buffer[2 * index + 1] = digits.utf8Start[Int(byte & 15)]
            }
            return bytes.count * 2
        }
    }

    /// Reads a one-dimensional array without NULLs: `{a,"b c","say \"hi\""}`.
    static func textArray(_ text: UnsafeBufferPointer<UInt8>) -> [String]? {
        guard text.count >= 2, text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") else { return nil }
        let end = text.count - 1
        var position = 1
        var elements: [String] = []
        while position < end {
            var element: [UInt8] = []
            if text[position] == UInt8(ascii: "\"") {
                position += 1
                while position < end, text[position] != UInt8(ascii: "\"") {
                    if text[position] == UInt8(ascii: "\\") { position += 1 }
                    guard position < end else { return nil }
                    element.append(text[position])
                    position += 1
                }
                guard position < end else { return nil }
                position += 1
            } else {
                while position < end, text[position] != UInt8(ascii: ",") {
                    guard text[position] != UInt8(ascii: "{") else { return nil }
                    element.append(text[position])
                    position += 1
                }
                guard !element.elementsEqual("NULL".utf8) else { return nil }
            }
            elements.append(String(decoding: element, as: UTF8.self))
            guard position < end else { break }
            guard text[position] == UInt8(ascii: ",") else { return nil }
            position += 1
        }
        return elements
    }

    /// Writes an array literal, every element in quotes.
    static func arrayLiteral(_ elements: some Sequence<String>) -> [UInt8] {
        var literal: [UInt8] = [UInt8(ascii: "{")]
        for element in elements {
            if literal.count > 1 { literal.append(UInt8(ascii: ",")) }
            literal.append(UInt8(ascii: "\""))
            for byte in element.utf8 {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { literal.append(UInt8(ascii: "\\")) }
                literal.append(byte)
            }
            literal.append(UInt8(ascii: "\""))
        }
        literal.append(UInt8(ascii: "}"))
        return literal
    }
}
