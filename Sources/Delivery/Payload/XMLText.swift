/// Writes elements and escaped text into one buffer.
struct XMLText {
    private(set) var bytes: [UInt8] = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)

    mutating func open(_ name: String) {
        bytes.append(0x3C)
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3E)
    }

    mutating func close(_ name: String) {
        bytes.append(contentsOf: [0x3C, 0x2F])
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3E)
    }

    /// An element with text; without text the empty element.
    mutating func element(_ name: String, _ text: String?) {
        guard let text, !text.isEmpty else {
            bytes.append(0x3C)
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: [0x2F, 0x3E])
            return
        }
        open(name)
        append(text: text)
        close(name)
    }

    /// Escapes what has a meaning in XML. Carriage returns are written as references, because a reader would drop them; characters that
    /// XML 1.0 cannot hold at all (section 2.2: most control characters) become U+FFFD.
    private mutating func append(text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes.append(contentsOf: "&amp;".utf8)
            case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
            case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
            case 0x0D: bytes.append(contentsOf: "&#13;".utf8)
            case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            default: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
            }
        }
    }
}

/// Which names the platform allows for groups and fields.
enum PayloadName {
    /// `^[A-Za-z_][\w.-]*$`, not beginning with "xml" in any case.
    static func isAllowed(_ name: String) -> Bool {
        var isFirst = true
        for byte in name.utf8 {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x5F: break
            case 0x30...0x39, 0x2D, 0x2E: if isFirst { return false }
            default: return false
            }
            isFirst = false
        }
        return !isFirst && !name.lowercased().hasPrefix("xml")
    }
}
