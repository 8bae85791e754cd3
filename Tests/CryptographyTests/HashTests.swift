import Cryptography
import Testing

@Suite("Hashes and keyed hashes")
struct HashTests {
    @Test(
        "SHA-256 gives the values of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(message: String, digest: String) throws {
        #expect(Hex.encode(try Hash.sha256(Array(message.utf8))) == digest)
    }

    @Test(
        "SHA-512 gives the values of FIPS 180-4",
        arguments: [
            (
                "",
                "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                    + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
            ),
            (
                "abc",
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                    + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
            ),
        ])
    func sha512(message: String, digest: String) throws {
        #expect(Hex.encode(try Hash.sha512(Array(message.utf8))) == digest)
    }

    @Test(
        "HMAC gives the values of RFC 4231",
        arguments: [
            (
                String(repeating: "0b", count: 20), Hex.encode("Hi There".utf8),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Hex.encode("Jefe".utf8), Hex.encode("what do ya want for nothing?".utf8),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
            ),
            (
                String(repeating: "aa", count: 131),
                Hex.encode("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ])
    func hmac(key: String, message: String, code: String) throws {
        let key = try #require(Hex.decode(key))
        let message = try #require(Hex.decode(message))
        #expect(Hex.encode(try HMAC.sha256(key: key, message: message)) == code)
    }

    @Test("HMAC takes an empty key and an empty message")
    func emptyHMAC() throws {
        #expect(
            Hex.encode(try HMAC.sha256(key: [], message: []))
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }

    @Test("HMAC under a symmetric key equals HMAC under its bytes")
    func hmacWithKey() throws {
        let key = try SymmetricKey.generate()
        #expect(try HMAC.sha256(key: key, message: [1, 2]) == HMAC.sha256(key: key.copyBytes(), message: [1, 2]))
    }

    @Test("constant-time comparison tells equal from unequal, and never matches nothing with nothing")
    func comparison() {
        #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
        #expect(!constantTimeEqual([], []))
    }

    @Test("random bytes have the wanted length and differ")
    func random() throws {
        #expect(try Random.bytes(0) == [])
        let first = try Random.bytes(32)
        #expect(first.count == 32)
        #expect(try Random.bytes(32) != first)
        #expect(throws: CryptographyError.self) { try Random.bytes(-1) }
        #expect(throws: CryptographyError.self) { try Random.bytes(2_000_000) }
    }
}
