import Synchronization

/// What standard input gives in a test, piece by piece, then nothing.
final class Pieces: Sendable {
    private let rest: Mutex<[[UInt8]]>

    init(_ pieces: [[UInt8]]) {
        rest = Mutex(pieces.filter { !$0.isEmpty })
    }

    func next() -> [UInt8] {
        rest.withLock { $0.isEmpty ? [] : $0.removeFirst() }
    }
}
