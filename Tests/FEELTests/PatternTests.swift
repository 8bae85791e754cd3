import FEEL
import Testing

@Suite("Patterns")
struct PatternTests {
    @Test(
        "match a whole text",
        arguments: [
            ("[A-Z]{2}[0-9]{4}", "AB1234", true), ("[A-Z]{2}[0-9]{4}", "AB12345", false), ("a|b|cd", "cd", true), ("(ab)+", "ababab", true),
            ("a?b*c+", "cc", true),
            ("a{2,3}", "aaaa", false), ("a{2,}", "aaaa", true), ("\\d+", "١٢", true), ("[0-9]+", "١٢", false),
            ("\\p{Lu}\\p{Ll}+", "Öztürk", true), (".", "\n", false),
            ("[^a-c]", "d", true), ("[a-z-[aeiou]]+", "xyz", true), ("[a-z-[aeiou]]+", "xay", false), ("(.)\\1", "aa", true),
            ("(.)\\1", "ab", false),
            ("(?:ab)c", "abc", true), ("a\\.b", "a.b", true), ("a\\.b", "axb", false), ("", "", true), ("(a*)*", "aaa", true),
            ("(|a)+", "aa", true), ("\\w+", "a b", false),
            ("[\\s\\d]+", "1 2", true), ("\\p{IsBasicLatin}+", "abc", true), ("\\P{L}", "1", true), ("^abc$", "abc", true),
            ("[-a]", "-", true),
        ])
    func whole(pattern: String, text: String, isMatch: Bool) throws {
        #expect(try #require(Pattern(pattern)).matchesWhole(text) == isMatch)
    }

    @Test(
        "follow their flags",
        arguments: [
            ("ÄB", "i", "äb", true), ("a b", "x", "ab", true), ("a.b", "s", "a\nb", true), ("a.b", "q", "a.b", true),
            ("a.b", "q", "axb", false),
            ("a b # c", "", "a b # c", true),
        ])
    func flags(pattern: String, flags: String, text: String, isMatch: Bool) throws {
        #expect(try #require(Pattern(pattern, flags: flags)).matchesWhole(text) == isMatch)
    }

    @Test(
        "are refused",
        arguments: [
            "(", ")", "[", "[]", "a{2,1}", "a{", "*", "a**", "\\", "\\q", "\\1", "[z-a]", "(?=a)", "\\p{Xy}", "a{5000}",
            "((((a{50}){50}){50}){50})", "]", "}", "[a-\\d]",
        ])
    func refused(pattern: String) {
        #expect(Pattern(pattern) == nil)
    }

    @Test("refuse unknown flags and depths without end")
    func bounds() {
        #expect(Pattern("a", flags: "y") == nil)
        #expect(Pattern(String(repeating: "(", count: 1_000) + String(repeating: ")", count: 1_000)) == nil)
        #expect(Pattern(String(repeating: "[a-", count: 500)) == nil)
    }

    @Test("give up where they would never end")
    func catastrophe() throws {
        let pattern = try #require(Pattern("(a+)+b"))
        #expect(pattern.matchesWhole(String(repeating: "a", count: 60)) == nil)
    }

    @Test(
        "replace, split and find in expressions",
        arguments: [
            ("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\""), ("replace(\"a.b\", \".\", \"x\", \"q\")", "\"axb\""),
            ("replace(\"Meier\", \"e(i)\", \"$1\\\\$\")", "\"Mi$er\""), ("replace(\"abc\", \"x*\", \"-\")", "null"),
            ("replace(\"abc\", \"b\", \"$\")", "null"),
            ("split(\"a; b;c\", \";\\s*\")", "[\"a\", \"b\", \"c\"]"), ("split(\"\", \",\")", "[\"\"]"),
            ("matches(\"DE89 3704\", \"^[A-Z]{2}\")", "true"),
            ("matches(\"xay\", \"a\")", "true"), ("matches(\"xay\", \"^a\")", "false"), ("matches(null, \"a\")", "null"),
            ("for p in [\"a\", \"(\"] return matches(\"a\", p)", "[true, null]"),
        ])
    func functions(source: String, expected: String) throws {
        #expect(try evaluate(source) == evaluate(expected))
    }
}
