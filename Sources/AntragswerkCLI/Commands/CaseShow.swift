import ArgumentParser
import Casework
import FormEngine

/// `antragswerk case show`
struct CaseShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a case with its application; the access is recorded."
    )

    @Argument(help: "Case reference, e.g. EG-2026-H6BT-ZCG6.")
    var reference: ReferenceArgument

    @OptionGroup var acting: ActingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let detail = try await Administration.run(about: reference.reference) {
            try await $0.showCase(by: acting.actor, reference.reference)
        }
        if output.json { return try Console.current.json(CaseDetailReport(detail)) }
        Console.current.text(Self.text(detail))
    }

    static func text(_ detail: CaseDetail) -> String {
        let summary = detail.summary
        var lines = [
            "\(summary.reference.text)  \(summary.serviceTitle)",
            "State      \(summary.stateTitle) (\(summary.state)), version \(summary.version)",
            "Received   \(PlainTime.text(summary.submittedAt))",
            "Assignee   \(summary.assignee ?? "nobody")",
            "Fee        \(summary.feeCents.map { Cents(value: Int64($0)).description } ?? "none")",
            "Possible   \(detail.possibleEvents.map(\.event).joined(separator: ", "))",
        ]
        for delivery in detail.deliveries {
            lines.append("Delivery   \(delivery.channel): \(delivery.state.rawValue)\(delivery.receipt.map { ", receipt \($0)" } ?? "")")
        }
        for section in detail.document.sections {
            lines += ["", section.title]
            for entry in section.entries { lines += Self.lines(entry, indent: "  ") }
        }
        if !detail.notes.isEmpty { lines += ["", "Notes"] }
        for note in detail.notes { lines.append("  \(PlainTime.text(note.at))  \(note.author): \(note.text)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ entry: ApplicationDocument.Entry, indent: String) -> [String] {
        guard let rows = entry.rows else {
            return ["\(indent)\(entry.label): \(entry.display.split(separator: "\n").joined(separator: ", "))"]
        }
        return ["\(indent)\(entry.label)"]
            + rows.enumerated().flatMap { index, row in
                ["\(indent)  \(index + 1)."] + row.flatMap { lines($0, indent: indent + "    ") }
            }
    }
}
