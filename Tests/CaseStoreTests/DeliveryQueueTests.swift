import CaseStore
import Casework
import FoundationEssentials
import PostgreSQL
import TestSupport
import Testing

@Suite("The outbox")
struct DeliveryQueueTests {
    let town: TestTown
    var queue: any DeliveryQueue { town.store.deliveries }

    init() async throws {
        town = try await TestTown(poolSize: 8)
    }

    private func claimed(_ worker: String = "one") async throws -> DeliveryJob {
        try #require(try await queue.claim(worker: worker, limit: 1, lease: .seconds(60)).first)
    }

    @Test("hands out a job with the application that was sent")
    func job() async throws {
        let sent = try await town.submitted()
        let job = try await claimed()
        #expect(job.caseID == sent.id)
        #expect(job.application.id == sent.id)
        #expect(job.application.document == sent.document)
        #expect(job.channel == "service_bw")
        #expect(job.target == "6000123:meldebescheinigung:v1.0")
        #expect(job.attempt == 1)
        #expect(job.firstAttemptAt == town.clock.now)
        #expect(job.journal.isEmpty)
        #expect(try await queue.claim(worker: "two", limit: 10, lease: .seconds(60)).isEmpty)
    }

    @Test("gives two workers at once disjoint jobs")
    func disjoint() async throws {
        for _ in 0..<40 { _ = try await town.submitted() }
        let queue = queue
        let jobs = try await withThrowingTaskGroup(of: [DeliveryJob].self) { group in
            for worker in 0..<4 {
                group.addTask {
                    var mine: [DeliveryJob] = []
                    while true {
                        let next = try await queue.claim(worker: "w\(worker)", limit: 3, lease: .seconds(60))
                        if next.isEmpty { return mine }
                        mine += next
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(jobs.count == 40)
        #expect(Set(jobs.map(\.id)).count == 40)
    }

    @Test("gives a job back when the lease ends, and the late finisher hears no")
    func leaseEnds() async throws {
        _ = try await town.submitted()
        let first = try await claimed("one")
        #expect(try await queue.nextDue() == town.clock.now.addingTimeInterval(60))
        town.clock.advance(by: 61)
        let second = try await claimed("two")
        #expect(second.id == first.id)
        #expect(second.attempt == 2)
        #expect(second.firstAttemptAt == first.firstAttemptAt)
        #expect(try await queue.finish(first.id, worker: "one", outcome: .delivered(receipt: "late", at: town.clock.now)) == false)
        #expect(try await queue.recordStep(first.id, worker: "one", step: "token", value: "x") == false)
        #expect(try await queue.finish(second.id, worker: "two", outcome: .delivered(receipt: "z-1", at: town.clock.now)))
        let delivery = try await town.useCases.showDelivery(by: TestTown.actor(.caseworker), first.id)
        #expect(delivery.state == .delivered)
        #expect(delivery.receipt == "z-1")
        #expect(delivery.dueAt == nil)
    }

    @Test("writes a confirmed delivery into the history, and finishing again changes nothing")
    func delivered() async throws {
        let sent = try await town.submitted()
        let job = try await claimed()
        #expect(try await queue.finish(job.id, worker: "one", outcome: .delivered(receipt: "z-1", at: town.clock.now)))
        #expect(try await queue.finish(job.id, worker: "one", outcome: .delivered(receipt: "z-2", at: town.clock.now)) == false)
        let history = try await town.useCases.caseHistory(by: TestTown.actor(.auditor), sent.reference)
        #expect(history.map(\.kind) == ["submitted", "delivered"])
        #expect(history.last?.detail["receipt"] == "z-1")
        #expect(history.last?.role == .system)
        #expect(try await town.useCases.verifyCases(by: TestTown.actor(.auditor)).broken.isEmpty)
        #expect(try await town.useCases.caseStatus(sent.id).timeline.map(\.title) == ["Eingereicht", "Übermittelt"])
    }

    @Test("keeps a job that failed until its time, with the reason")
    func retried() async throws {
        _ = try await town.submitted()
        let job = try await claimed()
        let failure = DeliveryFailure(code: "http_503", httpStatus: 503, summary: "Service Unavailable")
        let later = town.clock.now.addingTimeInterval(120)
        #expect(try await queue.finish(job.id, worker: "one", outcome: .retry(at: later, reason: failure)))
        #expect(try await queue.nextDue() == later)
        #expect(try await queue.claim(worker: "two", limit: 1, lease: .seconds(60)).isEmpty)
        #expect(try await town.useCases.showDelivery(by: TestTown.actor(.caseworker), job.id).failure == failure)
        town.clock.advance(by: 120)
        #expect(try await claimed("two").attempt == 2)
    }

    @Test("asks an accepted job again with its receipt, and counts that as no attempt")
    func pending() async throws {
        _ = try await town.submitted()
        let job = try await claimed()
        #expect(try await queue.recordStep(job.id, worker: "one", step: "upload", value: "u-1"))
        #expect(
            try await queue.finish(
                job.id, worker: "one", outcome: .pending(receipt: "z-7", pollAt: town.clock.now.addingTimeInterval(30))))
        town.clock.advance(by: 30)
        let again = try await claimed("two")
        #expect(again.attempt == 1)
        #expect(again.journal == ["upload": "u-1", "receipt": "z-7"])
    }

    @Test("keeps a dead letter for clerks and citizens, and sends it again when somebody says so")
    func dead() async throws {
        let sent = try await town.submitted()
        let job = try await claimed()
        let failure = DeliveryFailure(code: "tls_verification", summary: "The certificate is not trusted.", isConfiguration: true)
        #expect(try await queue.finish(job.id, worker: "one", outcome: .dead(reason: failure)))
        let supervisor = TestTown.actor(.supervisor)
        var failed = CaseFilter()
        failed.onlyFailedDeliveries = true
        #expect(try await town.useCases.listCases(by: supervisor, failed).items.map(\.reference) == [sent.reference])
        #expect(try await town.useCases.listDeliveries(by: supervisor, DeliveryFilter(states: [.dead])).items.map(\.id) == [job.id])
        #expect(try await town.useCases.caseStatus(sent.id).timeline.last?.title == "Verzögerung")

        await #expect(throws: CaseworkError.forbidden(.retryDeliveries)) {
            try await town.useCases.retryDelivery(by: TestTown.actor(.caseworker), job.id)
        }
        let again = try await town.useCases.retryDelivery(by: supervisor, job.id)
        #expect(again.state == .waiting)
        #expect(try await town.useCases.listCases(by: supervisor, failed).items.isEmpty)
        let second = try await claimed("two")
        #expect(second.attempt == 1)
        #expect(try await queue.finish(second.id, worker: "two", outcome: .delivered(receipt: "z", at: town.clock.now)))
        await #expect(throws: CaseworkError.illegalMove(event: "retry", state: "delivered", possible: [])) {
            try await town.useCases.retryDelivery(by: supervisor, job.id)
        }
        #expect(
            try await town.useCases.caseHistory(by: supervisor, sent.reference).map(\.kind)
                == ["submitted", "delivery_failed", "delivery_retried", "delivered"])
        #expect(try await town.useCases.verifyCases(by: supervisor).broken.isEmpty)
    }

    @Test("finishes many in one statement, whatever became of each")
    func batch() async throws {
        for _ in 0..<6 { _ = try await town.submitted() }
        let jobs = try await queue.claim(worker: "one", limit: 10, lease: .seconds(60))
        #expect(jobs.count == 6)
        let failure = DeliveryFailure(code: "connect", summary: "No connection.")
        let outcomes: [DeliveryOutcome] = [
            .delivered(receipt: "a", at: town.clock.now), .delivered(receipt: "", at: town.clock.now),
            .pending(receipt: "p", pollAt: town.clock.now), .retry(at: town.clock.now, reason: failure), .dead(reason: failure),
            .delivered(receipt: "ü\",{}\\", at: town.clock.now),
        ]
        try await queue.finish(zip(jobs.map(\.id), outcomes).map { ($0, $1) }, worker: "one")
        var states: [DeliverySummary.State] = []
        for job in jobs { states.append(try await town.useCases.showDelivery(by: TestTown.actor(.auditor), job.id).state) }
        #expect(states == [.delivered, .delivered, .pending, .waiting, .dead, .delivered])
        #expect(try await town.useCases.showDelivery(by: TestTown.actor(.auditor), jobs[5].id).receipt == "ü\",{}\\")
        #expect(try await town.useCases.verifyCases(by: TestTown.actor(.auditor)).broken.isEmpty)
    }

    @Test("chains the outcomes of one case, and leaves alone what another worker holds")
    func batchOfOneCase() async throws {
        let sent = try await town.submitted()
        let other = try await town.submitted()
        let administrator = town.database.asAdministrator()
        try await administrator.execute(
            """
            INSERT INTO delivery (id, tenant, case_id, channel, target, created_at, due_at)
            SELECT gen_random_uuid(), tenant, case_id, channel, 'elsewhere', created_at, due_at FROM delivery
            WHERE case_id = \(sent.id.rawValue)
            """)
        let jobs = try await queue.claim(worker: "one", limit: 10, lease: .seconds(60))
        #expect(jobs.count == 3)
        let foreign = try #require(jobs.first { $0.caseID == other.id })
        try await administrator.execute("UPDATE delivery SET worker = 'two' WHERE id = \(foreign.id.rawValue)")
        await administrator.close()
        let failure = DeliveryFailure(code: "connect", summary: "No connection.")
        try await queue.finish(
            jobs.map { ($0.id, $0.target == "elsewhere" ? .dead(reason: failure) : .delivered(receipt: "r", at: town.clock.now)) },
            worker: "one")

        let auditor = TestTown.actor(.auditor)
        let kinds = try await town.useCases.caseHistory(by: auditor, sent.reference).map(\.kind)
        #expect(kinds.first == "submitted")
        #expect(kinds.dropFirst().sorted() == ["delivered", "delivery_failed"])
        #expect(try await town.useCases.caseHistory(by: auditor, other.reference).map(\.kind) == ["submitted"])
        #expect(try await town.useCases.verifyCases(by: auditor).broken.isEmpty)
        #expect(try await queue.finish(foreign.id, worker: "two", outcome: .delivered(receipt: "r", at: town.clock.now)))
    }
}
