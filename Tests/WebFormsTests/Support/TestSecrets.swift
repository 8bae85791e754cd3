import Casework
import Cryptography
import Foundation
import Synchronization

/// Real keyed hashes under a key of the test.
struct TestSecrets: Secrets {
    private let key: [UInt8]

    init() throws {
        key = try Random.bytes(32)
    }

    func randomBytes(_ count: Int) throws(CaseworkError) -> [UInt8] {
        do { return try Random.bytes(count) } catch { throw .unavailable }
    }

    func keyedHash(_ purpose: String, _ message: [UInt8]) -> [UInt8] {
        (try? HMAC.sha256(key: key, message: Array(purpose.utf8) + [0] + message)) ?? []
    }

    func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool { constantTimeEqual(left, right) }

    func hashPassword(_ password: String) async throws(CaseworkError) -> String { throw .unavailable }
    func verifyPassword(_ password: String, against hash: String?) async -> Bool { false }

    func seal(_ claims: [String: String], purpose: String, expiresAt: Date) throws(CaseworkError) -> String {
        let body = claims.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "&") + "&exp=\(Int(expiresAt.timeIntervalSince1970))"
        let text = Base64URL.encode(Array(body.utf8))
        return text + "." + Base64URL.encode(keyedHash("seal-" + purpose, Array(text.utf8)))
    }

    func open(_ sealed: String, purpose: String, at now: Date) -> [String: String]? {
        let parts = sealed.split(separator: ".")
        guard parts.count == 2, Base64URL.encode(keyedHash("seal-" + purpose, Array(parts[0].utf8))) == parts[1],
            let bytes = Cryptography.Base64URL.decode(String(parts[0]))
        else { return nil }
        var claims: [String: String] = [:]
        for pair in String(decoding: bytes, as: UTF8.self).split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            if sides.count == 2 { claims[sides[0]] = sides[1] }
        }
        guard let expiry = claims["exp"].flatMap({ Double($0) }), expiry > now.timeIntervalSince1970 else { return nil }
        return claims
    }
}

/// A clock that stands still until it is moved.
final class TestClock: WallClock {
    private let moment = Mutex(Date(timeIntervalSince1970: 1_795_354_320))  // 22 November 2026, 14:32 in Berlin

    var now: Date { moment.withLock { $0 } }

    func advance(by seconds: Double) { moment.withLock { $0.addTimeInterval(seconds) } }
}
