import COpenSSL
import Glibc

/// A certificate authority in memory, for development and tests only.
///
/// EC keys on P-256, signatures ECDSA with SHA-256, PEM in and out. A new authority is made at each start; its certificates are
/// trusted by nothing but the processes that are given ``certificatePEM``.
public struct TestCertificateAuthority: Sendable {
    /// The root certificate.
    public let certificatePEM: String
    private let privateKeyPEM: String

    /// What a leaf certificate may be used for (extended key usage).
    public enum Usage: Sendable, Equatable {
        case server
        case client
    }

    /// A certificate with its private key (PKCS #8), both PEM.
    public struct Identity: Sendable, CustomStringConvertible, CustomReflectable {
        public let certificatePEM: String
        public let privateKeyPEM: String

        public var description: String { "Identity(redacted)" }
        public var customMirror: Mirror { Mirror(self, children: [:]) }
    }

    /// A new authority with a self-signed root.
    ///
    /// - Parameters:
    ///   - notBefore: seconds since 1970; the machine's time less five minutes when nil.
    ///   - validDays: 1 to 3650.
    public init(
        commonName: String = "Antragswerk Test CA", notBefore: Int64? = nil, validDays: Int = 30
    ) throws(CryptographyError) {
        let key = try TestKey.generate()
        let certificate = try TestCertificate(
            subject: commonName, publicKey: key, notBefore: notBefore, validDays: validDays)
        try certificate.setIssuer(certificate)
        try certificate.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0", issuer: certificate)
        try certificate.add(NID_key_usage, "critical,keyCertSign,cRLSign", issuer: certificate)
        try certificate.add(NID_subject_key_identifier, "hash", issuer: certificate)
        try certificate.sign(with: key)
        certificatePEM = try certificate.pem()
        privateKeyPEM = try key.pem()
    }

    /// A certificate signed by this authority.
    ///
    /// - Parameters:
    ///   - dnsNames: subject alternative names, e.g. `localhost`.
    ///   - ipAddresses: subject alternative names in numbers, e.g. `127.0.0.1` or `::1`.
    /// - Throws: ``CryptographyError/malformed(expected:)`` for a name that cannot stand in a certificate.
    public func issue(
        commonName: String, dnsNames: [String] = [], ipAddresses: [String] = [], usage: Usage,
        notBefore: Int64? = nil, validDays: Int = 30
    ) throws(CryptographyError) -> Identity {
        let authorityKey = try TestKey(pem: privateKeyPEM)
        let authority = try TestCertificate(pem: certificatePEM)
        let key = try TestKey.generate()
        let certificate = try TestCertificate(
            subject: commonName, publicKey: key, notBefore: notBefore, validDays: validDays)
        try certificate.setIssuer(authority)
        try certificate.add(NID_basic_constraints, "critical,CA:FALSE", issuer: authority)
        try certificate.add(NID_key_usage, "critical,digitalSignature", issuer: authority)
        try certificate.add(NID_ext_key_usage, usage == .server ? "serverAuth" : "clientAuth", issuer: authority)
        try certificate.add(NID_subject_key_identifier, "hash", issuer: authority)
        try certificate.add(NID_authority_key_identifier, "keyid:always", issuer: authority)
        let names =
            try dnsNames.map { name throws(CryptographyError) in "DNS:" + (try Self.checked(name)) }
            + ipAddresses.map { address throws(CryptographyError) in "IP:" + (try Self.checked(address)) }
        if !names.isEmpty { try certificate.add(NID_subject_alt_name, names.joined(separator: ","), issuer: authority) }
        try certificate.sign(with: authorityKey)
        return Identity(certificatePEM: try certificate.pem(), privateKeyPEM: try key.pem())
    }

    /// OpenSSL reads the list as configuration text, in which a comma would begin another entry.
    private static func checked(_ name: String) throws(CryptographyError) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x2A: true
            default: false
            }
        }
        guard isPlain, (1...253).contains(name.utf8.count) else {
            throw .malformed(expected: "names of letters, digits, hyphens and dots")
        }
        return name
    }
}

extension TestCertificateAuthority: CustomStringConvertible, CustomReflectable {
    public var description: String { "TestCertificateAuthority(redacted)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
