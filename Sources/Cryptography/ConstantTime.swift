import COpenSSL

/// Whether two byte strings are equal, in a time that depends on their lengths only.
///
/// Two empty strings are *not* equal: a missing secret must never match a missing secret.
public func constantTimeEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count, !a.isEmpty else { return false }
    return CRYPTO_memcmp(a, b, a.count) == 0
}

/// Overwrites bytes that held a secret; unlike a plain loop this is not optimised away.
public func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    bytes.removeAll()
}
