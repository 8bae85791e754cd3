import Cryptography
import Testing

@Suite("Text forms of bytes")
struct EncodingTests {
    @Test(
        "base64 gives the values of RFC 4648",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func base64(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(text.utf8))
        let short = String(encoded.prefix { $0 != "=" })
        #expect(Base64URL.encode(Array(text.utf8)) == short)
        #expect(Base64URL.decode(short) == Array(text.utf8))
    }

    @Test("the alphabets differ in two characters")
    func alphabets() {
        #expect(Base64.encode([0xFB, 0xFF, 0xBF]) == "+/+/")
        #expect(Base64URL.encode([0xFB, 0xFF, 0xBF]) == "-_-_")
        #expect(Base64URL.decode("+/+/") == nil)
        #expect(Base64.decode("-_-_") == nil)
    }

    @Test(
        "base64 refuses bad length, padding, characters and stray bits",
        arguments: ["Z", "Zg", "Zg=", "Zg===", "Z===", "====", "Zh==", "Zm9=", "Z g=", "Zg==\n", "Zä=="])
    func badBase64(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test("base64url refuses padding, bad length, characters and stray bits", arguments: ["Z", "Zg==", "Zh", "Zm9", "Z.", "Zm 9"])
    func badBase64URL(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test("every byte survives each form")
    func roundTrip() {
        let bytes = [UInt8](0...255)
        for length in 0...256 {
            let part = Array(bytes.prefix(length))
            #expect(Base64.decode(Base64.encode(part)) == part)
            #expect(Base64URL.decode(Base64URL.encode(part)) == part)
            #expect(Hex.decode(Hex.encode(part)) == part)
        }
    }

    @Test("hexadecimal refuses odd lengths and other characters", arguments: ["a", "0g", "0x", " 00", "ää"])
    func badHex(text: String) {
        #expect(Hex.decode(text) == nil)
    }

    @Test("hexadecimal reads both cases")
    func hexCases() {
        #expect(Hex.decode("aBfF09") == [0xAB, 0xFF, 0x09])
    }
}
