/// Puts lines together from pieces of any size, and holds no more of a line than its limit.
struct LineSplitter {
    enum Line: Equatable {
        case bytes([UInt8])
        case tooLong
    }

    private let maxBytes: Int
    private var pending: [UInt8] = []
    private var isTooLong = false

    init(maxBytes: Int) {
        self.maxBytes = maxBytes
    }

    /// The lines that this piece completes, without their line feeds.
    mutating func take(_ piece: [UInt8]) -> [Line] {
        var lines: [Line] = []
        var rest = piece[...]
        while let end = rest.firstIndex(of: 0x0A) {
            append(rest[..<end])
            lines.append(completed())
            rest = rest[(end + 1)...]
        }
        append(rest)
        return lines
    }

    /// The line that no line feed ended, if there is one.
    mutating func finish() -> Line? {
        pending.isEmpty && !isTooLong ? nil : completed()
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        guard !isTooLong, pending.count + bytes.count <= maxBytes else {
            isTooLong = true
            pending = []
            return
        }
        pending += bytes
    }

    private mutating func completed() -> Line {
        defer {
            pending = []
            isTooLong = false
        }
        return isTooLong ? .tooLong : .bytes(pending)
    }
}
