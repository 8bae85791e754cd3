import Casework

/// The browser that asks: the owner of its drafts.
struct Visitor: Sendable {
    let owner: OwnerToken
    /// Made just now: the answer has to set the cookie.
    let isNew: Bool

    /// How long a browser stays the owner of its drafts, in seconds: as long as drafts usually live, from the last visit on.
    static let cookieSeconds = 30 * 86_400
}

/// Makes and compares the tokens that tie a form to the browser it was shown in.
///
/// A token is a keyed hash of the owner's secret: nobody who cannot read the cookie can make one, and none has to be stored.
struct CSRFGuard: Sendable {
    let secrets: any Secrets

    /// The token for a hidden control; base64url, 43 characters.
    func token(for visitor: Visitor) -> String {
        Base64URL.encode(hash(visitor))
    }

    func accepts(_ token: String?, from visitor: Visitor) -> Bool {
        guard let token, token.utf8.count == 43 else { return false }
        return secrets.areEqual(Array(token.utf8), Array(self.token(for: visitor).utf8))
    }

    private func hash(_ visitor: Visitor) -> [UInt8] {
        secrets.keyedHash("csrf", Array(visitor.owner.text.utf8))
    }
}

/// Base64url without padding (RFC 4648, section 5).
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 4 / 3 + 3)
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8) | Int(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[(buffer >> bits) & 63])
            }
            buffer &= (1 << bits) - 1
        }
        if bits > 0 { text.append(alphabet[(buffer << (6 - bits)) & 63]) }
        return String(decoding: text, as: UTF8.self)
    }
}
