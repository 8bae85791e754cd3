import COpenSSL

/// Cryptographic hashes (FIPS 180-4).
public enum Hash {
    /// SHA-256 of `message`: 32 bytes.
    public static func sha256(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try digest(message, with: Algorithm.sha256, length: 32)
    }

    /// SHA-512 of `message`: 64 bytes.
    public static func sha512(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        try digest(message, with: Algorithm.sha512, length: 64)
    }

    private static func digest(
        _ message: [UInt8], with algorithm: OpaquePointer?, length: Int
    ) throws(CryptographyError) -> [UInt8] {
        guard let algorithm else { throw OpenSSL.failure("EVP_MD_fetch") }
        var digest = [UInt8](repeating: 0, count: length)
        var written: UInt32 = 0
        let status = OpenSSL.withBytes(message) { EVP_Digest($0, message.count, &digest, &written, algorithm, nil) }
        guard status == 1, Int(written) == length else { throw OpenSSL.failure("EVP_Digest") }
        return digest
    }
}
