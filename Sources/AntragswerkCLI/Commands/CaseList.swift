public import ArgumentParser
public import Casework

/// `antragswerk case list`
struct CaseList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List cases, newest first.")

    @Option(name: .long, help: "Only this service; may be repeated.")
    var service: [String] = []

    @Option(name: .long, help: "Only this state; may be repeated.")
    var state: [String] = []

    @Option(name: .long, help: "Only cases of this user; 'nobody' for unclaimed ones.")
    var assignee: String?

    @Flag(name: .long, help: "Only cases with a delivery that was given up.")
    var failedDelivery = false

    @Option(name: .long, help: "newest, oldest or deadline.")
    var sort: CaseFilter.Sort = .newest

    @Option(name: .long, help: "How many at most.")
    var limit = 50

    @OptionGroup var acting: ActingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit has to be at least 1.") }
    }

    func run() async throws {
        let console = Console.current
        let items = try await Administration.run { try await collect($0) }
        if output.json { return try console.json(items.map(CaseReport.init)) }
        guard !items.isEmpty else { return console.line("No cases.") }
        var table = TextTable("CASE", "SERVICE", "STATE", "RECEIVED", "ASSIGNEE", "DEADLINE", "VERSION")
        for item in items {
            table.add(
                item.reference.text, item.service, item.state + (item.hasFailedDelivery ? " (!)" : ""),
                PlainTime.text(item.submittedAt), item.assignee ?? "–", item.deadlineAt.map(PlainTime.text) ?? "–", "\(item.version)")
        }
        console.text(table.text())
    }

    private func collect(_ useCases: UseCases) async throws -> [CaseSummary] {
        let who: CaseFilter.Assignee? = assignee.map { $0 == "nobody" ? .nobody : .username($0) }
        let filter = CaseFilter(services: service, states: state, assignee: who, onlyFailedDeliveries: failedDelivery, sort: sort)
        return try await Paging.collect(limit: limit) { cursor, limit in
            let page = try await useCases.listCases(by: acting.actor, filter, cursor: cursor, limit: limit)
            return (page.items, page.next)
        }
    }
}

extension CaseFilter.Sort: ExpressibleByArgument {}
