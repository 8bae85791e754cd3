/// The secret that makes a browser the owner of a draft: 32 random bytes, kept in a cookie.
///
/// The store holds its hash. It never prints itself.
public struct OwnerToken: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// Base64url without padding, 43 characters.
    public let text: String

    /// Reads a cookie's value; `nil` when it has another shape.
    public init?(_ text: String) {
        guard TokenShape.isToken(text) else { return nil }
        self.text = text
    }

    public var description: String { "OwnerToken(hidden)" }
    public var debugDescription: String { description }

    func hash(_ secrets: any Secrets) -> [UInt8] {
        secrets.keyedHash("draft-owner", Array(text.utf8))
    }

    static func make(_ secrets: any Secrets) throws(CaseworkError) -> OwnerToken {
        let text = try TokenShape.random(secrets)
        guard let token = OwnerToken(text) else { throw .unavailable }
        return token
    }
}

/// The secret of a member of staff who is logged in: 32 random bytes.
///
/// The store holds its hash. It never prints itself.
public struct SessionToken: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// Base64url without padding, 43 characters.
    public let text: String

    /// Reads a bearer token or a cookie's value; `nil` when it has another shape.
    public init?(_ text: String) {
        guard TokenShape.isToken(text) else { return nil }
        self.text = text
    }

    public var description: String { "SessionToken(hidden)" }
    public var debugDescription: String { description }

    func hash(_ secrets: any Secrets) -> [UInt8] {
        secrets.keyedHash("staff-session", Array(text.utf8))
    }

    static func make(_ secrets: any Secrets) throws(CaseworkError) -> SessionToken {
        let text = try TokenShape.random(secrets)
        guard let token = SessionToken(text) else { throw .unavailable }
        return token
    }
}

/// 32 bytes in base64url without padding.
enum TokenShape {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func isToken(_ text: String) -> Bool {
        text.utf8.count == 43
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
                default: false
                }
            }
    }

    static func random(_ secrets: any Secrets) throws(CaseworkError) -> String {
        let bytes = try secrets.randomBytes(32)
        var result: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8) | Int(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                result.append(alphabet[(buffer >> bits) & 63])
            }
            buffer &= (1 << bits) - 1
        }
        if bits > 0 { result.append(alphabet[(buffer << (6 - bits)) & 63]) }
        return String(decoding: result, as: UTF8.self)
    }
}
