import FEEL
import FormModel

extension Messages {
    /// The range a number, an amount or a date has to lie in.
    static func range(
        _ field: CompiledField, minimum: Value?, maximum: Value?, isBelow: Bool, today: CalendarDate, at path: FieldPath
    ) -> FieldError {
        let kind =
            switch field.type {
            case .date, .dateRange: "date"
            case .month, .time, .money: field.type.rawValue
            default: "number"
            }
        let code = kind + (isBelow ? "_min" : "_max")
        let message: String
        if case .date(let limit)? = isBelow ? minimum : maximum {
            message =
                field.type == .month
                ? monthRange(quoted(field), limit: limit, isBelow: isBelow)
                : dateRange(quoted(field), limit: limit, isBelow: isBelow, today: today)
        } else {
            message = numberRange(field, minimum: minimum, maximum: maximum, isBelow: isBelow)
        }
        return FieldError(path: path, part: field.control.firstPart, code: code, message: message)
    }

    private static func dateRange(_ subject: String, limit: CalendarDate, isBelow: Bool, today: CalendarDate) -> String {
        switch (isBelow, limit) {
        case (false, today): "\(subject) darf nicht in der Zukunft liegen."
        case (false, today.adding(days: -1)): "\(subject) muss in der Vergangenheit liegen."
        case (true, today): "\(subject) darf nicht in der Vergangenheit liegen."
        case (true, today.adding(days: 1)): "\(subject) muss in der Zukunft liegen."
        case (true, _): "\(subject) muss am \(GermanFormat.longDate(limit)) oder danach liegen."
        case (false, _): "\(subject) muss am \(GermanFormat.longDate(limit)) oder davor liegen."
        }
    }

    private static func monthRange(_ subject: String, limit: CalendarDate, isBelow: Bool) -> String {
        "\(subject) muss im \(GermanFormat.month(limit)) oder \(isBelow ? "danach" : "davor") liegen."
    }

    private static func numberRange(_ field: CompiledField, minimum: Value?, maximum: Value?, isBelow: Bool) -> String {
        func shown(_ value: Value?) -> String? { value.map { GermanDisplay.text(of: $0, field: field) } }
        let subject = quoted(field)
        if field.type == .money, isBelow, minimum == .number(0), maximum == nil {
            return "\(subject) darf nicht kleiner als 0 Euro sein."
        }
        return switch (shown(minimum), shown(maximum)) {
        case (let low?, let high?): "\(subject) muss zwischen \(low) und \(high) liegen."
        case (let low?, nil): "\(subject) muss mindestens \(low) sein."
        case (nil, let high?): "\(subject) darf höchstens \(high) sein."
        case (nil, nil): number(subject)
        }
    }

    /// Some of the three parts of a date are empty.
    static func dateIncomplete(_ subject: String, missing: [String]) -> String {
        let words = missing.map { DatePart(rawValue: $0)?.withArticle ?? $0 }
        return "Bei \(subject) \(words.count == 1 ? "fehlt" : "fehlen") noch \(words.joined(separator: " und "))."
    }

    static func dateImpossible(_ subject: String) -> String {
        "\(subject) muss ein Datum sein, das es gibt. Prüfen Sie Tag, Monat und Jahr."
    }

    static func dateDay(_ subject: String) -> String {
        "Geben Sie bei \(subject) den Tag als Zahl von 1 bis 31 ein."
    }

    static func dateMonth(_ subject: String) -> String {
        "Geben Sie bei \(subject) den Monat als Zahl von 1 bis 12 oder als Wort ein, zum Beispiel 3 oder März."
    }

    static func dateYear(_ subject: String) -> String {
        "Geben Sie bei \(subject) das Jahr mit vier Ziffern ein, zum Beispiel 1985."
    }

    static func month(_ subject: String) -> String {
        "Geben Sie bei \(subject) Monat und Jahr ein, zum Beispiel 3 2025 oder März 2025."
    }

    static func time(_ subject: String) -> String {
        "\(subject) muss eine Uhrzeit sein, zum Beispiel 14:30."
    }

    static func rangeIncomplete(_ subject: String) -> String {
        "Geben Sie bei \(subject) den ersten und den letzten Tag ein."
    }

    static func rangeReversed(_ subject: String) -> String {
        "Bei \(subject) liegt der letzte Tag vor dem ersten. Prüfen Sie beide Angaben."
    }

    static func dateFormat(_ subject: String) -> String {
        "Geben Sie \(subject) mit Tag, Monat und Jahr ein, zum Beispiel 17 3 1985."
    }
}

/// The three controls of a date.
enum DatePart: String, CaseIterable {
    case day = "tag"
    case month = "monat"
    case year = "jahr"

    var withArticle: String {
        switch self {
        case .day: "der Tag"
        case .month: "der Monat"
        case .year: "das Jahr"
        }
    }
}
