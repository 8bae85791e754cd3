/// Escapes text for HTML, byte by byte.
///
/// `& < > " '` become character references, so that the same bytes are safe in text and in quoted attribute values. Control characters
/// that HTML forbids (C0 except tab, line feed and carriage return; DEL) become U+FFFD. Everything else, all of UTF-8 included, is copied.
enum Escaping {
    static func append(_ text: String, to bytes: inout [UInt8]) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
        if done == nil {
            var copy = text
            copy.withUTF8 { append($0, to: &bytes) }
        }
    }

    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var runStart = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if needsEscape(byte) {
                if runStart < index { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index])) }
                appendReference(byte, to: &bytes)
                runStart = index + 1
            }
            index += 1
        }
        if runStart < text.endIndex { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...])) }
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        // Letters, the bulk of any text, leave at the first comparison.
        if byte > 0x3E { return byte == 0x7F }
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E: return true
        case 0x09, 0x0A, 0x0D: return false
        default: return byte < 0x20
        }
    }

    private static func appendReference(_ byte: UInt8, to bytes: inout [UInt8]) {
        let reference: StaticString =
            switch byte {
            case 0x22: "&quot;"
            case 0x26: "&amp;"
            case 0x27: "&#39;"
            case 0x3C: "&lt;"
            case 0x3E: "&gt;"
            default: "\u{FFFD}"
            }
        reference.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
