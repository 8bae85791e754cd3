import Cryptography
import Foundation

/// The certificates of a simulator, as files that the worker can be pointed at.
///
/// `ca.pem`, `server.pem`, `server.key`, `client.pem`, `client.key`; keys are readable by the owner alone. Files of an earlier start are
/// used again for 20 days (they are valid for 30), so that a worker that runs on keeps trusting a restarted simulator.
public struct SimulatorCertificates: Sendable {
    public let authorityPEM: String
    public let server: CertificateFiles
    public let client: CertificateFiles
    /// Path of the authority's certificate.
    public let authorityFile: String

    /// A certificate with its key: texts and where they lie.
    public struct CertificateFiles: Sendable {
        public let certificatePEM: String
        public let certificateFile: String
        public let keyFile: String
        let keyPEM: String
    }

    /// Reads the folder's certificates or makes new ones.
    ///
    /// - Throws: ``SimulatorError`` when the folder cannot be written.
    public static func load(folder: String, extraHostNames: [String]) throws(SimulatorError) -> SimulatorCertificates {
        if let kept = read(folder: folder) { return kept }
        try make(folder: folder, extraHostNames: extraHostNames)
        guard let made = read(folder: folder) else { throw .file(path: folder, operation: "read the certificates in") }
        return made
    }

    private static let lifetime: TimeInterval = 20 * 86_400

    private static func read(folder: String) -> SimulatorCertificates? {
        func text(_ name: String) -> String? { try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) }
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/ca.pem"),
            let written = attributes[.modificationDate] as? Date, abs(written.timeIntervalSinceNow) < lifetime,
            let authority = text("ca.pem"), let serverPEM = text("server.pem"), let serverKey = text("server.key"),
            let clientPEM = text("client.pem"), let clientKey = text("client.key")
        else { return nil }
        return SimulatorCertificates(
            authorityPEM: authority,
            server: CertificateFiles(
                certificatePEM: serverPEM, certificateFile: folder + "/server.pem", keyFile: folder + "/server.key", keyPEM: serverKey),
            client: CertificateFiles(
                certificatePEM: clientPEM, certificateFile: folder + "/client.pem", keyFile: folder + "/client.key", keyPEM: clientKey),
            authorityFile: folder + "/ca.pem")
    }

    private static func make(folder: String, extraHostNames: [String]) throws(SimulatorError) {
        let authority: TestCertificateAuthority
        let server: TestCertificateAuthority.Identity
        let client: TestCertificateAuthority.Identity
        do {
            authority = try TestCertificateAuthority(commonName: "Antragswerk Simulator CA")
            let addresses = extraHostNames.filter { $0.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E } || $0.contains(":") }
            let names = extraHostNames.filter { !addresses.contains($0) }
            server = try authority.issue(
                commonName: "Service-BW simulator", dnsNames: ["localhost"] + names, ipAddresses: ["127.0.0.1", "::1"] + addresses,
                usage: .server)
            client = try authority.issue(commonName: "ws_musterstadt", usage: .client)
        } catch {
            throw .certificates("\(error)")
        }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        } catch {
            throw .file(path: folder, operation: "create the folder")
        }
        // The authority comes last: while it is missing, the folder does not count as complete.
        try write(server.privateKeyPEM, to: folder + "/server.key", permissions: 0o600)
        try write(server.certificatePEM, to: folder + "/server.pem", permissions: 0o644)
        try write(client.privateKeyPEM, to: folder + "/client.key", permissions: 0o600)
        try write(client.certificatePEM, to: folder + "/client.pem", permissions: 0o644)
        try write(authority.certificatePEM, to: folder + "/ca.pem", permissions: 0o644)
    }

    /// Writes under another name first and renames, so that a reader never sees half a file.
    private static func write(_ text: String, to path: String, permissions: Int) throws(SimulatorError) {
        let draft = path + ".new"
        try? FileManager.default.removeItem(atPath: draft)
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data(text.utf8), attributes: [.posixPermissions: permissions]),
            rename(draft, path) == 0
        else { throw .file(path: path, operation: "write") }
    }
}
