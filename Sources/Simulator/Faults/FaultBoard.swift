import Synchronization

/// The faults that are switched on, and which call each of them hits.
final class FaultBoard: Sendable {
    private struct State {
        var faults: [Fault] = []
        var random: SplitMix64
        var hits = 0
    }

    private let state: Mutex<State>

    /// The same seed gives the same sequence of hits for faults with a percentage.
    init(seed: UInt64) {
        state = Mutex(State(random: SplitMix64(state: seed)))
    }

    var faults: [Fault] { state.withLock { $0.faults } }
    /// Calls hit so far.
    var hits: Int { state.withLock { $0.hits } }

    func add(_ fault: Fault) { state.withLock { $0.faults.append(fault) } }

    func clear() { state.withLock { $0.faults = [] } }

    /// The fault that hits this call: the first that fits and whose dice fall so. Its count goes down.
    func next(for call: Fault.Call) -> Fault.Kind? {
        state.withLock { state in
            for index in state.faults.indices {
                let fault = state.faults[index]
                guard fault.call == .any || fault.call == call else { continue }
                guard fault.percent == 100 || Int(state.random.next() % 100) < fault.percent else { continue }
                state.hits += 1
                if let remaining = fault.remaining {
                    if remaining <= 1 { state.faults.remove(at: index) } else { state.faults[index].remaining = remaining - 1 }
                }
                return fault.kind
            }
            return nil
        }
    }
}

/// A small generator with a seed (Steele, Lea, Flood 2014); good enough for faults, not for secrets.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
