import COpenSSL

/// Derivation of keys from keys: HKDF with SHA-256 (RFC 5869).
public enum HKDF {
    /// - Parameters:
    ///   - secret: the input key material, not empty.
    ///   - info: what the derived key is for; different purposes give independent keys.
    ///   - count: 1 to 8160 bytes (255 times the hash).
    public static func sha256(
        secret: [UInt8], salt: [UInt8], info: [UInt8], count: Int
    ) throws(CryptographyError) -> [UInt8] {
        guard (1...8160).contains(count) else { throw .malformed(expected: "a length of 1 to 8160 bytes") }
        guard !secret.isEmpty else { throw .malformed(expected: "a secret that is not empty") }
        guard let algorithm = Algorithm.hkdf, let context = EVP_KDF_CTX_new(algorithm) else {
            throw OpenSSL.failure("EVP_KDF_CTX_new")
        }
        defer { EVP_KDF_CTX_free(context) }
        var derived = [UInt8](repeating: 0, count: count)
        // OpenSSL declares the inputs as mutable and does not change them.
        var (secret, salt, info) = (secret, salt, info)
        defer { wipe(&secret) }
        let status = secret.withUnsafeMutableBytes { secret in
            salt.withUnsafeMutableBytes { salt in
                info.withUnsafeMutableBytes { info in
                    var parameters = [
                        OSSL_PARAM_construct_utf8_string(ParameterName.digest, ParameterName.sha256, 0),
                        OSSL_PARAM_construct_octet_string(ParameterName.key, secret.baseAddress, secret.count),
                    ]
                    if !salt.isEmpty {
                        parameters.append(OSSL_PARAM_construct_octet_string(ParameterName.salt, salt.baseAddress, salt.count))
                    }
                    if !info.isEmpty {
                        parameters.append(OSSL_PARAM_construct_octet_string(ParameterName.info, info.baseAddress, info.count))
                    }
                    parameters.append(OSSL_PARAM_construct_end())
                    return EVP_KDF_derive(context, &derived, count, parameters)
                }
            }
        }
        guard status == 1 else { throw OpenSSL.failure("EVP_KDF_derive") }
        return derived
    }
}
