import Synchronization

/// How many deliveries may still begin. One task takes places, many give them back.
final class Places: Sendable {
    private let free: Mutex<Int>
    private let total: Int
    private let bell = Bell()

    init(_ total: Int) {
        self.total = max(1, total)
        free = Mutex(max(1, total))
    }

    var inUse: Int { total - free.withLock { $0 } }

    /// Waits until a quarter of all places is free, or, for no longer than `patience`, until at least one is; gives how many are free.
    func available(patience: Duration) async -> Int {
        let wanted = max(1, total / 4)
        var isPatient = true
        while !Task.isCancelled {
            let count = free.withLock { $0 }
            if count >= wanted || (count > 0 && !isPatient) { return count }
            if count > 0 {
                await bell.wait(timeout: patience)
                isPatient = false
            } else {
                await bell.wait(timeout: .seconds(3600))
            }
        }
        return 0
    }

    func take(_ count: Int) { free.withLock { $0 -= count } }

    func giveBack() {
        free.withLock { $0 += 1 }
        bell.ring()
    }
}
