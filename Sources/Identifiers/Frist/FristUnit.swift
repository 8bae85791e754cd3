/// The unit in which a period is counted.
public enum FristUnit: String, CaseIterable, Sendable {
    case day, week, month, year
    /// Fifteen days. Source: § 189 Abs. 1 BGB.
    case halfMonth = "half_month"
    /// Three months. Source: § 189 Abs. 1 BGB.
    case quarter
    /// Six months. Source: § 189 Abs. 1 BGB.
    case halfYear = "half_year"

    /// A unit is so many days or so many months long.
    enum Measure {
        case days(Int)
        case months(Int)
    }

    var measure: Measure {
        switch self {
        case .day: .days(1)
        case .week: .days(7)
        case .halfMonth: .days(15)
        case .month: .months(1)
        case .quarter: .months(3)
        case .halfYear: .months(6)
        case .year: .months(12)
        }
    }
}
