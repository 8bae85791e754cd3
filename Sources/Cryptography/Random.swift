import COpenSSL

/// Random bytes of OpenSSL's generator, seeded by the operating system.
public enum Random {
    /// - Parameter count: number of bytes, 0 to 1 MiB.
    /// - Throws: ``CryptographyError/library(operation:)`` when the generator has no entropy;
    ///   ``CryptographyError/malformed(expected:)`` for a count out of range.
    public static func bytes(_ count: Int) throws(CryptographyError) -> [UInt8] {
        guard (0...1_048_576).contains(count) else { throw .malformed(expected: "a count of 0 to 1048576 bytes") }
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw OpenSSL.failure("RAND_bytes") }
        return bytes
    }
}
