/// What a period (Frist) is computed from.
public struct FristRequest: Equatable, Sendable {
    /// How the first day counts.
    public enum StartKind: String, CaseIterable, Sendable {
        /// An event or a point in time during the day begins the period: the day does not count. Source: § 187 Abs. 1 BGB.
        case event
        /// The period begins with the beginning of the day, as life does on the day of birth: it counts. Source: § 187 Abs. 2 BGB.
        case dayBegin = "day_begin"
        /// An appointment on the day itself. Source: § 31 Abs. 5 VwVfG.
        case fixedDate = "fixed_date"
    }

    /// A notice that counts as given some days after it was posted. Source: § 41 Abs. 2 VwVfG and the acts of the Länder.
    public struct NoticeByPost: Equatable, Sendable {
        public var posted: CalendarDay
        /// Three days until 2024 and four from 2025 in federal law; a matter of the procedure elsewhere. 0 to 366.
        public var fictionDays: Int
        /// Whether the day itself moves to a working day, as in tax law (§ 108 Abs. 3 AO).
        public var shiftsToWorkingDay: Bool

        public init(posted: CalendarDay, fictionDays: Int, shiftsToWorkingDay: Bool = false) {
            self.posted = posted
            self.fictionDays = fictionDays
            self.shiftsToWorkingDay = shiftsToWorkingDay
        }
    }

    /// The day that begins the period; nil when the notice by post does.
    public var start: CalendarDay?
    public var startKind: StartKind
    /// How many units, 0 to ``maxAmount``; 0 for an appointment.
    public var amount: Int
    public var unit: FristUnit
    /// Whose public holidays count; may be nil where nothing moves.
    public var land: Bundesland?
    /// Whether an end on a Saturday, Sunday or public holiday moves to the next working day (§ 193 BGB, § 31 Abs. 3 VwVfG).
    /// False for periods of service (§ 31 Abs. 4), appointments (Abs. 5) and ages.
    public var shiftsToWorkingDay: Bool
    public var notice: NoticeByPost?

    public static let maxAmount = 1_000_000
    public static let maxFictionDays = 366

    public init(
        start: CalendarDay? = nil, startKind: StartKind = .event, amount: Int, unit: FristUnit, land: Bundesland? = nil,
        shiftsToWorkingDay: Bool = true, notice: NoticeByPost? = nil
    ) {
        self.start = start
        self.startKind = startKind
        self.amount = amount
        self.unit = unit
        self.land = land
        self.shiftsToWorkingDay = shiftsToWorkingDay
        self.notice = notice
    }
}
