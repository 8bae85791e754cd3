import COpenSSL
import Glibc

/// Hashes of passwords by scrypt (RFC 7914).
///
/// Stored shape: `scrypt$N$r$p$salt$hash`, salt (16 bytes) and hash (32 bytes) in base64url. Parameters N = 2^15, r = 8, p = 3 are
/// among those OWASP recommends (32 MiB of memory, about 0.2 s). Both functions block: callers run them off the event loop.
/// At most two run at a time in a process, so that many log-ins at once cannot use up memory and processors.
public enum PasswordHash {
    private static let current = Parameters(cost: 32_768, blockSize: 8, parallelization: 3)
    private static let hashByteCount = 32

    /// The hash of a password under a new random salt.
    public static func make(_ password: String) throws(CryptographyError) -> String {
        let salt = try Random.bytes(16)
        let hash = try derive(password: Array(password.utf8), salt: salt, parameters: current, count: hashByteCount)
        return "scrypt$\(current.cost)$\(current.blockSize)$\(current.parallelization)$"
            + "\(Base64URL.encode(salt))$\(Base64URL.encode(hash))"
    }

    /// Whether `password` is the one `stored` was made from. A malformed `stored` matches nothing.
    public static func verify(_ password: String, against stored: String) -> Bool {
        guard let (parameters, salt, expected) = parse(stored),
            let actual = try? derive(
                password: Array(password.utf8), salt: salt, parameters: parameters, count: expected.count)
        else { return false }
        return constantTimeEqual(actual, expected)
    }

    /// Whether `stored` was made with older, weaker parameters and should be made anew at the next log-in.
    public static func needsRenewal(_ stored: String) -> Bool {
        parse(stored)?.parameters != current
    }

    struct Parameters: Equatable, Sendable {
        let cost: UInt64
        let blockSize: UInt64
        let parallelization: UInt64

        /// A power of two up to 2^20 and products within the limits of RFC 7914; more would only serve an attack on memory.
        var isAcceptable: Bool {
            (2...1_048_576).contains(cost) && cost & (cost - 1) == 0
                && (1...32).contains(blockSize) && (1...16).contains(parallelization)
        }

        /// 128 · r · (N + p + 2) bytes are needed.
        var memoryLimit: UInt64 { 128 * blockSize * (cost + parallelization + 2) + 1_048_576 }
    }

    static func derive(
        password: [UInt8], salt: [UInt8], parameters: Parameters, count: Int
    ) throws(CryptographyError) -> [UInt8] {
        guard parameters.isAcceptable, (1...128).contains(count) else { throw .malformed(expected: "scrypt parameters within bounds") }
        places.take()
        defer { places.give() }
        var password = password
        defer { wipe(&password) }
        var derived = [UInt8](repeating: 0, count: count)
        let status = OpenSSL.withBytes(password) { passwordBytes in
            OpenSSL.withBytes(salt) { saltBytes in
                passwordBytes.withMemoryRebound(to: CChar.self, capacity: max(password.count, 1)) { passwordCharacters in
                    EVP_PBE_scrypt(
                        passwordCharacters, password.count, saltBytes, salt.count,
                        parameters.cost, parameters.blockSize, parameters.parallelization,
                        parameters.memoryLimit, &derived, count)
                }
            }
        }
        guard status == 1 else { throw OpenSSL.failure("EVP_PBE_scrypt") }
        return derived
    }

    private static func parse(_ stored: String) -> (parameters: Parameters, salt: [UInt8], hash: [UInt8])? {
        guard stored.utf8.count <= 512 else { return nil }
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts.first == "scrypt" else { return nil }
        var rest = parts.dropFirst().makeIterator()
        guard let cost = rest.next().flatMap({ UInt64($0) }), let blockSize = rest.next().flatMap({ UInt64($0) }),
            let parallelization = rest.next().flatMap({ UInt64($0) }),
            let salt = rest.next().flatMap({ Base64URL.decode($0) }),
            let hash = rest.next().flatMap({ Base64URL.decode($0) }), (16...64).contains(hash.count)
        else { return nil }
        let parameters = Parameters(cost: cost, blockSize: blockSize, parallelization: parallelization)
        return parameters.isAcceptable ? (parameters, salt, hash) : nil
    }

    private static let places = Places(count: 2)

    /// A counting semaphore; the semaphore lives as long as the process.
    private struct Places: @unchecked Sendable {
        private let semaphore: UnsafeMutablePointer<sem_t>

        init(count: UInt32) {
            semaphore = .allocate(capacity: 1)
            semaphore.initialize(to: sem_t())
            sem_init(semaphore, 0, count)
        }

        func take() {
            while sem_wait(semaphore) != 0 {}  // interrupted by a signal: wait on
        }

        func give() { sem_post(semaphore) }
    }
}
