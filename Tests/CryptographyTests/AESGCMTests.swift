@testable import Cryptography
import Testing

@Suite("Authenticated encryption")
struct AESGCMTests {
    struct Vector: Sendable {
        let key: String
        let nonce: String
        let aad: String
        let plaintext: String
        let box: String
    }

    // Test cases 13, 14 and 16 of "The Galois/Counter Mode of Operation" (McGrew, Viega), the ones NIST took over.
    static let vectors = [
        Vector(
            key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24), aad: "", plaintext: "",
            box: "530f8afbc74536b9a963b4f1c4cb738b"),
        Vector(
            key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24), aad: "",
            plaintext: String(repeating: "0", count: 32),
            box: "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
        Vector(
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", nonce: "cafebabefacedbaddecaf888",
            aad: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            plaintext: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            box: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b"),
    ]

    @Test("gives the published values and opens them again", arguments: vectors)
    func known(vector: Vector) throws {
        let key = try SymmetricKey(bytes: #require(Hex.decode(vector.key)))
        let aad = try #require(Hex.decode(vector.aad))
        let plaintext = try #require(Hex.decode(vector.plaintext))
        let box = try AESGCM.seal(plaintext, key: key, aad: aad, nonce: #require(Hex.decode(vector.nonce)))
        #expect(Hex.encode(box) == vector.nonce + vector.box)
        #expect(try AESGCM.open(box, key: key, aad: aad) == plaintext)
    }

    @Test("refuses a box with any single bit changed")
    func everyBit() throws {
        let key = try SymmetricKey.generate()
        let box = try AESGCM.seal(Array("Müller".utf8), key: key, aad: [1])
        for index in box.indices {
            for bit in 0..<8 {
                var changed = box
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: CryptographyError.notAuthentic) { try AESGCM.open(changed, key: key, aad: [1]) }
            }
        }
    }

    @Test("refuses another key, other associated data and every cut")
    func otherContext() throws {
        let key = try SymmetricKey.generate()
        let box = try AESGCM.seal([1, 2, 3], key: key, aad: [9])
        #expect(throws: CryptographyError.notAuthentic) { try AESGCM.open(box, key: .generate(), aad: [9]) }
        #expect(throws: CryptographyError.notAuthentic) { try AESGCM.open(box, key: key, aad: [8]) }
        #expect(throws: CryptographyError.notAuthentic) { try AESGCM.open(box, key: key, aad: []) }
        for length in 0..<box.count {
            #expect(throws: CryptographyError.notAuthentic) { try AESGCM.open(Array(box.prefix(length)), key: key, aad: [9]) }
        }
    }

    @Test("never gives the same box twice")
    func nonces() throws {
        let key = try SymmetricKey.generate()
        let boxes = try (0..<100).map { _ in try AESGCM.seal([1], key: key, aad: []) }
        #expect(Set(boxes).count == 100)
    }
}

@Suite("Symmetric keys")
struct SymmetricKeyTests {
    @Test("must have 32 bytes", arguments: [0, 16, 31, 33])
    func length(count: Int) {
        #expect(throws: CryptographyError.wrongLength(expected: 32, actual: count)) {
            try SymmetricKey(bytes: [UInt8](repeating: 1, count: count))
        }
    }

    @Test("cannot be printed by any of the usual ways")
    func redacted() throws {
        let key = try SymmetricKey(bytes: [UInt8](repeating: 0xAB, count: 32))
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(describing: key), String(reflecting: key), dumped] {
            #expect(!text.lowercased().contains("ab") || text.contains("redacted"))
            #expect(!text.contains("171"))
        }
        #expect("\(key)" == "SymmetricKey(redacted)")
    }

    @Test("are equal when their bytes are")
    func equality() throws {
        let key = try SymmetricKey.generate()
        #expect(try SymmetricKey(bytes: key.copyBytes()) == key)
        #expect(try SymmetricKey.generate() != key)
    }
}
