import FEEL
import FormEngine
import Testing

@Suite("Answers as JSON")
struct AnswersJSONTests {
    static let fields = """
        - {id: text, type: text, label: T, lines: 3}
        - {id: tag, type: date, label: D}
        - {id: zahl, type: integer, label: Z}
        - {id: geld, type: money, label: G}
        - {id: ja, type: yesno, label: J}
        - {id: was, type: choices, label: W, options: [{value: a, label: A}, {value: b, label: B}]}
        - {id: wo, type: address, label: A}
        - {id: kinder, type: group, label: K, repeat: {min: 0, max: 5}, row_label: Kind, fields: [{id: name, type: text, label: N}, {id: geboren, type: date, label: G}]}
        """

    static let full =
        #"{"geld":"1234.5","ja":true,"kinder":[{"geboren":"2026-02-28","name":"Ida"},{}],"tag":"1985-03-17","text":"a\"b\\c\nd\u0001é🙂","was":["a","b"],"wo":{"strasse":"Weg","hausnummer":"1","zusatz":null,"plz":"73728","ort":"Ort"},"zahl":"-7"}"#

    @Test("come back as they were")
    func roundTrip() throws {
        let answers = try read(Self.full)
        #expect(String(decoding: answers.json(), as: UTF8.self) == Self.full)
        #expect(try Answers(json: answers.json(), for: service()) == answers)
        #expect(answers["geld"] == .value(.number(try #require(Number("1234.50")))))
        #expect(answers["tag"] == .date("1985-03-17"))
    }

    @Test(
        "are read leniently where nothing is lost",
        arguments: [
            (#" {"nichts": {"a": [1, {"b": null}]}, "zahl": 7 } "#, #"{"zahl":"7"}"#),
            (#"{"geld": 12.50}"#, #"{"geld":"12.5"}"#),
            (#"{"text": null}"#, #"{"text":null}"#),
            (#"{"text": "\ud83d\ude42\/"}"#, #"{"text":"🙂/"}"#),
            (#"{"wo": {"ort": "X", "land": 5}}"#, #"{"wo":{"strasse":null,"hausnummer":null,"zusatz":null,"plz":null,"ort":"X"}}"#),
            (#"{"wo": {}}"#, #"{"wo":null}"#),
            ("{}", "{}"),
        ])
    func lenient(json: String, expected: String) throws {
        #expect(String(decoding: try read(json).json(), as: UTF8.self) == expected)
    }

    @Test(
        "of another shape are refused by the field's name",
        arguments: [
            (#"{"text": 5}"#, "text"), (#"{"tag": "17.3.1985"}"#, "tag"), (#"{"tag": "2026-02-30"}"#, "tag"),
            (#"{"zahl": "sieben"}"#, "zahl"),
            (#"{"ja": "ja"}"#, "ja"), (#"{"was": "a"}"#, "was"), (#"{"was": [1]}"#, "was"), (#"{"wo": "Weg"}"#, "wo"),
            (#"{"wo": {"ort": 5}}"#, "wo"),
            (#"{"kinder": {}}"#, "kinder"), (#"{"kinder": [5]}"#, "kinder.0"), (#"{"kinder": [{}, {"name": 1}]}"#, "kinder.1.name"),
        ])
    func wrongShape(json: String, path: String) {
        #expect {
            try read(json)
        } throws: { error in
            guard case .wrongShape(path, _)? = error as? AnswersError else { return false }
            return true
        }
    }

    @Test(
        "that are no JSON are refused",
        arguments: [
            "", "[]", "{", "{}x", #"{"text"}"#, #"{"text":"a}"#, #"{"text":tru}"#, #"{"zahl":01}"#, #"{"zahl":-}"#, #"{"zahl":1.}"#,
            #"{"text":"\x"}"#,
            #"{"text":"\ud83d"}"#, #"{"text":"\ude42"}"#, #"{"text":"\u12"}"#, "{\"text\":\"a\nb\"}", #"{"a":1,}"#, #"{"a":[1,]}"#, "null",
            #"{"nichts":[[[[[[[1]]]]]]]}"#, String(repeating: "[", count: 100_000),
        ])
    func malformed(json: String) {
        #expect {
            try read(json)
        } throws: { error in
            guard case .malformed? = error as? AnswersError else { return false }
            return true
        }
    }

    @Test("of invalid UTF-8 or boundless size are refused")
    func bounds() throws {
        let service = try service()
        #expect(throws: AnswersError.malformed(offset: 11)) {
            try Answers(json: Array(#"{"text":""#.utf8) + [0xFF] + Array(#""}"#.utf8), for: service)
        }
        #expect(throws: AnswersError.self) { try Answers(json: Array(repeating: 0x20, count: 3_000_000), for: service) }
        let rows = "{\"kinder\":[" + Array(repeating: "{}", count: 101).joined(separator: ",") + "]}"
        #expect(throws: AnswersError.tooManyRows(path: "kinder")) { try read(rows) }
    }

    private func service() throws -> CompiledService {
        try Fixture.service(fields: Self.fields)
    }

    private func read(_ json: String) throws -> Answers {
        try Answers(json: Array(json.utf8), for: service())
    }
}
