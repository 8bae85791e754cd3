import Cryptography
import Testing

@Suite("Key derivation")
struct HKDFTests {
    @Test(
        "gives the values of RFC 5869, appendix A",
        arguments: [
            (
                String(repeating: "0b", count: 22), "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
            ),
            (
                String(repeating: "0b", count: 22), "", "",
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
            ),
        ])
    func vectors(secret: String, salt: String, info: String, derived: String) throws {
        let result = try HKDF.sha256(
            secret: #require(Hex.decode(secret)), salt: #require(Hex.decode(salt)), info: #require(Hex.decode(info)), count: 42)
        #expect(Hex.encode(result) == derived)
    }

    @Test("gives the long value of RFC 5869, test case 2")
    func longVector() throws {
        let result = try HKDF.sha256(
            secret: Array(0x00...0x4f), salt: Array(0x60...0xaf), info: Array(0xb0...0xff), count: 82)
        #expect(
            Hex.encode(result) == "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87")
    }

    @Test("refuses an empty secret and lengths out of range", arguments: [0, -1, 8161])
    func refuses(count: Int) {
        #expect(throws: CryptographyError.self) { try HKDF.sha256(secret: [1], salt: [], info: [], count: count) }
        #expect(throws: CryptographyError.self) { try HKDF.sha256(secret: [], salt: [], info: [], count: 32) }
    }
}
