public import ArgumentParser
public import Casework

/// `antragswerk delivery`: what goes to other systems, and how it stands.
struct DeliveryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delivery",
        abstract: "List, show and retry deliveries to other systems.",
        discussion: """
            Examples:
              antragswerk delivery list --failed
              antragswerk delivery retry --all-failed
            """,
        subcommands: [DeliveryList.self, DeliveryShow.self, DeliveryRetry.self]
    )
}

/// A delivery id as an argument.
struct DeliveryArgument: ExpressibleByArgument {
    let id: DeliveryID

    init?(argument: String) {
        guard let id = DeliveryID(argument) else { return nil }
        self.id = id
    }
}

/// `antragswerk delivery list`
struct DeliveryList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List deliveries, newest first.")

    @Option(name: .long, help: "waiting, claimed, pending, delivered or dead; may be repeated.")
    var state: [DeliverySummary.State] = []

    @Flag(name: .long, help: "Only those that were given up.")
    var failed = false

    @Option(name: .customLong("case"), help: "Only those of this case.")
    var reference: ReferenceArgument?

    @Option(name: .long, help: "How many at most.")
    var limit = 50

    @OptionGroup var acting: ActingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit has to be at least 1.") }
    }

    func run() async throws {
        let filter = DeliveryFilter(states: state + (failed ? [.dead] : []), reference: reference?.reference)
        let items = try await Administration.run { try await Self.all(filter, limit: limit, by: acting.actor, $0) }
        if output.json { return try Console.current.json(items.map(DeliveryReport.init)) }
        guard !items.isEmpty else { return Console.current.line("No deliveries.") }
        var table = TextTable("DELIVERY", "CASE", "CHANNEL", "STATE", "ATTEMPTS", "NEXT", "RECEIPT OR FAILURE")
        for item in items {
            table.add(
                item.id.description, item.reference.text, item.channel, item.state.rawValue, "\(item.attempts)",
                item.dueAt.map(PlainTime.text) ?? "–", item.receipt ?? item.failure?.summary ?? "–")
        }
        Console.current.text(table.text())
    }

    static func all(
        _ filter: DeliveryFilter, limit: Int, by actor: Actor, _ useCases: UseCases
    ) async throws -> [DeliverySummary] {
        try await Paging.collect(limit: limit) { cursor, limit in
            let page = try await useCases.listDeliveries(by: actor, filter, cursor: cursor, limit: limit)
            return (page.items, page.next)
        }
    }
}

extension DeliverySummary.State: ExpressibleByArgument {}

/// `antragswerk delivery show`
struct DeliveryShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one delivery.")

    @Argument(help: "Id of the delivery.")
    var delivery: DeliveryArgument

    @OptionGroup var acting: ActingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let item = try await Administration.run { try await $0.showDelivery(by: acting.actor, delivery.id) }
        if output.json { return try Console.current.json(DeliveryReport(item)) }
        Console.current.text(
            """
            Delivery   \(item.id)
            Case       \(item.reference.text)
            Channel    \(item.channel), \(item.target)
            State      \(item.state.rawValue)
            Attempts   \(item.attempts)
            Created    \(PlainTime.text(item.createdAt))
            Next       \(item.dueAt.map(PlainTime.text) ?? "–")
            Finished   \(item.finishedAt.map(PlainTime.text) ?? "–")
            Receipt    \(item.receipt ?? "–")
            Failure    \(item.failure.map { "\($0.code): \($0.summary)" } ?? "–")

            """)
    }
}

/// `antragswerk delivery retry`
struct DeliveryRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Send deliveries again now; the receiver sees the same id and takes nothing twice."
    )

    @Argument(help: "Ids of the deliveries.")
    var deliveries: [DeliveryArgument] = []

    @Flag(name: .long, help: "All that were given up.")
    var allFailed = false

    @Flag(name: .long, help: "Only say which would be sent.")
    var dryRun = false

    @OptionGroup var acting: ActingOptions

    func validate() throws {
        guard allFailed == deliveries.isEmpty else { throw ValidationError("Name deliveries or use --all-failed, one of the two.") }
    }

    func run() async throws {
        let actor = acting.actor
        try await Administration.run { useCases in
            var ids = deliveries.map(\.id)
            if allFailed {
                let dead = DeliveryFilter(states: [.dead])
                ids = try await DeliveryList.all(dead, limit: .max, by: actor, useCases).map(\.id)
            }
            for id in ids {
                if !dryRun { _ = try await useCases.retryDelivery(by: actor, id) }
                Console.current.line("\(dryRun ? "would send" : "due now"): \(id)")
            }
            if ids.isEmpty { Console.current.line("Nothing to send.") }
        }
    }
}
