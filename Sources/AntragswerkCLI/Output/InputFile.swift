import Foundation

/// A file named on the command line, read to its end: a pipe such as `/dev/stdin` or `<(…)` as well.
enum InputFile {
    static let maximumBytes = 16 << 20
    private static let pieceBytes = 64 << 10

    /// - Throws: ``Failure`` when it cannot be read or is longer than ``maximumBytes``.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw unreadable(path) }
        var bytes: [UInt8] = []
        do {
            while let piece = try handle.read(upToCount: pieceBytes), !piece.isEmpty {
                bytes += piece
                guard bytes.count <= maximumBytes else { break }
            }
            try handle.close()
        } catch {
            throw unreadable(path)
        }
        guard bytes.count <= maximumBytes else { throw Failure("The file '\(path)' has more than \(maximumBytes >> 20) MiB.") }
        return bytes
    }

    private static func unreadable(_ path: String) -> Failure {
        Failure("The file '\(path)' cannot be read. Check its path and permissions.")
    }
}
