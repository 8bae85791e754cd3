import Casework
import Delivery
import Foundation
import FormEngine

/// Applications and jobs for the tests.
enum Example {
    static let form = "6000123:meldebescheinigung:v1.0"
    static let municipality = ServiceBWPayload.Municipality(mandant: "6000123", ars: "083350043043", ags: "08335043")
    /// 2026-11-21T10:15:00Z
    static let submittedAt = Date(timeIntervalSince1970: 1_795_256_100)

    static func document(_ sections: [ApplicationDocument.Section]? = nil) -> ApplicationDocument {
        ApplicationDocument(
            service: "meldebescheinigung", serviceTitle: "Meldebescheinigung", version: "abc", leika: nil,
            sections: sections ?? [
                .init(
                    "person", title: "Ihre Person",
                    entries: [
                        .init("vornamen", label: "Vornamen", kind: "name", value: "Mia & Søren", display: "Mia & Søren"),
                        .init("geburtsdatum", label: "Geburtsdatum", kind: "date", value: "1990-03-01", display: "1. März 1990"),
                    ])
            ], feeCents: 900)
    }

    static func reference(_ number: UInt64 = 0) throws -> CaseReference {
        try CaseReference(
            prefix: "MB", year: 2026, random: (0..<16).map { UInt8(truncatingIfNeeded: number >> (UInt64($0 % 8) * 8)) &+ UInt8($0) })
    }

    static func job(
        id: UUID = UUID(), number: UInt64 = 0, attempt: Int = 1, firstAttemptAt: Date = submittedAt, channel: String = "service_bw",
        target: String = form, document: ApplicationDocument = document(), journal: [String: String] = [:], delivery: UUID = UUID()
    ) throws -> DeliveryJob {
        let reference = try reference(number)
        return DeliveryJob(
            id: DeliveryID(rawValue: delivery), caseID: CaseID(rawValue: id), reference: reference, channel: channel, target: target,
            attempt: attempt, firstAttemptAt: firstAttemptAt, createdAt: submittedAt,
            application: DeliverableApplication(
                id: CaseID(rawValue: id), reference: reference, service: "meldebescheinigung", version: "abc", leika: nil,
                submittedAt: submittedAt, document: document, feeCents: 900),
            journal: journal)
    }

    static func entry(
        _ id: String, _ kind: String, _ value: String? = nil, values: [String]? = nil, display: String = "",
        rows: [[ApplicationDocument.Entry]]? = nil, parts: [ApplicationDocument.Entry]? = nil
    ) -> ApplicationDocument.Entry {
        var entry = ApplicationDocument.Entry(id, label: id, kind: kind, value: value, display: display)
        entry.values = values
        entry.rows = rows
        entry.parts = parts
        return entry
    }
}

/// A clock that stands still until it is set.
struct FixedClock: WallClock {
    let now: Date
}
