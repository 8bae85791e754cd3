import ArgumentParser
import CaseStore
import Casework
import FormEngine
import Foundation

/// Committed submissions a second: draft read, evaluated, sealed and turned into a case, as the portal does it.
struct SubmissionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submissions",
        abstract: "Fill in drafts, then send them from several clients at once and print the rate."
    )

    @Option(name: .long, help: "Folder of a running 'antragswerk dev'.")
    var folder: String

    @Option(name: .long, help: "Service to apply for.")
    var service = "meldebescheinigung"

    @Option(name: .long, help: "File with the answers as JSON.")
    var answers: String

    @Option(name: .long, help: "Applications to send.")
    var count = 2000

    @Option(name: .long, help: "Clients that send at the same time.")
    var clients = 16

    @Option(name: .long, help: "Connections to the database.")
    var poolSize = 16

    func validate() throws {
        guard (1...100_000).contains(count), (1...256).contains(clients), (1...200).contains(poolSize) else {
            throw ValidationError("--count, --clients and --pool-size have to be positive and not larger than 100000, 256 and 200.")
        }
    }

    func run() async throws {
        let system = try await BenchSystem(folder: folder, poolSize: poolSize)
        let json = Array(try Data(contentsOf: URL(fileURLWithPath: answers)))
        let drafts = try await share(0..<count) { _ in [try await filledDraft(json, system)] }
        let cpu = CPUTime.now
        let start = ContinuousClock.now
        let latencies = try await share(drafts) { draft in
            let sent = ContinuousClock.now
            _ = try await system.useCases.submitApplication(
                draft.id, owner: draft.owner, declarations: SubmitApplication.declarations, identity: .anonymous)
            return [sent.duration(to: .now) / .milliseconds(1)]
        }.sorted()
        let seconds = start.duration(to: .now) / .seconds(1)
        let spent = CPUTime.now - cpu
        await system.close()
        try Report.print([
            "count": Double(count), "seconds": seconds, "per_second": Double(count) / seconds,
            "client_cpu_us": spent * 1e6 / Double(count), "p50_ms": latencies[count / 2], "p99_ms": latencies[count * 99 / 100],
        ])
    }

    private func filledDraft(_ json: [UInt8], _ system: BenchSystem) async throws -> (id: DraftID, owner: OwnerToken) {
        let started = try await system.useCases.startDraft(service: service, owner: nil, identity: .anonymous)
        let owner = system.store.secrets.keyedHash("draft-owner", Array(started.owner.text.utf8))
        let now = system.clock.now
        guard let compiled = system.catalog.service(service),
            let record = try await system.store.ports.drafts.find(started.draft, owner: owner, now: now)
        else { throw BenchError("The draft is not there.") }
        _ = try await system.store.ports.drafts.save(
            record, answers: try Answers(json: json, for: compiled).json(), savedAt: now, expiresAt: now.addingTimeInterval(86_400))
        return (started.draft, started.owner)
    }

    /// Lets the clients work through `work`, each on its own part; gives all results.
    private func share<Work: RandomAccessCollection & Sendable, Result: Sendable>(
        _ work: Work, _ body: @escaping @Sendable (Work.Element) async throws -> [Result]
    ) async throws -> [Result] where Work.Index == Int {
        try await withThrowingTaskGroup(of: [Result].self) { group in
            for client in 0..<clients {
                group.addTask {
                    var results: [Result] = []
                    for index in stride(from: work.startIndex + client, to: work.endIndex, by: clients) {
                        results += try await body(work[index])
                    }
                    return results
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
