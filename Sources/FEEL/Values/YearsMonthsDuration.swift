/// A duration in whole months.
public struct YearsMonthsDuration: Hashable, Comparable, Sendable {
    public let months: Int

    public init(months: Int) {
        self.months = months
    }

    /// Reads `P1Y6M`, `-P3M`.
    public init?(iso text: some StringProtocol) {
        var reader = TemporalReader(text)
        guard let (isNegative, parts, _) = reader.duration() else { return nil }
        var months = 0
        for part in parts {
            guard !part.isTime, part.unit != UInt8(ascii: "D") else { return nil }
            let (scaled, overflow) = part.value.multipliedReportingOverflow(by: part.unit == UInt8(ascii: "Y") ? 12 : 1)
            let (sum, overflowOfSum) = months.addingReportingOverflow(scaled)
            guard !overflow, !overflowOfSum else { return nil }
            months = sum
        }
        self.months = isNegative ? -months : months
    }

    /// Whole years.
    public var years: Int { months / 12 }
    /// Months beyond the whole years.
    public var monthsOfYear: Int { months % 12 }

    public static func < (left: Self, right: Self) -> Bool { left.months < right.months }
}

extension YearsMonthsDuration: CustomStringConvertible {
    /// ISO 8601: `P1Y6M`, `P0M`.
    public var description: String {
        let (years, rest) = (years.magnitude, monthsOfYear.magnitude)
        let sign = months < 0 ? "-" : ""
        if years == 0 { return "\(sign)P\(rest)M" }
        return rest == 0 ? "\(sign)P\(years)Y" : "\(sign)P\(years)Y\(rest)M"
    }
}
