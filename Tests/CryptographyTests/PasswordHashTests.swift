@testable import Cryptography
import Testing

@Suite("Password hashes", .serialized)
struct PasswordHashTests {
    @Test(
        "scrypt gives the values of RFC 7914, section 12",
        arguments: [
            (
                "", "", UInt64(16), UInt64(1), UInt64(1),
                "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                    + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
            ),
            (
                "password", "NaCl", 1024, 8, 16,
                "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                    + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
            ),
            (
                "pleaseletmein", "SodiumChloride", 16384, 8, 1,
                "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                    + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
            ),
        ])
    func vectors(password: String, salt: String, cost: UInt64, blockSize: UInt64, parallelization: UInt64, hash: String) throws {
        let derived = try PasswordHash.derive(
            password: Array(password.utf8), salt: Array(salt.utf8),
            parameters: .init(cost: cost, blockSize: blockSize, parallelization: parallelization), count: 64)
        #expect(Hex.encode(derived) == hash)
    }

    @Test("a hash matches its password only, and two hashes of one password differ")
    func matches() throws {
        let stored = try PasswordHash.make("Grüße an das Rathaus")
        #expect(stored.hasPrefix("scrypt$32768$8$3$"))
        #expect(PasswordHash.verify("Grüße an das Rathaus", against: stored))
        #expect(!PasswordHash.verify("Grüße an das Rathaus ", against: stored))
        #expect(!PasswordHash.verify("", against: stored))
        #expect(try PasswordHash.make("Grüße an das Rathaus") != stored)
        #expect(!PasswordHash.needsRenewal(stored))
        #expect(PasswordHash.needsRenewal("scrypt$16384$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
    }

    @Test(
        "a malformed or outsized stored hash matches nothing and costs nothing",
        arguments: [
            "", "scrypt", "plain", "scrypt$32768$8$3$AAAA", "scrypt$32768$8$3$AAAA$", "scrypt$32767$8$3$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
            "scrypt$4294967296$8$3$AAAA$AAAAAAAAAAAAAAAAAAAAAA", "scrypt$32768$8000$3$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
            "scrypt$-1$8$3$AAAA$AAAAAAAAAAAAAAAAAAAAAA", "bcrypt$32768$8$3$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
            "scrypt$99999999999999999999$8$3$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
        ])
    func malformed(stored: String) {
        #expect(!PasswordHash.verify("", against: stored))
        #expect(PasswordHash.needsRenewal(stored))
    }
}
