import FoundationEssentials

/// JSON Web Tokens with HS256 (RFC 7519, RFC 7515), as the Service-BW gateway hands them out.
public enum JWT {
    /// The claims this project uses; times are seconds since 1970.
    public struct Claims: Codable, Sendable, Equatable {
        public var iss: String?
        public var sub: String?
        public var aud: String?
        public var scope: String?
        public var iat: Int64?
        public var nbf: Int64?
        public var exp: Int64?
        public var jti: String?

        public init(
            iss: String? = nil, sub: String? = nil, aud: String? = nil, scope: String? = nil,
            iat: Int64? = nil, nbf: Int64? = nil, exp: Int64? = nil, jti: String? = nil
        ) {
            self.iss = iss
            self.sub = sub
            self.aud = aud
            self.scope = scope
            self.iat = iat
            self.nbf = nbf
            self.exp = exp
            self.jti = jti
        }
    }

    private struct Header: Codable {
        let alg: String
        let typ: String?
        let crit: [String]?
    }

    /// The signed token.
    public static func make(_ claims: Claims, key: SymmetricKey) throws(CryptographyError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let payload = try? encoder.encode(claims) else { throw .malformed(expected: "claims that can be written as JSON") }
        let signed = Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8)) + "." + Base64URL.encode(Array(payload))
        return signed + "." + Base64URL.encode(try HMAC.sha256(key: key, message: Array(signed.utf8)))
    }

    /// Checks signature, algorithm and times, and gives the claims.
    ///
    /// Only `HS256` is accepted, whatever the header says (RFC 8725, 3.1).
    ///
    /// - Parameter now: seconds since 1970.
    /// - Throws: ``CryptographyError/notAuthentic`` or ``CryptographyError/expired``.
    public static func verify(_ token: String, key: SymmetricKey, now: Int64) throws(CryptographyError) -> Claims {
        try verify(token, now: now) { (message) throws(CryptographyError) in try HMAC.sha256(key: key, message: message) }
    }

    static func verify(
        _ token: String, now: Int64, code: ([UInt8]) throws(CryptographyError) -> [UInt8]
    ) throws(CryptographyError) -> Claims {
        guard token.utf8.count <= 16_384 else { throw .notAuthentic }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var rest = parts.makeIterator()
        guard parts.count == 3, let head = rest.next(), let body = rest.next(), let signature = rest.next(),
            let header = Base64URL.decode(head).flatMap({ try? JSONDecoder().decode(Header.self, from: Data($0)) }),
            header.alg == "HS256", header.crit == nil,
            let given = Base64URL.decode(signature),
            constantTimeEqual(try code(Array("\(head).\(body)".utf8)), given),
            let claims = Base64URL.decode(body).flatMap({ try? JSONDecoder().decode(Claims.self, from: Data($0)) })
        else { throw .notAuthentic }
        if let exp = claims.exp, now >= exp { throw .expired }
        if let nbf = claims.nbf, now < nbf { throw .expired }
        return claims
    }
}
