import FEEL
import FormEngine
import Testing

/// The schema of a service's answers, and what the engine refuses beside it.
@Suite("The schema of answers")
struct SchemaTests {
    static let fields = """
        - {id: name, type: name, label: Name, hint: Wie im Ausweis}
        - {id: konto, type: iban, label: IBAN, optional: true}
        - {id: art, type: choice, label: Art, options: [{value: a, label: A}, {value: b, label: B}]}
        - {id: grund, type: text, label: Grund, when: art = "a"}
        - {id: summe, type: money, label: Betrag, optional: true, default: "10"}
        - {id: kinder, type: group, label: Kinder, repeat: {min: 1, max: 3}, row_label: Kind, fields: [{id: geboren, type: date, label: Geboren}]}
        - {id: ja, type: consent, label: Ich stimme zu.}
        """

    private func schema() throws -> String {
        var writer = JSONWriter()
        writer.write(try Fixture.service(fields: Self.fields).jsonSchema)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(
        "tells type, limits, options and what is always there",
        arguments: [
            "\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"",
            "\"name\":{\"title\":\"Name\",\"description\":\"Wie im Ausweis\",\"type\":\"string\",\"minLength\":1,\"maxLength\":120}",
            "\"art\":{\"title\":\"Art\",\"enum\":[\"a\",\"b\"]}",
            "\"required\":[\"name\",\"art\",\"kinder\",\"ja\"],\"additionalProperties\":false}",
            "\"minItems\":1,\"maxItems\":3", "\"ja\":{\"title\":\"Ich stimme zu.\",\"const\":true}", "\"format\":\"date\"",
            "\"summe\":{\"title\":\"Betrag\",\"anyOf\":[{\"type\":\"string\"",
        ])
    func parts(part: String) throws {
        #expect(try schema().contains(part))
    }

    static let complete = #"{"name":"Ada","art":"b","summe":"10","kinder":[{"geboren":"2020-02-29"}],"ja":true}"#

    @Test("is kept by a complete application")
    func accepts() throws {
        let service = try Fixture.service(fields: Self.fields)
        #expect(service.problems(inPayload: Array(Self.complete.utf8), environment: Fixture.environment) == [])
    }

    @Test(
        "is not all: what the form's own rules forbid is refused with path and code",
        arguments: [
            (#""art":"b""#, #""art":"a""#, "grund required"), (#""art":"b""#, #""art":"c""#, "art not_expected"),
            (#""art":"b","#, #""art":"b","grund":"x","#, "grund not_expected"), (#""summe":"10""#, #""summe":10"#, "summe not_canonical"),
            (#""summe":"10","#, "", "summe missing"), (#""name":"Ada","#, "", "name required"),
            (#""name":"Ada""#, #""name":"Ada","name":"Eva""#, "name duplicate"),
            (#""ja":true"#, #""ja":false"#, "ja required"),
            (#"{"geboren":"2020-02-29"}"#, #"{"geboren":"2020-02-29","x":1}"#, "kinder.0.x not_expected"),
            (#"2020-02-29"#, #"2021-02-29"#, " wrong_shape"), (#"}],"#, #"}, {}],"#, "kinder.1.geboren required"), ("{", "[", " malformed"),
        ])
    func refuses(part: String, replacement: String, problem: String) throws {
        let service = try Fixture.service(fields: Self.fields)
        let text = Self.complete.replacing(part, with: replacement)
        #expect(text != Self.complete)
        let found = service.problems(inPayload: Array(text.utf8), environment: Fixture.environment).map { "\($0.path) \($0.code)" }
        #expect(found.contains(problem), "\(found)")
    }
}
