import FEEL
import FormEngine
import Testing

@Suite("A date of three parts")
struct DateInputTests {
    static let fields = "- {id: geburt, type: date, label: Geburtsdatum}"

    @Test(
        "is read in every way people fill it in",
        arguments: [
            ("17", "3", "1985", "1985-03-17"), ("07", "03", "1985", "1985-03-07"), ("17", "März", "1985", "1985-03-17"),
            ("17.", "mrz", "1985", "1985-03-17"), ("1", "Jan.", "2026", "2026-01-01"), ("1", "JULI", "2026", "2026-07-01"),
            ("17.3.1985", "", "", "1985-03-17"), ("", "", "17. März 1985", "1985-03-17"), ("1985-03-17", "", "", "1985-03-17"),
            (" 29 ", "2", "2028", "2028-02-29"),
        ])
    func accepts(day: String, month: String, year: String, expected: String) throws {
        let reading = try post(day, month, year)
        #expect(reading.errors.isEmpty)
        #expect(reading.evaluation.value("geburt").date?.description == expected)
    }

    @Test(
        "marks the first wrong part",
        arguments: [
            ("", "3", "1985", "date_incomplete", "tag"), ("17", "", "1985", "date_incomplete", "monat"),
            ("17", "", "", "date_incomplete", "monat"),
            ("17", "3", "", "date_incomplete", "jahr"), ("0", "3", "1985", "date_day", "tag"), ("x", "3", "1985", "date_day", "tag"),
            ("17", "13", "1985", "date_month", "monat"), ("17", "Ju", "1985", "date_month", "monat"),
            ("17", "3", "85", "date_year", "jahr"),
            ("17", "3", "0985", "date_year", "jahr"), ("17", "3", "19855", "date_year", "jahr"),
            ("30", "2", "2026", "date_impossible", "tag"),
            ("31.11.2026", "", "", "date_impossible", "tag"), ("", "", "", "required", "tag"), ("1\u{664}", "3", "1985", "date_day", "tag"),
        ])
    func refuses(day: String, month: String, year: String, code: String, part: String) throws {
        let reading = try post(day, month, year)
        let error = try #require(reading.errors.first)
        #expect(reading.errors.count == 1)
        #expect(error.code == code)
        #expect(error.part == part)
        #expect(reading.answers["geburt"] == nil || code == "required")
    }

    @Test("names what is missing")
    func missing() throws {
        #expect(try post("17", "", "").errors.map(\.message) == ["Bei „Geburtsdatum“ fehlen noch der Monat und das Jahr."])
    }

    @Test("keeps what was typed, as it was typed")
    func raw() throws {
        let reading = try post(" 17", "Mai?", "1985")
        #expect(reading.raw == ["geburt.tag": [" 17"], "geburt.monat": ["Mai?"], "geburt.jahr": ["1985"]])
        #expect(reading.unknownNames == [])
    }

    private func post(_ day: String, _ month: String, _ year: String) throws -> PageReading {
        try Fixture.service(fields: Self.fields).post([
            (name: "geburt.tag", value: day), (name: "geburt.monat", value: month), (name: "geburt.jahr", value: year),
        ])
    }
}
