import COpenSSL

/// Keyed hashes (RFC 2104).
public enum HMAC {
    /// HMAC-SHA-256 of `message`: 32 bytes. `key` may have any length.
    public static func sha256(key: [UInt8], message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        guard let algorithm = Algorithm.hmac, let context = EVP_MAC_CTX_new(algorithm) else {
            throw OpenSSL.failure("EVP_MAC_CTX_new")
        }
        defer { EVP_MAC_CTX_free(context) }
        var code = [UInt8](repeating: 0, count: 32)
        var written = 0
        let parameters = [
            OSSL_PARAM_construct_utf8_string(ParameterName.digest, ParameterName.sha256, 0),
            OSSL_PARAM_construct_end(),
        ]
        let isReady = OpenSSL.withBytes(key) { EVP_MAC_init(context, $0, key.count, parameters) } == 1
        guard isReady, OpenSSL.withBytes(message, { EVP_MAC_update(context, $0, message.count) }) == 1 else {
            throw OpenSSL.failure("EVP_MAC_init")
        }
        guard EVP_MAC_final(context, &code, &written, code.count) == 1, written == 32 else {
            throw OpenSSL.failure("EVP_MAC_final")
        }
        return code
    }

    /// HMAC-SHA-256 of `message` under a key that stays in protected memory.
    public static func sha256(key: SymmetricKey, message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        var bytes = key.copyBytes()
        defer { wipe(&bytes) }
        return try sha256(key: bytes, message: message)
    }
}
