public import ArgumentParser
import FormEngine
public import Identifiers

/// `antragswerk frist`: statutory and official periods.
struct FristCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frist",
        abstract: "Compute the end of a period (§§ 187 to 193 BGB, § 31 VwVfG).",
        discussion: """
            A month after an event, in Nordrhein-Westfalen, and after a notice posted that day:
              antragswerk frist --start 2026-11-25 --amount 1 --unit month --state NW
              antragswerk frist --posted 2026-11-25 --fiction-days 4 --amount 1 --unit month --state NW

            The day on which somebody turns eighteen:
              antragswerk frist --start 2008-02-29 --start-kind day_begin --amount 18 --unit year --no-shift

            With --ndjson, standard input holds one object in each line with the fields start, start_kind, amount, unit, state, \
            shift_to_working_day, posted, fiction_days, shift_fiction_day; each is answered by one line with nominal_end, end, \
            deemed_notice and more, or {"error": …}.
              cat cases.ndjson | antragswerk frist --ndjson
            """
    )

    @Option(name: .long, help: "Day that begins the period, 2026-11-25 or 25.11.2026.")
    var start: CalendarDay?

    @Option(name: .long, help: "How the first day counts: event (it does not), day_begin (it does), fixed_date (an appointment).")
    var startKind: FristRequest.StartKind = .event

    @Option(name: .long, help: "Length of the period in units; 0 for an appointment.")
    var amount: Int?

    @Option(name: .long, help: "Unit of the period.")
    var unit: FristUnit?

    @Option(name: .long, help: "Land whose public holidays count.")
    var state: Bundesland?

    @Flag(name: .long, help: "Let the period end on a Saturday, Sunday or public holiday.")
    var noShift = false

    @Option(name: .long, help: "Day on which the notice was posted.")
    var posted: CalendarDay?

    @Option(name: .long, help: "Days after which a posted notice counts as given.")
    var fictionDays: Int?

    @Flag(name: .long, help: "The day of the notice moves to a working day as well.")
    var shiftFictionDay = false

    @Flag(name: .long, help: "Answer one JSON object per line of standard input.")
    var ndjson = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !ndjson else {
            let isAlone =
                start == nil && amount == nil && unit == nil && state == nil && !noShift && posted == nil && fictionDays == nil
                && !shiftFictionDay && !output.json
            guard isAlone else { throw ValidationError("--ndjson takes all fields from standard input.") }
            return
        }
        guard start != nil || posted != nil else { throw ValidationError("Give --start or --posted, or use --ndjson.") }
        guard (posted == nil) == (fictionDays == nil) else { throw ValidationError("--posted and --fiction-days belong together.") }
        guard startKind == .fixedDate || (amount != nil && unit != nil) else { throw ValidationError("Give --amount and --unit.") }
        guard state != nil || (!isShifting && !shiftFictionDay) else { throw ValidationError("Give --state, or use --no-shift.") }
    }

    private var isShifting: Bool { !noShift && startKind != .fixedDate }

    private var request: FristRequest {
        FristRequest(
            start: start, startKind: startKind, amount: amount ?? 0, unit: unit ?? .day, land: state, shiftsToWorkingDay: isShifting,
            notice: posted.map { .init(posted: $0, fictionDays: fictionDays ?? 0, shiftsToWorkingDay: shiftFictionDay) })
    }

    func run() async throws {
        if ndjson { return LineByLine.run { FristReport.json(try Frist(try FristFields.request($0))) } }
        let frist: Frist
        do { frist = try Frist(request) } catch { throw Failure(error.description) }
        if output.json { return try Console.current.json(FristReport.json(frist)) }
        Console.current.text(FristReport.text(frist))
    }
}

extension CalendarDay: ExpressibleByArgument {
    /// A day as people write it in Germany, or in ISO 8601.
    public init?(argument: String) {
        guard let iso = GermanDate.check(argument).normalised else { return nil }
        self.init(iso: iso)
    }
}

extension FristRequest.StartKind: ExpressibleByArgument {}
extension FristUnit: ExpressibleByArgument {}

extension Bundesland: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(rawValue: argument.uppercased())
    }
}
