import FEEL
public import Foundation

/// A file of conformance cases: expressions and unary tests with the values that other engines and the standard's test kit expect.
///
/// The format is JSON: an object with `cases`, each with `id`, `expression`, `context`, `expected` and the rest of ``ConformanceCase``.
public struct CaseFile: Decodable, Sendable {
    public let cases: [ConformanceCase]

    /// Larger files are refused.
    static let maximumSize = 64 << 20

    /// - Throws: ``CaseFileError`` when the file cannot be read or is in another format.
    public init(contentsOf url: URL) throws(CaseFileError) {
        guard let data = try? Data(contentsOf: url), data.count <= CaseFile.maximumSize else {
            throw CaseFileError(description: "'\(url.path)' cannot be read. Check its path and permissions.")
        }
        do {
            self = try JSONDecoder().decode(CaseFile.self, from: data)
        } catch {
            throw CaseFileError(description: "'\(url.path)' holds no conformance cases: it needs an object with a list 'cases'.")
        }
    }
}

/// A file that is no file of cases; the text says what to do.
public struct CaseFileError: Error, CustomStringConvertible, Sendable {
    public let description: String
}
