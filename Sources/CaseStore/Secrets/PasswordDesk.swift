import Foundation

/// Runs password hashes one or two at a time on threads of their own: they block for a tenth of a second and more.
///
/// Whoever comes when a hundred wait is sent away, so that a flood of log-ins costs neither memory nor threads.
actor PasswordDesk {
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private static let maxRunning = 2
    private static let maxWaiting = 100

    /// - Returns: the work's result; `nil` when too many wait.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        if running >= Self.maxRunning {
            guard waiting.count < Self.maxWaiting else { return nil }
            await withCheckedContinuation { waiting.append($0) }
        } else {
            running += 1
        }
        let value = await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: work()) }
            thread.name = "password"
            thread.start()
        }
        // The place goes to the next in line, or becomes free.
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
        return value
    }
}
