import Identifiers
import Testing

@Suite("Dates as people write them")
struct GermanDateTests {
    @Test(
        "accept",
        arguments: [
            ("28.2.2026", "2026-02-28"), ("29.02.2028", "2028-02-29"), ("2026-11-21", "2026-11-21"), ("1. März 2026", "2026-03-01"),
            ("1.Maerz 2026", "2026-03-01"),
            ("31. dezember 1999", "1999-12-31"), (" 01.01.0900 ", "0900-01-01"), ("1. 2. 2026", "2026-02-01"),
        ])
    func accepts(raw: String, iso: String) {
        #expect(GermanDate.check(raw) == .valid(normalised: iso))
    }

    @Test(
        "refuse",
        arguments: [
            ("", "date_empty"), ("29.02.2027", "date_does_not_exist"), ("31.11.2026", "date_does_not_exist"),
            ("1/2/2026", "date_malformed"), ("5.5.26", "date_year_digits"),
            ("32.1.2026", "date_does_not_exist"), ("0.1.2026", "date_does_not_exist"), ("1.13.2026", "date_does_not_exist"),
            ("1.1.0000", "date_does_not_exist"), ("gestern", "date_malformed"),
            ("2026-1-1", "date_malformed"), ("1. Foo 2026", "date_malformed"), ("٢٨.٢.٢٠٢٦", "date_malformed"),
            ("1..2026", "date_malformed"), ("1.1.20266", "date_malformed"),
            (String(repeating: "1.", count: 1_000), "date_malformed"), ("1. März", "date_malformed"),
        ])
    func refuses(raw: String, reason: String) {
        #expect(GermanDate.check(raw) == .invalid(reason: reason))
    }

    @Test(
        "are also read from three fields",
        arguments: [
            ("1", "2", "2026", Checked.valid(normalised: "2026-02-01")), ("1", "Februar", "2026", .valid(normalised: "2026-02-01")),
            ("", "", " ", .invalid(reason: "date_empty")),
            ("1", "", "2026", .invalid(reason: "date_malformed")), ("31", "2", "2026", .invalid(reason: "date_does_not_exist")),
            ("1", "2", "26", .invalid(reason: "date_year_digits")),
        ])
    func parts(day: String, month: String, year: String, expected: Checked) {
        #expect(GermanDate.check(day: day, month: month, year: year) == expected)
    }
}

@Suite("Amounts and numbers as people write them")
struct GermanNumberTests {
    @Test(
        "Amounts are accepted",
        arguments: [
            ("1.234,56", "1234.56"), ("1234,5", "1234.50"), ("1.234", "1234.00"), ("1 234,56 €", "1234.56"), ("12 Euro", "12.00"),
            ("0,5", "0.50"), ("-3,20", "-3.20"),
            ("−3", "-3.00"), ("12,-", "12.00"), ("1.234.567", "1234567.00"), ("0012", "12.00"), ("-0,00", "0.00"), ("+5", "5.00"),
            ("12 EUR", "12.00"), ("999999999999999", "999999999999999.00"),
        ])
    func amounts(raw: String, plain: String) {
        #expect(GermanMoney.check(raw) == .valid(normalised: plain))
    }

    @Test(
        "Amounts are refused",
        arguments: [
            ("", "money_empty"), ("€", "money_empty"), ("12.34", "money_ambiguous_point"), ("1.23.456", "money_ambiguous_point"),
            ("1234.567", "money_ambiguous_point"), ("1,2,3", "money_malformed"),
            ("1,", "money_malformed"), (",5", "money_malformed"), ("zwölf", "money_malformed"), ("1,234", "money_too_many_places"),
            ("1234567890123456", "money_too_large"),
            ("١٢", "money_malformed"), ("--5", "money_malformed"), ("1e3", "money_malformed"),
            (String(repeating: "9", count: 100), "money_too_large"), ("1..000", "money_malformed"),
        ])
    func refusedAmounts(raw: String, reason: String) {
        #expect(GermanMoney.check(raw) == .invalid(reason: reason))
    }

    @Test(
        "Whole numbers are accepted",
        arguments: [
            ("12", "12"), ("1.234", "1234"), ("007", "7"), ("-0", "0"), ("3,0", "3"), ("1 000", "1000"), ("- 5", "-5"), ("−5", "-5"),
        ])
    func integers(raw: String, plain: String) {
        #expect(GermanInteger.check(raw) == .valid(normalised: plain))
    }

    @Test(
        "Whole numbers are refused",
        arguments: [
            ("", "integer_empty"), ("3,5", "integer_fraction"), ("12.5", "integer_grouping"), ("drei", "integer_malformed"),
            ("3,", "integer_malformed"), ("1234567890123456789", "integer_too_large"),
            ("1,a", "integer_malformed"), ("٣", "integer_malformed"), ("-", "integer_malformed"),
        ])
    func refusedIntegers(raw: String, reason: String) {
        #expect(GermanInteger.check(raw) == .invalid(reason: reason))
    }
}
