import ArgumentParser
import Identifiers

/// `antragswerk holidays`: the public holidays of a Land.
struct HolidaysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holidays",
        abstract: "List the public holidays of a year in a Land.",
        discussion: """
            Holidays of single municipalities are left out, such as Mariä Himmelfahrt in most of Bayern.

              antragswerk holidays 2026 NW
            """
    )

    @Argument(help: "Year, from 1991 on.")
    var year: Int

    @Argument(help: "Land.")
    var state: Bundesland

    @OptionGroup var output: OutputOptions

    private struct Row: Encodable {
        let date: String
        let weekday: String
        let name: String
    }

    func validate() throws {
        let years = PublicHolidays.years
        guard years.contains(year) else {
            throw ValidationError("The year has to be from \(years.lowerBound) to \(years.upperBound).")
        }
    }

    func run() async throws {
        let rows = PublicHolidays.of(year, in: state).map {
            Row(date: $0.day.description, weekday: $0.day.weekday.rawValue, name: $0.name)
        }
        if output.json { return try Console.current.json(rows) }
        var table = TextTable("DATE", "DAY", "HOLIDAY")
        for row in rows { table.add(row.date, row.weekday, row.name) }
        Console.current.text(table.text())
    }
}
