import Cryptography
import Testing

@Suite("The municipality's keyring")
struct KeyringTests {
    static let old = "k1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    static let new = "k2 HxwdHhsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA="

    @Test("wraps data keys with the first key and unwraps with any")
    func rotation() throws {
        let before = try Keyring(fileContents: Self.old + "\n")
        let after = try Keyring(fileContents: "# since January\n\(Self.new)\n\n\(Self.old)\n")
        let dataKey = try SymmetricKey.generate()
        let wrapped = try before.wrap(dataKey, aad: [1])
        #expect(wrapped.keyID == "k1")
        #expect(try after.unwrap(wrapped, aad: [1]) == dataKey)
        #expect(try after.wrap(dataKey, aad: [1]).keyID == "k2")
        #expect(after.currentKeyID == "k2")
        #expect(after.keyIDs == ["k2", "k1"])
    }

    @Test("derived keys depend on the purpose, stay the same, and survive a rotation")
    func derivation() throws {
        let before = try Keyring(fileContents: Self.old)
        let after = try Keyring(fileContents: Self.new + "\n" + Self.old)
        #expect(try before.derive("access-code") == before.derive("access-code"))
        #expect(try before.derive("access-code") != before.derive("cookie"))
        #expect(try before.derive("access-code") == after.derive("access-code"))
    }

    @Test("refuses wrapped keys that were changed, moved to another record, or wrapped by an unknown key")
    func tampering() throws {
        let keyring = try Keyring(fileContents: Self.old)
        let wrapped = try keyring.wrap(.generate(), aad: [1])
        #expect(throws: CryptographyError.notAuthentic) { try keyring.unwrap(wrapped, aad: [2]) }
        var bytes = wrapped.bytes
        bytes[20] ^= 1
        #expect(throws: CryptographyError.notAuthentic) { try keyring.unwrap(WrappedKey(keyID: "k1", bytes: bytes), aad: [1]) }
        #expect(throws: CryptographyError.unknownKey(id: "k9")) {
            try keyring.unwrap(WrappedKey(keyID: "k9", bytes: wrapped.bytes), aad: [1])
        }
        let other = try Keyring(fileContents: "k1 HxwdHhsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=")
        #expect(throws: CryptographyError.notAuthentic) { try other.unwrap(wrapped, aad: [1]) }
    }

    @Test("a generated file can be read and gives a new key each time")
    func generated() throws {
        let contents = try Keyring.generate()
        let keyring = try Keyring(fileContents: contents)
        #expect(keyring.keyIDs.count == 1)
        #expect(try Keyring.generate() != contents)
        #expect(!"\(keyring)".contains(contents.split(separator: " ").last.map(String.init) ?? "-"))
    }

    @Test(
        "a broken file is refused with the number of its line, not with its content",
        arguments: [
            ("", 0), ("# nothing\n", 0), ("k1\n", 1), ("k1 AAEC\n", 1), ("\(old)\nk2 not-base64\n", 2), ("\(old) more\n", 1),
            ("\(old)\n\(old)\n", 2), ("schlüssel AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", 1),
        ])
    func broken(contents: String, line: Int) throws {
        let error = try #require(throws: CryptographyError.self) { try Keyring(fileContents: contents) }
        guard case .malformed(let expected) = error else {
            Issue.record("unexpected error")
            return
        }
        if line > 0 { #expect(expected.hasPrefix("line \(line) of the key file")) }
        #expect(!expected.contains("AAEC"))
    }
}
