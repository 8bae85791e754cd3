import FoundationEssentials

/// Claims with an expiry that the holder can read but not change: a stateless session or form token.
///
/// Shape: `base64url(payload) "." base64url(HMAC-SHA-256)`. The purpose is part of what is signed, so that a token of one purpose
/// is worth nothing for another.
public struct SignedToken: Sendable, Equatable {
    /// Longest token that is looked at, in bytes (cookies may not be longer).
    public static let maximumByteCount = 4096

    public let claims: [String: String]
    /// Seconds since 1970 after which the token is refused.
    public let expiresAt: Int64

    public init(claims: [String: String], expiresAt: Int64) {
        self.claims = claims
        self.expiresAt = expiresAt
    }

    private struct Payload: Codable {
        let e: Int64
        let c: [String: String]
    }

    /// The signed text.
    public func sealed(key: SymmetricKey, purpose: String) throws(CryptographyError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(Payload(e: expiresAt, c: claims)) else {
            throw .malformed(expected: "claims that can be written as JSON")
        }
        let payload = Base64URL.encode(Array(data))
        let code = try HMAC.sha256(key: key, message: Self.message(payload: payload, purpose: purpose))
        let token = payload + "." + Base64URL.encode(code)
        guard token.utf8.count <= Self.maximumByteCount else {
            throw .malformed(expected: "claims that fit into \(Self.maximumByteCount) bytes")
        }
        return token
    }

    /// Reads a token.
    ///
    /// - Parameter now: seconds since 1970.
    /// - Throws: ``CryptographyError/notAuthentic`` unless it was made with this key for this purpose;
    ///   ``CryptographyError/expired`` when its time is over.
    public static func open(
        _ token: String, key: SymmetricKey, purpose: String, now: Int64
    ) throws(CryptographyError) -> SignedToken {
        guard token.utf8.count <= maximumByteCount else { throw .notAuthentic }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let payload = parts.first, let code = parts.last.flatMap({ Base64URL.decode($0) }) else {
            throw .notAuthentic
        }
        let expected = try HMAC.sha256(key: key, message: message(payload: String(payload), purpose: purpose))
        guard constantTimeEqual(expected, code), let bytes = Base64URL.decode(payload),
            let content = try? JSONDecoder().decode(Payload.self, from: Data(bytes))
        else { throw .notAuthentic }
        guard now < content.e else { throw .expired }
        return SignedToken(claims: content.c, expiresAt: content.e)
    }

    private static func message(payload: String, purpose: String) -> [UInt8] {
        Array("\(purpose.utf8.count):\(purpose):\(payload)".utf8)
    }
}
