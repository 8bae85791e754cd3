import Synchronization

/// What happened at the interface since the start.
final class Counters: Sendable {
    private let values = Mutex<[String: Int]>([:])

    func count(_ name: String) { values.withLock { $0[name, default: 0] += 1 } }

    subscript(_ name: String) -> Int { values.withLock { $0[name] ?? 0 } }

    var json: JSONValue { values.withLock { .object($0.mapValues { .number(Double($0)) }) } }
}
