import FEEL

/// Values of rules as words within German sentences: `1.234,5`, `1. März 2026`, `„papier“`, `2 Jahre und 1 Monat`.
///
/// Other than ``GermanDisplay``, which shows the value of a field on a line of its own.
enum GermanWords {
    static func words(_ value: Value) -> String {
        switch value {
        case .null: "nichts"
        case .boolean(let truth): truth ? "ja" : "nein"
        case .number(let number): GermanFormat.count(number)
        case .string(let text): quoted(text)
        case .date(let date): GermanFormat.longDate(date)
        case .time(let time): clock(time)
        case .dateTime(let moment): GermanFormat.longDate(moment.date) + ", " + clock(moment.time)
        case .yearsMonths(let duration): months(duration)
        case .daysTime(let duration): days(duration)
        case .list(let items): items.isEmpty ? "nichts" : list(items.map(words))
        case .context(let context): list(context.entries.map { "\(quoted($0.name)) ist \(words($0.value))" })
        case .range(let range): bounds(range)
        case .function: "eine Berechnung"
        }
    }

    static func quoted(_ text: String) -> String { "„\(text)“" }

    /// `a, b und c`
    static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " und " + last
    }

    /// The text with a full stop, unless it ends as a sentence already, also within quotation marks.
    static func sentence(_ text: String) -> String {
        let bare = text.hasSuffix("“") ? text.dropLast() : text[...]
        return bare.last.map { ".!?".contains($0) } == true ? text : text + "."
    }

    // MARK: Times and spans

    private static func clock(_ time: TimeOfDay) -> String {
        let seconds = time.second == 0 ? "" : ":" + GermanFormat.padded(time.second, 2)
        return "\(time.hour):\(GermanFormat.padded(time.minute, 2))\(seconds)\(GermanFormat.space)Uhr"
    }

    private static func months(_ duration: YearsMonthsDuration) -> String {
        let (years, months) = (duration.years.magnitude, duration.monthsOfYear.magnitude)
        let parts = [count(years, "Jahr", "Jahre"), count(months, "Monat", "Monate")].compactMap(\.self)
        return (duration.months < 0 ? "minus " : "") + (parts.isEmpty ? "0 Monate" : list(parts))
    }

    private static func days(_ duration: DaysTimeDuration) -> String {
        let whole = duration.seconds.magnitude
        let parts = [
            count(UInt(whole / 86_400), "Tag", "Tage"), count(UInt(whole / 3_600 % 24), "Stunde", "Stunden"),
            count(UInt(whole / 60 % 60), "Minute", "Minuten"), count(UInt(whole % 60), "Sekunde", "Sekunden"),
        ].compactMap(\.self)
        return (duration.seconds < 0 ? "minus " : "") + (parts.isEmpty ? "0 Tage" : list(parts))
    }

    private static func count(_ number: UInt, _ one: String, _ many: String) -> String? {
        number == 0 ? nil : "\(number)\(GermanFormat.space)\(number == 1 ? one : many)"
    }

    private static func bounds(_ range: ValueRange) -> String {
        switch (range.start, range.end) {
        case (.null, .null): "alles"
        case (.null, let end): (range.includesEnd ? "bis " : "unter ") + words(end)
        case (let start, .null): (range.includesStart ? "ab " : "über ") + words(start)
        case (let start, let end):
            (range.includesStart ? "" : "über ") + words(start) + (range.includesEnd ? " bis " : " bis unter ") + words(end)
        }
    }
}
