import COpenSSL

/// The algorithms fetched once from OpenSSL's default provider; fetching on every call would cost more than a short hash.
enum Algorithm {
    // Fetched objects are immutable and reference counted by OpenSSL; sharing them between threads is documented as safe.
    nonisolated(unsafe) static let sha256: OpaquePointer? = EVP_MD_fetch(nil, "SHA256", nil)
    nonisolated(unsafe) static let sha512: OpaquePointer? = EVP_MD_fetch(nil, "SHA512", nil)
    nonisolated(unsafe) static let aes256GCM: OpaquePointer? = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)
    nonisolated(unsafe) static let hmac: OpaquePointer? = EVP_MAC_fetch(nil, "HMAC", nil)
    nonisolated(unsafe) static let hkdf: OpaquePointer? = EVP_KDF_fetch(nil, "HKDF", nil)
}

/// Names of parameters and values as C strings that live as long as the process: `OSSL_PARAM` keeps the pointer it is given, so a
/// Swift string passed directly would dangle.
enum ParameterName {
    nonisolated(unsafe) static let digest = permanent(OSSL_MAC_PARAM_DIGEST)
    nonisolated(unsafe) static let key = permanent(OSSL_KDF_PARAM_KEY)
    nonisolated(unsafe) static let salt = permanent(OSSL_KDF_PARAM_SALT)
    nonisolated(unsafe) static let info = permanent(OSSL_KDF_PARAM_INFO)
    nonisolated(unsafe) static let sha256 = permanent("SHA256")

    private static func permanent(_ text: String) -> UnsafeMutablePointer<CChar> {
        let characters = text.utf8CString
        let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: characters.count)
        for (index, character) in characters.enumerated() { (pointer + index).initialize(to: character) }
        return pointer
    }
}

enum OpenSSL {
    /// The error for a failed call. Empties OpenSSL's error queue of this thread: libcurl and libpq use the same library,
    /// and a stale entry would make their next read look like a TLS failure.
    static func failure(_ operation: String) -> CryptographyError {
        ERR_clear_error()
        return .library(operation: operation)
    }

    /// Runs `body` with a pointer that is never nil; an empty array has no base address, and OpenSSL reads nil as "not given".
    static func withBytes<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body($0.baseAddress ?? emptyInput) }
    }

    /// One readable byte that stands for empty input; allocated once and never freed or written.
    nonisolated(unsafe) private static let emptyInput: UnsafePointer<UInt8> = {
        let pointer = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        pointer.initialize(to: 0)
        return UnsafePointer(pointer)
    }()
}
