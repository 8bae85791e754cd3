import FormEngine
import FormModel
import FoundationEssentials

/// Makes the copy of a sent application that its applicant keeps, as PDF.
public struct PrintCopy: Sendable {
    let house: House
    let printer: (any CopyPrinter)?

    /// Most copies of one case within ten minutes: making one costs as much as some dozen pages.
    static let maxCopies = 20

    /// Whether copies can be made here; where not, pages offer none.
    public var isPossible: Bool {
        get async { await printer?.isAvailable ?? false }
    }

    /// For the owner of the draft that the application was sent from.
    ///
    /// - Throws: ``CaseworkError/notFound`` for a draft that was not sent, is unknown or belongs to somebody else,
    ///   ``CaseworkError/notPrinted(_:)``, ``CaseworkError/integrity(_:)``, ``CaseworkError/unavailable``.
    public func callAsFunction(_ draft: DraftID, owner: OwnerToken) async throws(CaseworkError) -> PrintedCopy {
        let found = try await house.ports.drafts.find(draft, owner: owner.hash(house.secrets), now: house.clock.now)
        guard let sent = found?.submitted else { throw .notFound }
        try await count(sent.id)
        return try await copy(sent.id, sent.reference, sent.submittedAt, try ApplicationDocument(stored: sent.document))
    }

    /// For somebody who has opened the status of the case (a signed status session).
    ///
    /// - Throws: as for the owner of the draft.
    public func callAsFunction(_ id: CaseID) async throws(CaseworkError) -> PrintedCopy {
        guard let record = try await house.ports.cases.status(.id(id)) else { throw .notFound }
        try await count(id)
        return try await copy(id, record.row.reference, record.row.submittedAt, try ApplicationDocument(stored: record.document))
    }

    /// For staff; the database logs who read the case.
    ///
    /// - Throws: as for the owner of the draft, and ``CaseworkError/forbidden(_:)``.
    public func callAsFunction(by actor: Actor, _ reference: CaseReference) async throws(CaseworkError) -> PrintedCopy {
        try actor.require(.readCases)
        guard let record = try await house.ports.cases.find(reference, reader: actor) else { throw .notFound }
        return try await copy(
            record.row.id, record.row.reference, record.row.submittedAt, try ApplicationDocument(stored: record.document))
    }

    private func count(_ id: CaseID) async throws(CaseworkError) {
        let key = house.secrets.keyedHash("rate-limit", Array("copy:\(id.description)".utf8))
        let limit = RateLimit(bucket: "copy", key: key, maxAttempts: Self.maxCopies, windowSeconds: 600)
        if try await house.ports.rateLimiter.hit([limit]) != nil { throw .notPrinted(.busy) }
    }

    private func copy(
        _ id: CaseID, _ reference: CaseReference, _ submittedAt: Date, _ document: ApplicationDocument
    ) async throws(CaseworkError) -> PrintedCopy {
        guard let printer else { throw .notPrinted(.notInstalled) }
        let service = try await house.catalog.service(version: document.version).service.definition
        let copy = ApplicationCopy(
            id: id, reference: reference, submittedAt: submittedAt, document: document, service: service,
            municipality: house.catalog.portal.municipality)
        return PrintedCopy(reference: reference, pdf: try await printer.print(copy))
    }
}
