import COpenSSL
@testable import Cryptography
import Testing

@Suite("Test certificates")
struct TestCertificateAuthorityTests {
    @Test("a server certificate is valid for its names, its address and its use alone")
    func server() throws {
        let authority = try TestCertificateAuthority()
        let identity = try authority.issue(
            commonName: "Simulator", dnsNames: ["localhost"], ipAddresses: ["127.0.0.1", "::1"], usage: .server)
        #expect(try verify(identity, by: authority, purpose: X509_PURPOSE_SSL_SERVER) == X509_V_OK)
        #expect(try verify(identity, by: authority, purpose: X509_PURPOSE_SSL_CLIENT) != X509_V_OK)
        #expect(try host("localhost", of: identity))
        #expect(try !host("example.org", of: identity))
        #expect(try address("127.0.0.1", of: identity))
        #expect(try address("::1", of: identity))
        #expect(try !address("127.0.0.2", of: identity))
    }

    @Test("a client certificate is valid for clients alone")
    func client() throws {
        let authority = try TestCertificateAuthority()
        let identity = try authority.issue(commonName: "ws_musterstadt", usage: .client)
        #expect(try verify(identity, by: authority, purpose: X509_PURPOSE_SSL_CLIENT) == X509_V_OK)
        #expect(try verify(identity, by: authority, purpose: X509_PURPOSE_SSL_SERVER) != X509_V_OK)
    }

    @Test("another authority's certificate is not accepted")
    func foreign() throws {
        let identity = try TestCertificateAuthority().issue(commonName: "x", usage: .client)
        #expect(try verify(identity, by: TestCertificateAuthority(), purpose: X509_PURPOSE_SSL_CLIENT) != X509_V_OK)
    }

    @Test("an expired certificate can be made for tests")
    func expired() throws {
        let authority = try TestCertificateAuthority()
        let identity = try authority.issue(commonName: "old", usage: .client, notBefore: 1_500_000_000, validDays: 1)
        #expect(try verify(identity, by: authority, purpose: X509_PURPOSE_SSL_CLIENT) == X509_V_ERR_CERT_HAS_EXPIRED)
    }

    @Test("the private key belongs to the certificate")
    func keyPair() throws {
        let identity = try TestCertificateAuthority().issue(commonName: "x", usage: .client)
        let certificate = try X509(pem: identity.certificatePEM)
        let key = try TestKey(pem: identity.privateKeyPEM)
        #expect(withExtendedLifetime((certificate, key)) { X509_check_private_key(certificate.pointer, key.pointer) } == 1)
        #expect(!"\(identity)".contains("PRIVATE"))
    }

    @Test("names that would smuggle in other entries are refused", arguments: ["", "a,DNS:b", "a b", "münchen", "a\nb"])
    func names(name: String) throws {
        let authority = try TestCertificateAuthority()
        #expect(throws: CryptographyError.self) { try authority.issue(commonName: "x", dnsNames: [name], usage: .server) }
        #expect(throws: CryptographyError.self) { try authority.issue(commonName: "x", ipAddresses: [name], usage: .server) }
    }

    /// The result of OpenSSL's own chain verification.
    private func verify(
        _ identity: TestCertificateAuthority.Identity, by authority: TestCertificateAuthority, purpose: Int32
    ) throws -> Int32 {
        let root = try X509(pem: authority.certificatePEM)
        let leaf = try X509(pem: identity.certificatePEM)
        let store = X509_STORE_new()
        defer { X509_STORE_free(store) }
        #expect(X509_STORE_add_cert(store, root.pointer) == 1)
        let context = X509_STORE_CTX_new()
        defer { X509_STORE_CTX_free(context) }
        #expect(X509_STORE_CTX_init(context, store, leaf.pointer, nil) == 1)
        #expect(X509_STORE_CTX_set_purpose(context, purpose) == 1)
        return withExtendedLifetime((root, leaf)) {
            X509_verify_cert(context)
            return X509_STORE_CTX_get_error(context)
        }
    }

    private func host(_ name: String, of identity: TestCertificateAuthority.Identity) throws -> Bool {
        let certificate = try X509(pem: identity.certificatePEM)
        return withExtendedLifetime(certificate) { X509_check_host(certificate.pointer, name, 0, 0, nil) == 1 }
    }

    private func address(_ text: String, of identity: TestCertificateAuthority.Identity) throws -> Bool {
        let certificate = try X509(pem: identity.certificatePEM)
        return withExtendedLifetime(certificate) { X509_check_ip_asc(certificate.pointer, text, 0) == 1 }
    }

    private final class X509 {
        let pointer: OpaquePointer

        init(pem: String) throws {
            let memory = try MemoryBIO(Array(pem.utf8))
            pointer = try #require(withExtendedLifetime(memory) { PEM_read_bio_X509(memory.pointer, nil, nil, nil) })
        }

        deinit { X509_free(pointer) }
    }
}
