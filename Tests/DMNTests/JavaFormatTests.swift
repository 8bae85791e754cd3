import FEEL
import Testing

@testable import DMN

@Suite("java.lang.String.format")
struct JavaFormatTests {
    static func text(_ format: String, _ arguments: String) throws -> String? {
        guard case .list(let values) = try Fixture.value("[\(arguments)]") else { return nil }
        var run = Run(Fixture.environment)
        return try JavaFormat.text(format, values, &run)
    }

    @Test(
        "writes what Java writes",
        arguments: [
            ("", "", ""), ("a%%b%n", "", "a%b\n"), ("%s|%5s|%-5s|%.2s", "1, \"ab\", \"ab\", \"abc\"", "1|   ab|ab   |ab"),
            ("%S %s", "\"aß\", null", "ASS null"), ("%b %b %b %B %.2b", "true, null, 5, false, true", "true false true FALSE tr"),
            ("%c%c%c%4c", "\"x\", 228, null, \"y\"", "xänull   y"),
            ("%d %5d %-5d| %05d %+d % d", "1, 2, 3, -4, 5, 6", "1     2 3    | -0004 +5  6"),
            ("%,d %,.2f %(d %(05d", "1234567, 9876.5, -5, -5", "1,234,567 9,876.50 (5) (005)"), ("%d", "null", "null"),
            ("%x %X %#x %o %#o %x", "255, 255, 255, 8, 8, -255", "ff FF 0xff 10 010 -ff"), ("%08x", "255", "000000ff"),
            ("%f %.2f %.0f %#.0f", "1.5, 2.345, 2.5, 3", "1.500000 2.35 3 3."),
            ("%8.2f|%-8.2f|%08.2f|%+.1f", "1, 1, -1, 1", "    1.00|1.00    |-0001.00|+1.0"),
            ("%e %.2e %E %.0e", "123.456, 0.00012345, 0, 15", "1.234560e+02 1.23e-04 0.000000E+00 2e+01"), ("%.1e", "9.96", "1.0e+01"),
            ("%.20f", "0.1", "0.10000000000000000000"), ("%.2e", "1e100", "1.00e+100"), ("%2$s %1$s %<s %s", "\"a\", \"b\"", "b a a a"),
            ("%s", "1, 2", "1"), ("%.3f", "null", "nul"), ("%-3%|", "", "%  |"), ("%d", "12345678901234567890", "12345678901234567890"),
        ])
    func writes(format: String, arguments: String, expected: String) throws {
        #expect(try Self.text(format, arguments) == expected)
    }

    @Test(
        "has no result where Java throws",
        arguments: [
            ("%", ""), ("%s", ""), ("%s %s", "1"), ("%q", "1"), ("%d", "1.5"), ("%d", "\"1\""), ("%x", "1.5"), ("%f", "\"1\""),
            ("%c", "\"ab\""),
            ("%c", "1114112"), ("%-d", "1"), ("%05s", "1"), ("%0d", "1"), ("%-05d", "1"), ("%+ d", "1"), ("%++d", "1"), ("%.2d", "1"),
            ("%#d", "1"),
            ("%,x", "1"), ("%,e", "1"), ("%D", "1"), ("%F", "1"), ("%5n", ""), ("%<s", "1"), ("%3$s", "1"), ("%.s", "1"), ("%h", "1"),
            ("%tY", "@\"2026-11-25\""), ("%1234567890d", "1"), ("%.7000f", "1"), ("%+s", "1"), ("%.1c", "\"a\""), ("%é", "1"),
        ])
    func refuses(format: String, arguments: String) throws {
        #expect(try Self.text(format, arguments) == nil)
    }

    @Test("stops at the limit of texts instead of filling the memory")
    func bounded() {
        #expect(throws: EvaluationError.self) { try Self.text("%999999999d", "1") }
        #expect(throws: EvaluationError.self) { try Self.text(String(repeating: "%900000d", count: 3), "1, 2, 3") }
    }
}
