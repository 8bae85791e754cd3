import COpenSSL

/// A secret key of 256 bits that is not printable and is overwritten when its last copy goes.
///
/// Copies share one storage, so that the bytes lie in memory once.
public struct SymmetricKey: Sendable {
    /// Length in bytes.
    public static let byteCount = 32

    private let storage: Storage

    /// - Throws: ``CryptographyError/wrongLength(expected:actual:)`` unless there are 32 bytes.
    public init(bytes: [UInt8]) throws(CryptographyError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, actual: bytes.count)
        }
        storage = Storage(copying: bytes)
    }

    /// A new key from the generator for private values.
    public static func generate() throws(CryptographyError) -> SymmetricKey {
        var bytes = [UInt8](repeating: 0, count: byteCount)
        defer { wipe(&bytes) }
        guard RAND_priv_bytes(&bytes, Int32(byteCount)) == 1 else { throw OpenSSL.failure("RAND_priv_bytes") }
        return try SymmetricKey(bytes: bytes)
    }

    /// Lends the 32 bytes to `body`; the pointer must not leave it.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: storage.pointer, count: Self.byteCount))
    }

    /// A copy of the bytes, to be wiped by the caller (``wipe(_:)``).
    public func copyBytes() -> [UInt8] {
        withUnsafeBytes { Array($0) }
    }

    // Immutable after `init`, hence safe to share between tasks.
    private final class Storage: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer

        init(copying bytes: [UInt8]) {
            pointer = .allocate(byteCount: SymmetricKey.byteCount, alignment: 16)
            bytes.withUnsafeBytes { pointer.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(pointer), byteCount: $0.count) }
        }

        deinit {
            OPENSSL_cleanse(pointer, SymmetricKey.byteCount)
            pointer.deallocate()
        }
    }
}

extension SymmetricKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "SymmetricKey(redacted)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension SymmetricKey: Equatable {
    /// Compares in constant time.
    public static func == (a: SymmetricKey, b: SymmetricKey) -> Bool {
        CRYPTO_memcmp(a.storage.pointer, b.storage.pointer, byteCount) == 0
    }
}
