import FoundationEssentials
import Synchronization

/// Which fields an application may bring, as registered through the control listener.
///
/// A set registered for one application (`antragId`) goes before the one of its form (`formId`). Without either, any field is taken.
final class Expectations: Sendable {
    private let sets = Mutex<[String: Set<String>]>([:])

    func set(_ paths: Set<String>, for key: String) { sets.withLock { $0[key] = paths } }

    func removeAll() { sets.withLock { $0 = [:] } }

    /// Paths that must not be there, sorted.
    func unexpected(in delivery: DeliveryCall) -> [String] {
        let allowed = sets.withLock { $0[delivery.id.uuidString.lowercased()] ?? $0[delivery.metadata.formID] }
        guard let allowed else { return [] }
        return Set(delivery.document.fields.map(\.path)).subtracting(allowed).sorted()
    }
}
