/// Puts frames together from what arrives piece by piece: four bytes with the length (big endian), then so many bytes.
///
/// No input or output of its own.
struct FrameReader {
    private let maxBytes: Int
    private var header: [UInt8] = []
    private var length: Int?
    private var body: [UInt8] = []

    init(maxBytes: Int) {
        self.maxBytes = maxBytes
    }

    /// How many bytes are needed before anything can be said; never 0.
    var wanted: Int {
        max(1, length.map { $0 - body.count } ?? 4 - header.count)
    }

    /// Takes at most ``wanted`` bytes; gives the frame when it is whole.
    ///
    /// - Throws: ``TypesettingError/tooLarge(limitBytes:)`` when the announced length is above the bound.
    mutating func take(_ bytes: some Collection<UInt8>) throws(TypesettingError) -> [UInt8]? {
        guard let length else {
            header += bytes
            guard header.count == 4 else { return nil }
            let announced = header.reduce(0) { $0 << 8 | Int($1) }
            guard announced <= maxBytes else { throw .tooLarge(limitBytes: maxBytes) }
            self.length = announced
            body.reserveCapacity(announced)
            return announced == 0 ? finish() : nil
        }
        body += bytes
        return body.count == length ? finish() : nil
    }

    private mutating func finish() -> [UInt8] {
        defer { self = FrameReader(maxBytes: maxBytes) }
        return body
    }

    /// The frame around a body that is shorter than 4 GiB.
    static func frame(_ body: [UInt8]) -> [UInt8] {
        let length = UInt32(clamping: body.count)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + body
    }
}
