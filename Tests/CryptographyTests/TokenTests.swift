@testable import Cryptography
import Testing

@Suite("Signed tokens")
struct SignedTokenTests {
    let key: SymmetricKey

    init() throws { key = try SymmetricKey(bytes: [UInt8](repeating: 7, count: 32)) }

    @Test("can be opened by the key and for the purpose they were made with")
    func roundTrip() throws {
        let token = SignedToken(claims: ["case": "0190-ä", "kind": "status"], expiresAt: 1000)
        let text = try token.sealed(key: key, purpose: "status")
        #expect(try SignedToken.open(text, key: key, purpose: "status", now: 999) == token)
        #expect(throws: CryptographyError.expired) { try SignedToken.open(text, key: key, purpose: "status", now: 1000) }
        #expect(throws: CryptographyError.notAuthentic) { try SignedToken.open(text, key: key, purpose: "csrf", now: 0) }
        #expect(throws: CryptographyError.notAuthentic) {
            try SignedToken.open(text, key: SymmetricKey.generate(), purpose: "status", now: 0)
        }
    }

    @Test("are refused with any character changed")
    func tampering() throws {
        let text = try SignedToken(claims: ["a": "b"], expiresAt: 1000).sealed(key: key, purpose: "p")
        for index in text.indices {
            var changed = text
            changed.replaceSubrange(index...index, with: text[index] == "A" ? "B" : "A")
            #expect(throws: CryptographyError.notAuthentic) { try SignedToken.open(changed, key: key, purpose: "p", now: 0) }
        }
    }

    @Test("garbage is refused", arguments: ["", ".", "a", "a.b", "a.b.c", "..", String(repeating: "A", count: 5000)])
    func garbage(text: String) {
        #expect(throws: CryptographyError.notAuthentic) { try SignedToken.open(text, key: key, purpose: "p", now: 0) }
    }

    @Test("claims that do not fit into a cookie are refused when sealing")
    func tooLong() {
        let token = SignedToken(claims: ["a": String(repeating: "x", count: 5000)], expiresAt: 1)
        #expect(throws: CryptographyError.self) { try token.sealed(key: key, purpose: "p") }
    }
}

@Suite("JSON Web Tokens")
struct JWTTests {
    let key: SymmetricKey

    init() throws { key = try SymmetricKey(bytes: [UInt8](repeating: 7, count: 32)) }

    @Test("reads the example of RFC 7515, appendix A.1")
    func example() throws {
        let secret = try #require(
            Base64URL.decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"))
        let token =
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
            + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        let claims = try JWT.verify(token, now: 1_300_819_379) { (message) throws(CryptographyError) in
            try HMAC.sha256(key: secret, message: message)
        }
        #expect(claims == JWT.Claims(iss: "joe", exp: 1_300_819_380))
    }

    @Test("own tokens are read back within their time")
    func roundTrip() throws {
        let claims = JWT.Claims(sub: "ws_musterstadt", scope: "read", iat: 100, nbf: 100, exp: 200)
        let token = try JWT.make(claims, key: key)
        #expect(try JWT.verify(token, key: key, now: 150) == claims)
        #expect(throws: CryptographyError.expired) { try JWT.verify(token, key: key, now: 200) }
        #expect(throws: CryptographyError.expired) { try JWT.verify(token, key: key, now: 99) }
        #expect(throws: CryptographyError.notAuthentic) { try JWT.verify(token, key: .generate(), now: 150) }
    }

    @Test("a header that names no or another algorithm is refused", arguments: ["none", "HS512", "RS256", "hs256"])
    func algorithms(name: String) throws {
        let head = Base64URL.encode(Array(#"{"alg":"\#(name)","typ":"JWT"}"#.utf8))
        let signed = head + "." + Base64URL.encode(Array("{}".utf8))
        let signature = Base64URL.encode(try HMAC.sha256(key: key, message: Array(signed.utf8)))
        #expect(throws: CryptographyError.notAuthentic) { try JWT.verify(signed + "." + signature, key: key, now: 0) }
        #expect(throws: CryptographyError.notAuthentic) { try JWT.verify(signed + ".", key: key, now: 0) }
    }

    @Test("garbage is refused", arguments: ["", "a.b.c", "..", "eyJhbGciOiJIUzI1NiJ9.e30"])
    func garbage(token: String) {
        #expect(throws: CryptographyError.notAuthentic) { try JWT.verify(token, key: key, now: 0) }
    }
}
