/// The text files that make up one version of a service.
///
/// Paths are relative to the folder of all definitions (`kita/service.yaml`, `_workflows/standard.yaml`). Examples and
/// the README do not belong to a version: changing them changes nothing for a citizen.
public struct ServiceSource: Hashable, Sendable, Codable {
    public let id: String
    public let files: [String: String]

    public init(id: String, files: [String: String]) {
        self.id = id
        self.files = files
    }

    /// Content hash: SHA-256 over the sorted files, 64 lower-case hexadecimal digits.
    ///
    /// Each file counts as path, length and content, so that no two sets of files give the same bytes.
    public var version: String {
        var hash = SHA256()
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            hash.update(Array("\(path.utf8.count) \(path) \(text.utf8.count) ".utf8))
            hash.update(Array(text.utf8))
        }
        return hash.hexDigest()
    }
}
