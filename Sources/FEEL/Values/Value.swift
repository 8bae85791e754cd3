/// A value of FEEL.
///
/// `null` stands for "not answered", "not relevant" and for the result of an operation that has none.
/// `==` compares structure; the `=` of FEEL (instants, three-valued) is ``isEqual(to:)``.
public enum Value: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Number)
    case string(String)
    case date(CalendarDate)
    indirect case time(TimeOfDay)
    indirect case dateTime(LocalDateTime)
    case yearsMonths(YearsMonthsDuration)
    case daysTime(DaysTimeDuration)
    case list([Value])
    case context(Context)
    indirect case range(ValueRange)
    case function(FunctionValue)
}

extension Value {
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// Whether this is `true`; null and everything else count as false, as conditions do.
    public var isTrue: Bool {
        if case .boolean(true) = self { true } else { false }
    }

    /// The number, if it is one.
    public var number: Number? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The text, if it is one.
    public var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The date, if it is one.
    public var date: CalendarDate? {
        if case .date(let date) = self { date } else { nil }
    }

    /// The items, if it is a list.
    public var items: [Value]? {
        if case .list(let items) = self { items } else { nil }
    }

    static func number(_ int: Int) -> Value { .number(Number(int)) }

    /// The number, or null where there is none.
    static func number(orNull number: Number?) -> Value {
        number.map { .number($0) } ?? .null
    }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
    public init(integerLiteral value: Int) {
        self = .number(Number(value))
    }

    public init(stringLiteral value: String) {
        self = .string(value)
    }

    public init(booleanLiteral value: Bool) {
        self = .boolean(value)
    }
}
