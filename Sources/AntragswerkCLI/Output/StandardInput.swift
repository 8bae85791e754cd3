import Foundation

/// Where a command reads from: the process's standard input unless a caller binds another one.
struct StandardInput: Sendable {
    /// The next piece, as soon as there is one; empty at the end.
    let read: @Sendable () -> [UInt8]

    static let process = StandardInput {
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(STDIN_FILENO, &piece, piece.count)
            if count >= 0 { return Array(piece.prefix(count)) }
            // A closed or unreadable input has come to its end; an interrupted wait has not.
            guard errno == EINTR else { return [] }
        }
    }

    @TaskLocal static var current = StandardInput.process
}
