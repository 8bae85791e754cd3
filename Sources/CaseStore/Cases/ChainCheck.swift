import Casework
import Cryptography
import FoundationEssentials

/// Where a case stands, as far as its chain of events has to agree.
struct ChainHead: Sendable {
    let id: UUID
    let reference: String
    let state: String
    let eventCount: Int
    let eventHash: String
    /// SHA-256 of the stored ciphertexts; `nil` when the application is gone.
    let contentHash: String?
}

/// An event as stored, hashes in hexadecimal.
struct ChainEvent: Sendable {
    let caseID: UUID
    let sequence: Int
    let micros: Int64
    let actor: String
    let role: String
    let kind: String
    let event: String?
    let from: String?
    let to: String
    /// The text form of the `jsonb`, which is canonical.
    let detail: String
    let content: String?
    let previousHash: String?
    let hash: String
    /// The workflow has this transition for this role.
    let isLegal: Bool

    /// The hash that the content of the row has; the same text as `case_event_hash` in the database.
    var computedHash: String? {
        let parts: [String?] = [
            caseID.uuidString.lowercased(), String(sequence), String(micros), actor, role, kind, event, from, to, detail, previousHash,
        ]
        let text = parts.map { part in part.map { "\($0.utf8.count):\($0);" } ?? "-;" }.joined()
        return (try? Hash.sha256(Array(text.utf8))).map { Hex.encode($0) }
    }
}

/// Compares a chain with itself and with its case.
enum ChainCheck {
    static func breaks(of head: ChainHead, events: [ChainEvent]) -> [VerificationReport.Break] {
        var breaks: [VerificationReport.Break] = []
        func note(_ sequence: Int, _ reason: String) {
            breaks.append(VerificationReport.Break(reference: head.reference, sequence: sequence, reason: reason))
        }
        var previous: ChainEvent?
        for event in events {
            if event.sequence != (previous?.sequence ?? 0) + 1 { note(event.sequence, "gap") }
            if event.computedHash != event.hash { note(event.sequence, "hash") }
            if event.previousHash != previous?.hash || event.from != previous?.to { note(event.sequence, "chain") }
            if !event.isLegal { note(event.sequence, "transition") }
            previous = event
        }
        guard let last = previous else { return [VerificationReport.Break(reference: head.reference, sequence: 0, reason: "gap")] }
        if last.sequence != head.eventCount || last.hash != head.eventHash { note(0, "chain") }
        if last.to != head.state { note(0, "state") }
        if events.first?.content != head.contentHash { note(1, "content") }
        return breaks
    }
}
