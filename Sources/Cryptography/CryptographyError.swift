/// Why a cryptographic operation was refused.
///
/// No case carries key material, plaintext or a password, so every error may be logged.
public enum CryptographyError: Error, Equatable, Sendable {
    /// OpenSSL itself failed; `operation` names the call, e.g. `EVP_MAC_init`.
    case library(operation: String)
    /// Ciphertext, signature or token is not authentic: changed, cut, or made with another key or other associated data.
    case notAuthentic
    /// The input does not have the expected shape; `expected` says which one.
    case malformed(expected: String)
    /// A key or another input has a wrong length, in bytes.
    case wrongLength(expected: Int, actual: Int)
    /// The keyring holds no key of this id.
    case unknownKey(id: String)
    /// The token was valid once and is no longer (or not yet).
    case expired
}
