/// A `multipart/form-data` body (RFC 7578), written into memory.
///
/// The boundary is a function of the content: the same parts give the same bytes, so that a repeated request is identical
/// to the first one and a receiver that compares fingerprints is content.
public struct MultipartForm: Sendable {
    /// One field or file.
    public struct Part: Sendable {
        public var name: String
        public var fileName: String?
        public var contentType: String?
        /// Further header fields of the part, in this order.
        public var headers: [(name: String, value: String)]
        public var body: [UInt8]

        public init(
            name: String, fileName: String? = nil, contentType: String? = nil, headers: [(String, String)] = [], body: [UInt8]
        ) {
            self.name = name
            self.fileName = fileName
            self.contentType = contentType
            self.headers = headers.map { (name: $0.0, value: $0.1) }
            self.body = body
        }

        public init(name: String, contentType: String? = nil, text: String) {
            self.init(name: name, contentType: contentType, body: Array(text.utf8))
        }
    }

    public var parts: [Part]

    public init(_ parts: [Part] = []) { self.parts = parts }

    /// The body and the value of its `Content-Type` header.
    public func encoded() -> (body: [UInt8], contentType: String) {
        let heads = parts.map(Self.head)
        let boundary = boundary(heads)
        var body: [UInt8] = []
        body.reserveCapacity(zip(heads, parts).reduce(128) { $0 + $1.0.count + $1.1.body.count + boundary.utf8.count + 8 })
        for (head, part) in zip(heads, parts) {
            body.append(contentsOf: "--\(boundary)\r\n".utf8)
            body.append(contentsOf: head)
            body.append(contentsOf: part.body)
            body.append(contentsOf: "\r\n".utf8)
        }
        body.append(contentsOf: "--\(boundary)--\r\n".utf8)
        return (body, "multipart/form-data; boundary=\(boundary)")
    }

    private static func head(_ part: Part) -> [UInt8] {
        var head = "Content-Disposition: form-data; name=\"\(quoted(part.name))\""
        if let fileName = part.fileName { head += "; filename=\"\(quoted(fileName))\"" }
        head += "\r\n"
        if let contentType = part.contentType { head += "Content-Type: \(line(contentType))\r\n" }
        for header in part.headers { head += "\(line(header.name)): \(line(header.value))\r\n" }
        return Array((head + "\r\n").utf8)
    }

    /// As browsers do it (WHATWG, "multipart/form-data encoding algorithm").
    private static func quoted(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x22: result.append(contentsOf: "%22".utf8)
            case 0x0A: result.append(contentsOf: "%0A".utf8)
            case 0x0D: result.append(contentsOf: "%0D".utf8)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A header line stays one line.
    private static func line(_ text: String) -> String {
        String(decoding: text.utf8.filter { $0 == 9 || ($0 >= 32 && $0 != 127) }, as: UTF8.self)
    }

    // MARK: Boundary

    /// Two 64-bit FNV-1a hashes of everything in the body; counted on until the boundary does not occur in a part.
    private func boundary(_ heads: [[UInt8]]) -> String {
        var attempt: UInt64 = 0
        while true {
            var first: UInt64 = 0xCBF2_9CE4_8422_2325 ^ attempt
            var second: UInt64 = 0x8422_2325_CBF2_9CE4 ^ attempt
            for (head, part) in zip(heads, parts) {
                Self.hash(head, &first, &second)
                Self.hash(part.body, &first, &second)
            }
            let boundary = "aw-\(Self.hexadecimal(first))\(Self.hexadecimal(second))"
            // Sixty-four parts that each hold the boundary of the others would be needed to come this far by design.
            guard attempt < 64, parts.contains(where: { Self.contains($0.body, Array("--\(boundary)".utf8)) }) else { return boundary }
            attempt += 1
        }
    }

    private static func hash(_ bytes: [UInt8], _ first: inout UInt64, _ second: inout UInt64) {
        let prime: UInt64 = 0x0000_0100_0000_01B3
        for byte in bytes {
            first = (first ^ UInt64(byte)) &* prime
            second = (second ^ (first >> 32) ^ UInt64(byte)) &* prime
        }
        // The length keeps the border between parts from moving unseen.
        first = (first ^ UInt64(truncatingIfNeeded: bytes.count)) &* prime
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func contains(_ haystack: [UInt8], _ needle: [UInt8]) -> Bool {
        guard let first = needle.first, haystack.count >= needle.count else { return false }
        var start = haystack.startIndex
        while let found = haystack[start...].firstIndex(of: first), found + needle.count <= haystack.count {
            if haystack[found..<(found + needle.count)].elementsEqual(needle) { return true }
            start = found + 1
        }
        return false
    }
}
