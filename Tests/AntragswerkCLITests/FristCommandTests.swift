import Testing

@testable import AntragswerkCLI

@Suite("antragswerk frist and holidays")
struct FristCommandTests {
    @Test("a month after an event, moved to the next working day")
    func event() async {
        let run = await CommandRun.run("frist", "--start", "25.11.2026", "--amount", "1", "--unit", "month", "--state", "nw")
        #expect(
            run.output == """
                Nominal end  2026-12-25 Fr, Erster Weihnachtstag
                End          2026-12-28 Mo, 24:00

                """)
        #expect(run.code == 0)
    }

    @Test("a notice by post names the day on which it counts as given")
    func notice() async {
        let run = await CommandRun.run(
            "frist", "--posted", "2026-11-25", "--fiction-days", "4", "--shift-fiction-day", "--amount", "1", "--unit", "month", "--state",
            "BW")
        #expect(
            run.output == """
                Notice       2026-11-30 Mo
                Nominal end  2026-12-30 Mi
                End          2026-12-30 Mi, 24:00

                """)
    }

    @Test("an age counts from the day after the year of life")
    func age() async {
        let run = await CommandRun.run(
            "frist", "--start", "2008-02-29", "--start-kind", "day_begin", "--amount", "18", "--unit", "year", "--no-shift")
        #expect(
            run.output == """
                Nominal end  2026-02-28 Sa
                End          2026-02-28 Sa, 24:00
                Of age on    2026-03-01 So

                """)
    }

    @Test("--json is one document, with what is missing as null")
    func json() async {
        let run = await CommandRun.run("frist", "--start", "2026-11-29", "--start-kind", "fixed_date", "--json")
        #expect(
            run.output == """
                {
                  "age_attained_on" : null,
                  "deemed_notice" : null,
                  "end" : "2026-11-29",
                  "nominal_end" : "2026-11-29",
                  "nominal_holiday" : null,
                  "nominal_weekday" : "So"
                }

                """)
    }

    @Test("--ndjson answers every line in its order and goes on after a mistake")
    func ndjson() async {
        let run = await StandardInput.$current.withValue(.pieces([Self.cases])) { await CommandRun.run("frist", "--ndjson") }
        #expect(run.output == Self.answers)
        #expect(run.code == 0)
    }

    private static let cases = """
        {"start": "2026-11-25", "amount": 1, "unit": "month", "state": "NW"}
        {"posted": "2026-11-25", "fiction_days": 4, "amount": 1, "unit": "half_month", "state": "BY", "shift_to_working_day": false}
        {"start": "2020-08-01", "start_kind": "day_begin", "amount": 3, "unit": "year", "shift_to_working_day": false}
        {"start": "2026-02-30", "amount": 1, "unit": "month", "state": "NW"}
        {"start": "2026-11-25", "amount": 1.5, "unit": "month", "state": "NW"}
        {"start": "2026-11-25", "amount": 99999999999999999999, "unit": "month", "state": "NW"}
        {"start": "2026-11-25", "amount": 1000001, "unit": "month", "state": "NW"}
        {"start": "2026-11-25", "amount": 1, "unit": "decade", "state": "NW"}
        {"start": "2026-11-25", "amount": 1, "unit": "month", "state": "NRW"}
        {"start": "2026-11-25", "amount": 1, "unit": "month"}
        {"start": "2026-11-25", "unit": "month", "state": "NW"}
        {"start": "2026-11-25", "amount": 1, "state": "NW"}
        {"amount": 1, "unit": "month", "state": "NW"}
        {"posted": "2026-11-25", "amount": 1, "unit": "month", "state": "NW"}
        {"start": "2026-11-25", "amount": 1, "unit": "month", "state": "NW", "shift_to_working_day": "no"}
        {"start": "2026-11-28", "start_kind": "fixed_date"}
        """

    private static let answers = """
        {"nominal_end":"2026-12-25","nominal_weekday":"Fr","nominal_holiday":"Erster Weihnachtstag","end":"2026-12-28","deemed_notice":null,"age_attained_on":null}
        {"nominal_end":"2026-12-14","nominal_weekday":"Mo","nominal_holiday":null,"end":"2026-12-14","deemed_notice":"2026-11-29","age_attained_on":null}
        {"nominal_end":"2023-07-31","nominal_weekday":"Mo","nominal_holiday":null,"end":"2023-07-31","deemed_notice":null,"age_attained_on":"2023-08-01"}
        {"error":"'start' is no day of the years 1583 to 9999. Write it such as \\"2026-11-25\\"."}
        {"error":"'amount' has to be a whole number. Write it in digits, such as 1."}
        {"error":"'amount' has to be a whole number. Write it in digits, such as 1."}
        {"error":"'amount' is out of range. Give a whole number from 0 to 1000000."}
        {"error":"'unit' has a value that is not known. Give one of day, week, month, year, half_month, quarter, half_year."}
        {"error":"'state' has a value that is not known. Give one of BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH."}
        {"error":"'state' is missing. Give the Land whose public holidays count, e.g. NW."}
        {"error":"'amount' is missing. Add it, such as \\"amount\\": 1."}
        {"error":"'unit' is missing. Add it, such as \\"unit\\": \\"month\\"."}
        {"error":"'start' is missing. Give the day that begins the period, or 'posted' with 'fiction_days'."}
        {"error":"'fiction_days' is missing. Say after how many days a posted notice counts as given, such as 4."}
        {"error":"'shift_to_working_day' has to be true or false. Write it without quotes."}
        {"nominal_end":"2026-11-28","nominal_weekday":"Sa","nominal_holiday":null,"end":"2026-11-28","deemed_notice":null,"age_attained_on":null}

        """

    @Test(
        "what cannot be computed ends with 1 and the reason",
        arguments: [
            (["--start", "1980-01-01", "--amount", "1", "--unit", "day", "--state", "BW"], "The public holidays of 1980 are not known"),
            (
                ["--start", "2026-01-01", "--amount", "9000", "--unit", "year", "--no-shift"],
                "The end lies outside the years 1583 to 9999."
            ),
        ])
    func failures(arguments: [String], message: String) async {
        let run = await CommandRun.run(["frist"] + arguments)
        #expect(run.code == 1)
        #expect(run.errors.hasPrefix("Error: " + message), "\(run.errors)")
    }

    @Test("holidays lists those of a Land")
    func holidays() async {
        let run = await CommandRun.run("holidays", "2026", "SN")
        #expect(
            run.output == """
                DATE        DAY  HOLIDAY
                2026-01-01  Do   Neujahr
                2026-04-03  Fr   Karfreitag
                2026-04-06  Mo   Ostermontag
                2026-05-01  Fr   Erster Mai
                2026-05-14  Do   Christi Himmelfahrt
                2026-05-25  Mo   Pfingstmontag
                2026-10-03  Sa   Tag der Deutschen Einheit
                2026-10-31  Sa   Reformationstag
                2026-11-18  Mi   Buß- und Bettag
                2026-12-25  Fr   Erster Weihnachtstag
                2026-12-26  Sa   Zweiter Weihnachtstag

                """)
        let json = await CommandRun.run("holidays", "2026", "sn", "--json")
        #expect(
            json.output.hasPrefix("[\n  {\n    \"date\" : \"2026-01-01\",\n    \"name\" : \"Neujahr\",\n    \"weekday\" : \"Do\"\n  },"))
    }

    @Test(
        "wrong use ends with 64",
        arguments: [
            (["frist"], "Give --start or --posted, or use --ndjson."),
            (["frist", "--start", "2026-11-25"], "Give --amount and --unit."),
            (["frist", "--start", "2026-11-25", "--amount", "1", "--unit", "month"], "Give --state, or use --no-shift."),
            (["frist", "--start", "31.11.2026", "--amount", "1", "--unit", "month"], "The value '31.11.2026' is invalid"),
            (["frist", "--posted", "2026-11-25", "--amount", "1", "--unit", "month"], "--posted and --fiction-days belong together."),
            (["frist", "--ndjson", "--no-shift"], "--ndjson takes all fields from standard input."),
            (["holidays", "1990", "NW"], "The year has to be from 1991 to 9999."),
            (["holidays", "2026", "NRW"], "The value 'NRW' is invalid"),
        ])
    func wrongUse(arguments: [String], message: String) async {
        let run = await CommandRun.run(arguments)
        #expect(run.code == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
