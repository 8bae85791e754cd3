/// Finds the names that an expression mentions, without compiling it: enough to know which functions it may call.
enum NameScan {
    /// Identifiers of `[A-Za-z_][A-Za-z0-9_]*` outside of texts and comments.
    static func names(in source: String) -> Set<String> {
        var names: Set<String> = []
        var bytes = source.utf8[...]
        while let byte = bytes.first {
            if isStart(byte) {
                let name = bytes.prefix { isStart($0) || isDigit($0) }
                names.insert(String(decoding: name, as: UTF8.self))
                bytes = bytes.dropFirst(name.count)
            } else if isDigit(byte) {
                bytes = bytes.drop { isStart($0) || isDigit($0) }
            } else if byte == UInt8(ascii: "\"") {
                skipText(&bytes)
            } else if bytes.starts(with: "//".utf8) {
                bytes = bytes.drop { $0 != UInt8(ascii: "\n") }
            } else if bytes.starts(with: "/*".utf8) {
                bytes = bytes.dropFirst(2)
                while !bytes.isEmpty, !bytes.starts(with: "*/".utf8) { bytes = bytes.dropFirst() }
                bytes = bytes.dropFirst(2)
            } else {
                bytes = bytes.dropFirst()
            }
        }
        return names
    }

    private static func skipText(_ bytes: inout Substring.UTF8View) {
        bytes = bytes.dropFirst()
        while let byte = bytes.first {
            bytes = bytes.dropFirst()
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\") { bytes = bytes.dropFirst() }
        }
    }

    private static func isStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
}
