import FormEngine
import Hummingbird
import NIOCore

/// Reads `application/x-www-form-urlencoded` bodies within fixed bounds.
enum FormBody {
    /// Longest accepted body in bytes; more is refused before it is kept in memory.
    static let maxBytes = 256 * 1024
    /// Most pairs in one body.
    static let maxPairs = 2_000
    /// How often one name may occur.
    static let maxRepetitions = 200

    /// Reads and decodes the body of a request.
    ///
    /// - Throws: ``PortalFault`` `tooLarge` beyond ``maxBytes``, `malformed` for another content type, invalid UTF-8 and too many pairs.
    static func read(_ request: Request) async throws -> [(name: String, value: String)] {
        guard let type = request.headers[.contentType], isForm(type) else { throw PortalFault.malformed }
        if let length = request.headers[.contentLength], (Int(length) ?? Int.max) > maxBytes { throw PortalFault.tooLarge }
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= maxBytes else { throw PortalFault.tooLarge }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return try decode(bytes)
    }

    /// Decodes pairs joined by `&`: `+` is a blank, `%41` a byte; a per cent sign without two digits stands for itself.
    static func decode(_ bytes: [UInt8]) throws(PortalFault) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        var repetitions: [String: Int] = [:]
        for part in bytes.split(separator: 0x26) {
            guard pairs.count < maxPairs else { throw .malformed }
            let equals = part.firstIndex(of: 0x3D) ?? part.endIndex
            guard let name = text(part[..<equals]), let value = text(part[equals...].dropFirst()) else { throw .malformed }
            let count = repetitions[name, default: 0] + 1
            guard count <= maxRepetitions else { throw .malformed }
            repetitions[name] = count
            pairs.append((name, value))
        }
        return pairs
    }

    private static func isForm(_ type: String) -> Bool {
        let mediaType = type.prefix { $0 != ";" }
        return mediaType.lowercased().filter { $0 != " " } == "application/x-www-form-urlencoded"
    }

    private static func text(_ part: ArraySlice<UInt8>) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(part.count)
        var index = part.startIndex
        while index < part.endIndex {
            let byte = part[index]
            if byte == 0x2B {
                decoded.append(0x20)
            } else if byte == 0x25, index + 2 < part.endIndex, let high = digit(part[index + 1]), let low = digit(part[index + 2]) {
                decoded.append(high << 4 | low)
                index += 2
            } else {
                decoded.append(byte)
            }
            index += 1
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
