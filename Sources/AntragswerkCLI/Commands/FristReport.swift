import FormEngine
import Identifiers

/// A computed period in the output of the command line.
enum FristReport {
    static func json(_ frist: Frist) -> JSONValue {
        .object([
            ("nominal_end", .string(frist.nominalEnd.description)),
            ("nominal_weekday", .string(frist.nominalEnd.weekday.rawValue)),
            ("nominal_holiday", frist.nominalHoliday.map { .string($0) } ?? .null),
            ("end", .string(frist.end.description)),
            ("deemed_notice", text(frist.deemedNotice)),
            ("age_attained_on", text(frist.ageAttainedOn)),
        ])
    }

    private static func text(_ day: CalendarDay?) -> JSONValue {
        day.map { .string($0.description) } ?? .null
    }

    /// One line for each day, with its weekday.
    static func text(_ frist: Frist) -> String {
        let nominal = plain(frist.nominalEnd) + (frist.nominalHoliday.map { ", \($0)" } ?? "")
        var lines = frist.deemedNotice.map { ["Notice       \(plain($0))"] } ?? []
        lines += ["Nominal end  \(nominal)", "End          \(plain(frist.end)), 24:00"]
        if let day = frist.ageAttainedOn { lines.append("Of age on    \(plain(day))") }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func plain(_ day: CalendarDay) -> String {
        "\(day) \(day.weekday.rawValue)"
    }
}
