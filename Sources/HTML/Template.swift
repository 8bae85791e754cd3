/// Markup written once, with places left open that are filled on every request.
///
/// A view writes its markup through an ordinary ``HTMLWriter`` and puts the strings that ``Places/open(_:)`` gives it wherever something
/// changes from request to request: in text, inside an attribute's value, or as a whole attribute (``Attribute/place(_:)``). Afterwards
/// each request copies the finished bytes and writes only what goes into the places, in the order in which they stand.
public struct Template<Slot: Sendable>: Sendable {
    private let bytes: [UInt8]
    private let cuts: [(start: Int, end: Int, slot: Slot)]

    /// - Parameter write: writes the markup.
    public init(_ write: (inout HTMLWriter, inout Places) -> Void) {
        var writer = HTMLWriter(reservingCapacity: 512)
        var places = Places()
        write(&writer, &places)
        bytes = writer.bytes
        cuts = Self.cuts(in: writer.bytes, slots: places.slots)
    }

    /// Size of the finished part in bytes.
    public var byteCount: Int { cuts.reduce(bytes.count) { $0 - ($1.end - $1.start) } }

    /// Writes the markup and calls `fill` at every open place.
    public func write(into writer: inout HTMLWriter, fill: (Slot, inout HTMLWriter) -> Void) {
        var start = 0
        for cut in cuts {
            writer.appendMarkup(bytes[start..<cut.start])
            fill(cut.slot, &writer)
            start = cut.end
        }
        writer.appendMarkup(bytes[start...])
    }

    /// The open places of a template while it is being written.
    public struct Places: Sendable {
        fileprivate var slots: [Slot] = []

        /// A string that stands for an open place. It may be put into longer strings, and used more than once.
        public mutating func open(_ slot: Slot) -> String {
            slots.append(slot)
            return "\u{10F8F0}\(slots.count - 1)\u{10F8F1}"
        }
    }

    // The marks are two private-use characters of plane 16 (F4 8F A3 B0 and F4 8F A3 B1) around the slot's number.
    private static var opening: [UInt8] { [0xF4, 0x8F, 0xA3, 0xB0] }
    private static var closing: [UInt8] { [0xF4, 0x8F, 0xA3, 0xB1] }

    private static func cuts(in bytes: [UInt8], slots: [Slot]) -> [(start: Int, end: Int, slot: Slot)] {
        var cuts: [(start: Int, end: Int, slot: Slot)] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index...].starts(with: opening) else {
                index += 1
                continue
            }
            var end = index + opening.count
            var number = 0
            while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39, number < slots.count {
                number = number * 10 + Int(bytes[end] - 0x30)
                end += 1
            }
            if bytes[end...].starts(with: closing), slots.indices.contains(number) {
                cuts.append((index, end + closing.count, slots[number]))
                index = end + closing.count
            } else {
                index += opening.count
            }
        }
        return cuts
    }
}

extension Attribute {
    /// An attribute (or several, or none) decided on every request: the place is filled with ``HTMLWriter/attribute(_:)``.
    public static func place(_ place: String) -> Attribute { Attribute("", .place(place)) }
}
