import Casework
import FormModel
import Foundation
import Synchronization

/// Ports in memory, for pages: keeps what was handed to it, and can be told to be down.
///
/// The promises of the database itself are tested where the database is.
final class MemoryStore: DraftRepository, CaseRepository, RateLimiter, DefinitionRepository, StaffRepository, DeliveryQueue {
    struct State {
        var drafts: [DraftID: DraftRecord] = [:]
        var cases: [CaseID: StatusRecord] = [:]
        var submissions = 0
        var hits: [String: Int] = [:]
        var isDown = false
    }

    let state = Mutex(State())
    private let services: [String: ServiceDefinition]

    init(services: [ServiceDefinition]) {
        self.services = Dictionary(uniqueKeysWithValues: services.map { ($0.id, $0) })
    }

    var isDown: Bool {
        get { state.withLock { $0.isDown } }
        set { state.withLock { $0.isDown = newValue } }
    }
    var submissionCount: Int { state.withLock { $0.submissions } }
    var draftCount: Int { state.withLock { $0.drafts.count } }

    private func check() throws(CaseworkError) {
        if isDown { throw .unavailable }
    }

    // MARK: Drafts

    func insert(_ draft: NewDraft) async throws(CaseworkError) {
        try check()
        state.withLock {
            $0.drafts[draft.id] = DraftRecord(
                id: draft.id, owner: draft.owner, service: draft.service, version: draft.version, answers: draft.answers, revision: 1,
                savedAt: draft.createdAt, expiresAt: draft.expiresAt, submitted: nil, seal: nil)
        }
    }

    func find(_ id: DraftID, owner: [UInt8], now: Date) async throws(CaseworkError) -> DraftRecord? {
        try check()
        return state.withLock { state in state.drafts[id].flatMap { $0.owner == owner && $0.expiresAt > now ? $0 : nil } }
    }

    func save(_ draft: DraftRecord, answers: [UInt8], savedAt: Date, expiresAt: Date) async throws(CaseworkError) -> Int? {
        try check()
        return state.withLock { state in
            guard let current = state.drafts[draft.id], current.revision == draft.revision, current.submitted == nil else { return nil }
            state.drafts[draft.id] = DraftRecord(
                id: draft.id, owner: draft.owner, service: draft.service, version: draft.version, answers: answers,
                revision: draft.revision + 1, savedAt: savedAt, expiresAt: expiresAt, submitted: nil, seal: nil)
            return draft.revision + 1
        }
    }

    func delete(_ id: DraftID, owner: [UInt8]) async throws(CaseworkError) -> Bool {
        try check()
        return state.withLock { state in
            guard let draft = state.drafts[id], draft.owner == owner, draft.submitted == nil else { return false }
            state.drafts[id] = nil
            return true
        }
    }

    func list(owner: [UInt8], now: Date) async throws(CaseworkError) -> [DraftListing] {
        try check()
        return state.withLock { state in
            state.drafts.values.filter { $0.owner == owner }.sorted { $0.savedAt > $1.savedAt }.map {
                DraftListing(
                    id: $0.id, service: $0.service, version: $0.version, savedAt: $0.savedAt, expiresAt: $0.expiresAt,
                    reference: $0.submitted?.reference)
            }
        }
    }

    func deleteExpired(now: Date) async throws(CaseworkError) -> Int { 0 }

    // MARK: Cases

    func submit(_ submission: NewSubmission) async throws(CaseworkError) -> StoredSubmission {
        try check()
        let stored = StoredSubmission(
            id: submission.id, reference: submission.reference, submittedAt: submission.submittedAt, document: submission.document)
        guard let service = services[submission.service], let first = service.workflow.states.first else { throw .notFound }
        let title = service.title
        return try state.withLock { state throws(CaseworkError) in
            guard let draft = state.drafts[submission.draft] else { throw .notFound }
            if let before = draft.submitted { return before }
            state.submissions += 1
            state.drafts[submission.draft] = DraftRecord(
                id: draft.id, owner: draft.owner, service: draft.service, version: draft.version, answers: [], revision: draft.revision,
                savedAt: draft.savedAt, expiresAt: draft.expiresAt, submitted: stored, seal: nil)
            state.cases[submission.id] = StatusRecord(
                row: row(submission, title: title, state: first, version: 1), accessCodeHash: submission.accessCodeHash,
                citizenText: first.citizen,
                document: submission.document,
                timeline: [
                    StatusEvent(
                        at: submission.submittedAt, kind: "submitted", stateTitle: first.title, citizenText: first.citizen, message: nil)
                ])
            return stored
        }
    }

    private func row(_ submission: NewSubmission, title: String, state: StateDefinition, version: Int) -> CaseRow {
        CaseRow(
            id: submission.id, reference: submission.reference, service: submission.service, serviceVersion: submission.version,
            serviceTitle: title, workflowVersion: submission.workflowVersion, state: state.id, stateTitle: state.title,
            stateKind: state.kind, version: version, submittedAt: submission.submittedAt, assignee: nil, deadlineAt: nil,
            feeCents: submission.feeCents, updatedAt: submission.submittedAt, hasFailedDelivery: false, seal: nil)
    }

    func status(_ key: StatusKey) async throws(CaseworkError) -> StatusRecord? {
        try check()
        return state.withLock { state in
            switch key {
            case .id(let id): state.cases[id]
            case .reference(let reference): state.cases.values.first { $0.row.reference == reference }
            }
        }
    }

    func move(_ move: CaseMove) async throws(CaseworkError) -> ChangeVerdict {
        try check()
        let workflow = services[move.row.service]?.workflow
        let transition = workflow?.transitions.first { $0.event == move.event }
        let target = workflow?.states.first { $0.id == transition?.to.value }
        return state.withLock { state in
            guard let record = state.cases[move.row.id], let target else { return .notFound }
            guard record.row.version == move.expectedVersion else { return .stale(actual: record.row.version) }
            let row = CaseRow(
                id: record.row.id, reference: record.row.reference, service: record.row.service, serviceVersion: record.row.serviceVersion,
                serviceTitle: record.row.serviceTitle, workflowVersion: record.row.workflowVersion, state: target.id,
                stateTitle: target.title, stateKind: target.kind, version: record.row.version + 1, submittedAt: record.row.submittedAt,
                assignee: nil, deadlineAt: nil, feeCents: record.row.feeCents, updatedAt: move.at, hasFailedDelivery: false, seal: nil)
            let event = StatusEvent(at: move.at, kind: "moved", stateTitle: target.title, citizenText: target.citizen, message: nil)
            state.cases[move.row.id] = StatusRecord(
                row: row, accessCodeHash: record.accessCodeHash, citizenText: target.citizen, document: record.document,
                timeline: record.timeline + [event])
            return .done(version: row.version)
        }
    }

    // MARK: Rate limits

    func hit(_ limits: [RateLimit]) async throws(CaseworkError) -> Int? {
        try check()
        return state.withLock { state in
            var wait: Int?
            for limit in limits {
                let key = "\(limit.bucket) \(limit.key)"
                state.hits[key, default: 0] += 1
                if state.hits[key, default: 0] > limit.maxAttempts { wait = limit.windowSeconds }
            }
            return wait
        }
    }

    func forget(bucket: String, key: [UInt8]) async throws(CaseworkError) {}

    // MARK: What pages do not use

    func publish(_ versions: [PublishedService]) async throws(CaseworkError) {}
    func source(version: String) async throws(CaseworkError) -> ServiceSource? { nil }
    func list(_ query: CaseQuery) async throws(CaseworkError) -> [CaseRow] { [] }
    func find(_ reference: CaseReference, reader: Actor?) async throws(CaseworkError) -> CaseRecord? { nil }
    func row(_ reference: CaseReference) async throws(CaseworkError) -> CaseRow? { nil }
    func claim(_ id: CaseID, by actor: Actor, expectedVersion: Int?) async throws(CaseworkError) -> ChangeVerdict { .notFound }
    func release(_ id: CaseID, by actor: Actor, expectedVersion: Int?) async throws(CaseworkError) -> ChangeVerdict { .notFound }
    func addNote(_ note: NewNote) async throws(CaseworkError) -> ChangeVerdict { .notFound }
    func history(_ reference: CaseReference) async throws(CaseworkError) -> [CaseEvent]? { nil }
    func verify(_ reference: CaseReference?) async throws(CaseworkError) -> VerificationReport { throw .unavailable }
    func deliveries(_ filter: DeliveryFilter, after cursor: ListCursor?, limit: Int) async throws(CaseworkError) -> [DeliverySummary] { [] }
    func delivery(_ id: DeliveryID) async throws(CaseworkError) -> DeliverySummary? { nil }
    func retryDelivery(_ id: DeliveryID, by actor: Actor) async throws(CaseworkError) -> Bool { false }
    func find(_ username: String) async throws(CaseworkError) -> (member: StaffMember, passwordHash: String)? { nil }
    func add(_ member: StaffMember, passwordHash: String, by actor: Actor) async throws(CaseworkError) {}
    func list() async throws(CaseworkError) -> [StaffMember] { [] }
    func disable(_ username: String, by actor: Actor, at: Date) async throws(CaseworkError) -> Bool { false }
    func openSession(_ token: [UInt8], username: String, createdAt: Date, expiresAt: Date) async throws(CaseworkError) {}
    func session(_ token: [UInt8], now: Date) async throws(CaseworkError) -> StaffMember? { nil }
    func closeSession(_ token: [UInt8]) async throws(CaseworkError) {}
    func claim(worker: String, limit: Int, lease: Duration) async throws -> [DeliveryJob] { [] }
    func finish(_ id: DeliveryID, worker: String, outcome: DeliveryOutcome) async throws -> Bool { false }
    func finish(_ batch: [(DeliveryID, DeliveryOutcome)], worker: String) async throws {}
    func recordStep(_ id: DeliveryID, worker: String, step: String, value: String) async throws -> Bool { false }
    func nextDue() async throws -> Date? { nil }
    func wakeups() -> AsyncStream<Void> { AsyncStream { $0.finish() } }
}
