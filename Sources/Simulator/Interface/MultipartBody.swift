/// A body of type `multipart/form-data` (RFC 7578), read strictly.
struct MultipartBody {
    /// One part: its headers, of which each may occur once, and its bytes.
    struct Part: Equatable {
        let name: String
        let filename: String?
        let contentType: String?
        let contentID: String?
        let bytes: [UInt8]
    }

    /// More parts are refused; the interface knows four kinds.
    static let maximumParts = 64

    let parts: [Part]

    /// - Throws: a ``Problem`` of status 400 that says which rule was broken.
    init(_ body: [UInt8], boundary: String) throws(Problem) {
        guard (1...70).contains(boundary.utf8.count) else { throw Self.malformed("the boundary must have 1 to 70 characters") }
        let delimiter = Array("--\(boundary)".utf8)
        guard body.starts(with: delimiter) else { throw Self.malformed("the body must begin with the boundary") }
        var position = delimiter.count
        var parts: [Part] = []
        let next = Array("\r\n--\(boundary)".utf8)
        while true {
            let rest = body[position...]
            if rest.starts(with: Array("--".utf8)) {
                let tail = Array(rest.dropFirst(2))
                guard tail.isEmpty || tail == [0x0D, 0x0A] else { throw Self.malformed("nothing may follow the last boundary") }
                break
            }
            guard rest.starts(with: [0x0D, 0x0A]) else { throw Self.malformed("a boundary must end its line") }
            position += 2
            guard let end = Self.find(next, in: body, from: position) else { throw Self.malformed("the last boundary is missing") }
            guard parts.count < Self.maximumParts else { throw Self.malformed("there are more than \(Self.maximumParts) parts") }
            parts.append(try Self.part(Array(body[position..<end])))
            position = end + next.count
        }
        guard !parts.isEmpty else { throw Self.malformed("there is no part") }
        self.parts = parts
    }

    /// The boundary of a `Content-Type` value; nil when the type is another or has no boundary.
    static func boundary(ofContentType value: String) -> String? {
        let (type, parameters) = HeaderParameters.parse(value)
        guard type == "multipart/form-data" else { return nil }
        return parameters["boundary"]
    }

    private static func part(_ bytes: [UInt8]) throws(Problem) -> Part {
        let separator: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        guard let headEnd = find(separator, in: bytes, from: 0), headEnd <= 4096 else {
            throw malformed("a part must have headers, an empty line and content")
        }
        guard let head = String(validating: bytes[..<headEnd], as: UTF8.self) else {
            throw malformed("the headers of a part must be UTF-8")
        }
        var headers: [String: String] = [:]
        for line in head.split(separator: "\r\n", omittingEmptySubsequences: false) {
            guard let colon = line.firstIndex(of: ":") else { throw malformed("a header of a part has no colon") }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            guard headers.updateValue(String(value), forKey: name) == nil else { throw malformed("a part has the header \(name) twice") }
        }
        let (kind, parameters) = HeaderParameters.parse(headers["content-disposition"] ?? "")
        guard kind == "form-data", let name = parameters["name"], !name.isEmpty else {
            throw malformed("each part needs 'Content-Disposition: form-data; name=…'")
        }
        return Part(
            name: name, filename: parameters["filename"], contentType: headers["content-type"], contentID: headers["content-id"],
            bytes: Array(bytes[(headEnd + separator.count)...]))
    }

    private static func malformed(_ detail: String) -> Problem {
        Problem(400, "multipart", "The multipart body is malformed", detail)
    }

    /// The first place of `pattern`, searched in linear time for the patterns that occur here (a rare first byte).
    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, bytes.count - start >= pattern.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes -> Int? in
            var position = start
            let last = bytes.count - pattern.count
            while position <= last {
                if bytes[position] == first, bytes[position..<(position + pattern.count)].elementsEqual(pattern) { return position }
                position += 1
            }
            return nil
        }
    }
}

/// A header value with parameters: `type; name=value; name="value"`.
enum HeaderParameters {
    static func parse(_ value: String) -> (type: String, parameters: [String: String]) {
        var pieces: [String] = [""]
        var isQuoted = false
        var isEscaped = false
        for character in value {
            if isEscaped {
                isEscaped = false
            } else if character == "\\", isQuoted {
                isEscaped = true
                continue
            } else if character == "\"" {
                isQuoted.toggle()
                continue
            } else if character == ";", !isQuoted {
                pieces.append("")
                continue
            }
            pieces[pieces.count - 1].append(character)
        }
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            guard let equals = piece.firstIndex(of: "=") else { continue }
            parameters[trimmed(piece[..<equals]).lowercased()] = String(piece[piece.index(after: equals)...])
        }
        return (trimmed(Substring(pieces.first ?? "")).lowercased(), parameters)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.utf8.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        while let last = text.utf8.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return String(text)
    }
}
