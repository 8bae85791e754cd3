import Casework
import FormEngine
import FoundationEssentials
import Logging
import PostgreSQL

/// The outbox in the table `delivery`.
struct PostgresDeliveryQueue: DeliveryQueue {
    let context: StoreContext

    func claim(worker: String, limit: Int, lease: Duration) async throws -> [DeliveryJob] {
        let seconds = Double(lease.components.seconds) + Double(lease.components.attoseconds) / 1e18
        let rows = try await context.query(
            """
            SELECT id, case_id, channel, target, attempt, first_attempt_at, created_at, journal::text AS journal, reference,
                   service, service_version, leika, submitted_at, fee_cents, document, key_id, wrapped_key
            FROM claim_deliveries(\(worker), \(limit), \(seconds)::double precision * interval '1 second', \(context.clock.now))
            ORDER BY created_at, id
            """)
        var jobs: [DeliveryJob] = []
        var broken: [(DeliveryID, DeliveryOutcome)] = []
        for row in rows {
            do throws(CaseworkError) {
                jobs.append(try job(row))
            } catch {
                // What cannot be opened never will be by trying again: somebody has to look at it.
                let id = try context.read { () throws(DatabaseError) in DeliveryID(rawValue: try row.uuid("id")) }
                context.logger.error("the content of a delivery does not open", metadata: ["delivery": "\(id)", "error": "\(error)"])
                let failure = DeliveryFailure(code: "content", summary: "The stored application does not open.", isConfiguration: true)
                broken.append((id, .dead(reason: failure)))
            }
        }
        if !broken.isEmpty { try await finish(broken, worker: worker) }
        return jobs
    }

    func finish(_ id: DeliveryID, worker: String, outcome: DeliveryOutcome) async throws -> Bool {
        try await write([(id, outcome)], worker: worker).contains(id)
    }

    func finish(_ batch: [(DeliveryID, DeliveryOutcome)], worker: String) async throws {
        guard !batch.isEmpty else { return }
        let written = try await write(batch, worker: worker)
        if written.count < batch.count {
            context.logger.notice("leases were lost", metadata: ["worker": "\(worker)", "count": "\(batch.count - written.count)"])
        }
    }

    func recordStep(_ id: DeliveryID, worker: String, step: String, value: String) async throws -> Bool {
        let row = try await context.one("SELECT record_delivery_step(\(worker), \(id.rawValue), \(step), \(value)) AS is_held")
        guard let row else { return false }
        return try context.read { () throws(DatabaseError) in try row.bool("is_held") }
    }

    func nextDue() async throws -> Date? {
        let row = try await context.one(
            """
            SELECT min(due_at) AS due_at FROM delivery
            WHERE tenant = \(context.tenant.rawValue) AND finished_at IS NULL
            """)
        guard let row else { return nil }
        return try context.read { () throws(DatabaseError) in try row.dateOrNil("due_at") }
    }

    func wakeups() -> AsyncStream<Void> {
        let notifications = context.database.listen(["delivery_due"])
        let tenant = context.tenant.rawValue
        return AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let task = Task {
                for await notification in notifications {
                    switch notification {
                    case .reconnected: continuation.yield()
                    case .message(_, let payload) where payload == tenant: continuation.yield()
                    case .message: break
                    }
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func write(_ batch: [(DeliveryID, DeliveryOutcome)], worker: String) async throws(CaseworkError) -> Set<DeliveryID> {
        let now = context.clock.now
        let rows = batch.map { OutcomeRow(id: $0.0, outcome: $0.1, now: now) }
        let written = try await context.query(
            """
            SELECT finished AS id
            FROM finish_deliveries(
                \(worker), \(rows.map(\.id)), \(rows.map(\.outcome)), \(rows.map(\.receipt)), \(rows.map(\.micros)),
                \(rows.map(\.code)), \(rows.map(\.status)), \(rows.map(\.summary)), \(rows.map(\.configuration)), \(now))
                AS finished
            """)
        return try context.read { () throws(DatabaseError) in
            Set(try written.map { row throws(DatabaseError) in DeliveryID(rawValue: try row.uuid("id")) })
        }
    }

    private func job(_ row: Row) throws(CaseworkError) -> DeliveryJob {
        let stored = try context.read { () throws(DatabaseError) in
            (
                id: try row.uuid("id"), caseID: try row.uuid("case_id"), reference: try row.text("reference"),
                journal: try row.text("journal"), document: try row.bytes("document"), keyID: try row.text("key_id"),
                wrapped: try row.bytesOrNil("wrapped_key")
            )
        }
        guard let wrapped = stored.wrapped else { throw .integrity("content") }
        let key = try context.vault.key(StoredKey(keyID: stored.keyID, wrapped: wrapped), .caseKey, stored.caseID)
        let json = try context.vault.open(stored.document, key, .document, stored.caseID)
        guard let document = try? JSONDecoder().decode(ApplicationDocument.self, from: Data(json)),
            let journal = try? JSONDecoder().decode([String: String].self, from: Data(stored.journal.utf8))
        else { throw .integrity("content") }
        let reference = try context.reference(stored.reference)
        return try context.read { () throws(DatabaseError) in
            DeliveryJob(
                id: DeliveryID(rawValue: stored.id), caseID: CaseID(rawValue: stored.caseID), reference: reference,
                channel: try row.text("channel"), target: try row.text("target"), attempt: try row.int("attempt"),
                firstAttemptAt: try row.date("first_attempt_at"), createdAt: try row.date("created_at"),
                application: DeliverableApplication(
                    id: CaseID(rawValue: stored.caseID), reference: reference, service: try row.text("service"),
                    version: try row.text("service_version"), leika: try row.textOrNil("leika"),
                    submittedAt: try row.date("submitted_at"), document: document, feeCents: try row.intOrNil("fee_cents")
                ),
                journal: journal
            )
        }
    }
}

/// An outcome in the columns of `finish_deliveries`; texts are empty where there is nothing to say.
private struct OutcomeRow {
    let id: UUID
    let outcome: String
    var receipt = ""
    var micros: Int64
    var code = ""
    var status = 0
    var summary = ""
    var configuration = 0

    init(id: DeliveryID, outcome: DeliveryOutcome, now: Date) {
        self.id = id.rawValue
        var at = now
        var failure: DeliveryFailure?
        switch outcome {
        case .delivered(let given, let time): (self.outcome, receipt, at) = ("delivered", given, time)
        case .pending(let given, let time): (self.outcome, receipt, at) = ("pending", given, time)
        case .retry(let time, let reason): (self.outcome, at, failure) = ("retry", time, reason)
        case .dead(let reason): (self.outcome, failure) = ("dead", reason)
        }
        let seconds = min(max(at.timeIntervalSince1970, 0), 9_000_000_000)
        micros = Int64((seconds * 1_000_000).rounded())
        if let failure {
            code = failure.code.isEmpty ? "unknown" : failure.code
            status = min(max(failure.httpStatus ?? 0, 0), 999)
            summary = failure.summary
            configuration = failure.isConfiguration ? 1 : 0
        }
        // The database wants a receipt of every delivered one; a channel without one has its id.
        if self.outcome == "delivered", receipt.isEmpty { receipt = id.description }
    }
}
