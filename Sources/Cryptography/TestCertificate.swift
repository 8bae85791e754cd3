import COpenSSL
import Glibc

/// An X.509 certificate being built or read; frees OpenSSL's object when it goes.
final class TestCertificate {
    private let certificate: OpaquePointer

    init(subject: String, publicKey: TestKey, notBefore: Int64?, validDays: Int) throws(CryptographyError) {
        guard (1...3650).contains(validDays) else { throw .malformed(expected: "a validity of 1 to 3650 days") }
        guard let certificate = X509_new() else { throw OpenSSL.failure("X509_new") }
        self.certificate = certificate
        let start = notBefore.map { time_t($0) } ?? time(nil) - 300
        let serial = try Random.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 1
        let characters = Array(subject.utf8)
        guard let length = Int32(exactly: characters.count), (1...64).contains(length) else {
            throw .malformed(expected: "a common name of 1 to 64 bytes")
        }
        guard X509_set_version(certificate, 2) == 1,
            ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial) == 1,
            ASN1_TIME_set(X509_getm_notBefore(certificate), start) != nil,
            ASN1_TIME_adj(X509_getm_notAfter(certificate), start, Int32(validDays), 0) != nil,
            X509_set_pubkey(certificate, publicKey.pointer) == 1,
            X509_NAME_add_entry_by_txt(
                X509_get_subject_name(certificate), "CN", multibyteUTF8, characters, length, -1, 0) == 1
        else { throw OpenSSL.failure("X509_set") }
    }

    init(pem: String) throws(CryptographyError) {
        let memory = try MemoryBIO(Array(pem.utf8))
        let certificate = withExtendedLifetime(memory) { PEM_read_bio_X509(memory.pointer, nil, nil, nil) }
        guard let certificate else { throw OpenSSL.failure("PEM_read_bio_X509") }
        self.certificate = certificate
    }

    deinit { X509_free(certificate) }

    func setIssuer(_ issuer: TestCertificate) throws(CryptographyError) {
        guard X509_set_issuer_name(certificate, X509_get_subject_name(issuer.certificate)) == 1 else {
            throw OpenSSL.failure("X509_set_issuer_name")
        }
    }

    func add(_ identifier: Int32, _ value: String, issuer: TestCertificate) throws(CryptographyError) {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer.certificate, certificate, nil, nil, 0)
        guard let part = X509V3_EXT_conf_nid(nil, &context, identifier, value) else {
            throw OpenSSL.failure("X509V3_EXT_conf_nid")
        }
        defer { X509_EXTENSION_free(part) }
        guard X509_add_ext(certificate, part, -1) == 1 else { throw OpenSSL.failure("X509_add_ext") }
    }

    func sign(with key: TestKey) throws(CryptographyError) {
        guard X509_sign(certificate, key.pointer, EVP_sha256()) > 0 else { throw OpenSSL.failure("X509_sign") }
    }

    func pem() throws(CryptographyError) -> String {
        let memory = try MemoryBIO()
        guard PEM_write_bio_X509(memory.pointer, certificate) == 1 else { throw OpenSSL.failure("PEM_write_bio_X509") }
        return try memory.text()
    }
}

/// `MBSTRING_UTF8` of `asn1.h`, a macro with a shift that Swift does not import.
private let multibyteUTF8: Int32 = 0x1000

/// An EC key pair on P-256.
final class TestKey {
    let pointer: OpaquePointer

    private init(pointer: OpaquePointer) { self.pointer = pointer }

    static func generate() throws(CryptographyError) -> TestKey {
        guard let context = EVP_PKEY_CTX_new_from_name(nil, "EC", nil) else { throw OpenSSL.failure("EVP_PKEY_CTX_new_from_name") }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_CTX_set_group_name(context, "P-256") == 1,
            EVP_PKEY_generate(context, &key) == 1, let key
        else { throw OpenSSL.failure("EVP_PKEY_generate") }
        return TestKey(pointer: key)
    }

    convenience init(pem: String) throws(CryptographyError) {
        let memory = try MemoryBIO(Array(pem.utf8))
        let key = withExtendedLifetime(memory) { PEM_read_bio_PrivateKey(memory.pointer, nil, nil, nil) }
        guard let key else { throw OpenSSL.failure("PEM_read_bio_PrivateKey") }
        self.init(pointer: key)
    }

    deinit { EVP_PKEY_free(pointer) }

    func pem() throws(CryptographyError) -> String {
        let memory = try MemoryBIO()
        guard PEM_write_bio_PKCS8PrivateKey(memory.pointer, pointer, nil, nil, 0, nil, nil) == 1 else {
            throw OpenSSL.failure("PEM_write_bio_PKCS8PrivateKey")
        }
        return try memory.text()
    }
}

/// OpenSSL's buffer in memory.
final class MemoryBIO {
    let pointer: OpaquePointer

    init(_ bytes: [UInt8] = []) throws(CryptographyError) {
        guard let pointer = BIO_new(BIO_s_mem()) else { throw OpenSSL.failure("BIO_new") }
        self.pointer = pointer
        guard !bytes.isEmpty else { return }
        guard let count = Int32(exactly: bytes.count), BIO_write(pointer, bytes, count) == count else {
            throw OpenSSL.failure("BIO_write")
        }
    }

    deinit { BIO_free(pointer) }

    func text() throws(CryptographyError) -> String {
        var bytes = [UInt8](repeating: 0, count: Int(BIO_ctrl_pending(pointer)))
        guard !bytes.isEmpty, let count = Int32(exactly: bytes.count), BIO_read(pointer, &bytes, count) == count else {
            throw OpenSSL.failure("BIO_read")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
