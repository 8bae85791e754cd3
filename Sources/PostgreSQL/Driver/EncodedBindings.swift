import FoundationEssentials

/// The bindings of a statement in the shape that libpq sends.
///
/// All values lie in one buffer, each followed by a NUL byte. Everything travels as text with the type left to the server,
/// except `bytea`, which travels as it is.
struct EncodedBindings {
    private(set) var buffer: [UInt8] = []
    /// Start of each value in `buffer`; nil for NULL.
    private(set) var offsets: [Int?] = []
    private(set) var lengths: [Int32] = []
    private(set) var formats: [Int32] = []

    static let limit = 65_535

    /// - Throws: ``DatabaseError/Code/invalidBinding`` for text with a NUL character, a moment that the server cannot hold,
    ///   more than 65,535 values or a value of more than a gigabyte.
    init(_ values: [SQLValue]) throws(DatabaseError) {
        guard values.count <= Self.limit else { throw DatabaseError(.invalidBinding, "a statement can have 65,535 bindings at most") }
        offsets.reserveCapacity(values.count)
        lengths.reserveCapacity(values.count)
        formats.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            do throws(Unsendable) { try append(value) } catch {
                throw DatabaseError(.invalidBinding, "binding $\(index + 1): \(error.reason)")
            }
        }
    }

    private struct Unsendable: Error { let reason: String }

    private mutating func append(_ value: SQLValue) throws(Unsendable) {
        switch value {
        case .null: appendNull()
        case .text(let text), .json(let text): try append(text.utf8)
        case .int(let number): try append(String(number).utf8)
        case .bool(let flag): try append(flag ? "t".utf8 : "f".utf8)
        case .double(let number): try append(Self.text(of: number).utf8)
        case .uuid(let uuid): try append(uuid.uuidString.utf8)
        case .bytes(let bytes): try append(bytes, isBinary: true)
        case .timestamp(let date):
            guard let text = Timestamp.text(of: date) else { throw Unsendable(reason: "the moment lies outside the server's calendar") }
            try append(text.utf8)
        case .textArray(let elements): try append(TextForm.arrayLiteral(elements))
        case .intArray(let elements): try append(TextForm.arrayLiteral(elements.lazy.map { String($0) }))
        case .uuidArray(let elements): try append(TextForm.arrayLiteral(elements.lazy.map { $0.uuidString }))
        case .bytesArray(let elements): try append(TextForm.arrayLiteral(elements.lazy.map { "\\x" + TextForm.hexadecimal($0) }))
        }
    }

    private mutating func appendNull() {
        offsets.append(nil)
        lengths.append(0)
        formats.append(0)
    }

    private mutating func append(_ bytes: some Collection<UInt8>, isBinary: Bool = false) throws(Unsendable) {
        let start = buffer.count
        buffer.append(contentsOf: bytes)
        let length = buffer.count - start
        guard length < 1 << 30 else { throw Unsendable(reason: "the value is larger than a gigabyte") }
        guard isBinary || !buffer[start...].contains(0) else { throw Unsendable(reason: "text must not contain a NUL character") }
        buffer.append(0)
        offsets.append(start)
        lengths.append(Int32(length))
        formats.append(isBinary ? 1 : 0)
    }

    private static func text(of number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return String(number)
    }

    /// Calls `body` with the arrays of pointers, lengths and formats that libpq wants.
    func withPointers<Result>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
    ) -> Result {
        buffer.withUnsafeBytes { bytes in
            let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = offsets.map { offset in offset.flatMap { start in base.map { UnsafePointer($0 + start) } } }
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(Int32(offsets.count), pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}
