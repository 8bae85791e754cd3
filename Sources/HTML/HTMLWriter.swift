/// Writes one HTML document into one byte buffer, escaping everything that is not markup.
///
/// Elements are functions (`writer.p(.class("kern-body")) { $0.text(name) }`), so that tags always match. Text and attribute values go
/// in as `String` and are escaped byte by byte; the only ways to write markup unescaped are the element functions themselves and
/// ``Fragment``, whose bytes come from source code or from another writer. There is no initialiser that would turn a run-time string
/// into markup.
///
/// A writer is a value: pass it on as `inout`.
public struct HTMLWriter: Sendable {
    /// What has been written so far: UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: bytes to reserve, so that a page of known size is written without growing the buffer.
    public init(reservingCapacity capacity: Int = 4096) {
        bytes.reserveCapacity(max(0, capacity))
    }

    /// Number of bytes written so far.
    public var count: Int { bytes.count }

    /// Writes text, escaped.
    public mutating func text(_ text: String) {
        Escaping.append(text, to: &bytes)
    }

    /// Writes text that is part of the program; escaped like any other.
    public mutating func text(_ text: StaticString) {
        text.withUTF8Buffer { Escaping.append($0, to: &bytes) }
    }

    /// Writes a number in plain decimal digits.
    public mutating func text(_ number: Int) {
        appendDecimal(number)
    }

    /// Writes markup prepared before.
    public mutating func fragment(_ fragment: Fragment) {
        bytes.append(contentsOf: fragment.bytes)
    }

    /// Writes `<!DOCTYPE html>`.
    public mutating func doctype() {
        markup("<!DOCTYPE html>")
    }

    // MARK: Inside the module

    /// Writes bytes of the program as they are.
    mutating func markup(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func appendMarkup(_ slice: ArraySlice<UInt8>) {
        bytes.append(contentsOf: slice)
    }

    mutating func appendByte(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func appendDecimal(_ number: Int) {
        if number >= 0, number < 10 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: number))
            return
        }
        var magnitude = number.magnitude
        if number < 0 { bytes.append(0x2D) }
        let start = bytes.count
        repeat {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        bytes[start...].reverse()
    }
}
