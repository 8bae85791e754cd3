import COpenSSL

/// Authenticated encryption with AES-256-GCM (NIST SP 800-38D).
///
/// A sealed box is nonce (12 bytes, random) + ciphertext + tag (16 bytes). With random nonces one key must not seal more than
/// 2^32 boxes; here every case and draft has a key of its own.
public enum AESGCM {
    static let nonceByteCount = 12
    static let tagByteCount = 16
    /// What a box is longer than its plaintext, in bytes.
    public static let overhead = nonceByteCount + tagByteCount

    /// Encrypts `plaintext` and binds `aad` (associated data, not encrypted) to it.
    public static func seal(
        _ plaintext: [UInt8], key: SymmetricKey, aad: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        try seal(plaintext, key: key, aad: aad, nonce: Random.bytes(nonceByteCount))
    }

    /// The form with a given nonce, for known-answer tests only: a repeated nonce breaks the cipher.
    static func seal(
        _ plaintext: [UInt8], key: SymmetricKey, aad: [UInt8], nonce: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        guard nonce.count == nonceByteCount else { throw .wrongLength(expected: nonceByteCount, actual: nonce.count) }
        let context = try Context(key: key, nonce: nonce, encrypting: true)
        try context.associate(aad)
        let ciphertext = try context.update(plaintext)
        guard context.finish() else { throw OpenSSL.failure("EVP_EncryptFinal_ex") }
        return nonce + ciphertext + (try context.tag())
    }

    /// Decrypts a box made by ``seal(_:key:aad:)``.
    ///
    /// - Throws: ``CryptographyError/notAuthentic`` when box, key or associated data are not the ones it was sealed with;
    ///   nothing of the plaintext is given out then.
    public static func open(
        _ box: [UInt8], key: SymmetricKey, aad: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        guard box.count >= overhead else { throw .notAuthentic }
        let nonce = Array(box.prefix(nonceByteCount))
        let tag = Array(box.suffix(tagByteCount))
        let ciphertext = Array(box.dropFirst(nonceByteCount).dropLast(tagByteCount))
        let context = try Context(key: key, nonce: nonce, encrypting: false)
        try context.associate(aad)
        var plaintext = try context.update(ciphertext)
        try context.expect(tag: tag)
        guard context.finish() else {
            wipe(&plaintext)
            ERR_clear_error()
            throw .notAuthentic
        }
        return plaintext
    }
}

extension AESGCM {
    /// One run of the cipher; frees OpenSSL's context when it goes.
    private final class Context {
        private let context: OpaquePointer

        init(key: SymmetricKey, nonce: [UInt8], encrypting: Bool) throws(CryptographyError) {
            guard let cipher = Algorithm.aes256GCM, let context = EVP_CIPHER_CTX_new() else {
                throw OpenSSL.failure("EVP_CIPHER_CTX_new")
            }
            self.context = context
            let status = key.withUnsafeBytes { keyBytes in
                EVP_CipherInit_ex2(
                    context, cipher, keyBytes.assumingMemoryBound(to: UInt8.self).baseAddress, nonce, encrypting ? 1 : 0, nil)
            }
            guard status == 1 else { throw OpenSSL.failure("EVP_CipherInit_ex2") }
        }

        deinit { EVP_CIPHER_CTX_free(context) }

        func associate(_ aad: [UInt8]) throws(CryptographyError) {
            guard !aad.isEmpty else { return }
            var written: Int32 = 0
            guard let count = Int32(exactly: aad.count), EVP_CipherUpdate(context, nil, &written, aad, count) == 1 else {
                throw OpenSSL.failure("EVP_CipherUpdate")
            }
        }

        func update(_ input: [UInt8]) throws(CryptographyError) -> [UInt8] {
            guard !input.isEmpty else { return [] }
            var output = [UInt8](repeating: 0, count: input.count)
            var written: Int32 = 0
            guard let count = Int32(exactly: input.count),
                EVP_CipherUpdate(context, &output, &written, input, count) == 1, written == count
            else { throw OpenSSL.failure("EVP_CipherUpdate") }
            return output
        }

        func finish() -> Bool {
            var rest = [UInt8](repeating: 0, count: AESGCM.tagByteCount)
            var written: Int32 = 0
            return EVP_CipherFinal_ex(context, &rest, &written) == 1
        }

        func tag() throws(CryptographyError) -> [UInt8] {
            var tag = [UInt8](repeating: 0, count: AESGCM.tagByteCount)
            guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag) == 1 else {
                throw OpenSSL.failure("EVP_CTRL_AEAD_GET_TAG")
            }
            return tag
        }

        func expect(tag: [UInt8]) throws(CryptographyError) {
            var tag = tag
            guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1 else {
                throw OpenSSL.failure("EVP_CTRL_AEAD_SET_TAG")
            }
        }
    }
}
