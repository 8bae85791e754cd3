import Foundation
import Testing

@testable import AntragswerkCLI

@Suite("antragswerk identifier")
struct IdentifierCommandTests {
    @Test(
        "check says whether a value is valid, and ends with 1 when it is not",
        arguments: [
            (["iban", "DE89 3704 0044 0532 0130 00"], "valid: DE89370400440532013000\n", 0),
            (["kennzeichen", "w–wu42"], "valid: W-WU 42\n", 0), (["steuer_id", "36574261890"], "invalid: tax_id_check_digit\n", 1),
            (["sicherheitscode_plakette", "kO9"], "invalid: security_code_malformed\n", 1), (["name", ""], "invalid: latin_empty\n", 1),
        ] as [([String], String, Int32)])
    func check(arguments: [String], output: String, code: Int32) async {
        let run = await CommandRun.run(["identifier", "check"] + arguments)
        #expect(run.output == output)
        #expect(run.errors.isEmpty)
        #expect(run.code == code)
    }

    @Test("check --json is one document, with what is missing as null")
    func json() async {
        let valid = await CommandRun.run("identifier", "check", "date", "28.2.2026", "--json")
        #expect(
            valid.output == """
                {
                  "normalised" : "2026-02-28",
                  "reason" : null,
                  "valid" : true
                }

                """)
        let invalid = await CommandRun.run("identifier", "check", "date", "31.11.2026", "--json")
        #expect(
            invalid.output == """
                {
                  "normalised" : null,
                  "reason" : "date_does_not_exist",
                  "valid" : false
                }

                """)
        #expect(invalid.code == 1)
    }

    @Test("check --ndjson answers every line in its order and goes on after a mistake")
    func ndjson() async {
        let input = """
            {"kind": "bic", "value": "bfswde33xxx"}

            {"value": "geburtstag@post.example", "kind": "email", "note": 7}
            {"kind": "e-mail", "value": "x"}
            {"kind": "plz", "value": 42103}
            {"kind": "plz"}
            {"value": "42103"}
            {"kind": "plz", "value": "42103", "value": "42105"}
            ["plz", "42103"]
            {"kind": "plz", "value": "42103"
            {"kind": "name", "value": "\\u015eerife \\"X\\""}
            {"kind": "plz", "value": "4210"}
            """
        let run = await StandardInput.$current.withValue(.pieces([input])) { await CommandRun.run("identifier", "check", "--ndjson") }
        let kinds = """
            iban, bic, steuer_id, versicherungsnummer, krankenversichertennummer, fin, ausweis_serial, kennzeichen, plz, ags, ars, evb, \
            sicherheitscode_plakette, sicherheitscode_zb1, sicherheitscode_zb2, hsn, tsn, phone, email, name, date
            """
        #expect(
            run.output == """
                {"valid":true,"normalised":"BFSWDE33XXX","reason":null}
                {"valid":true,"normalised":"geburtstag@post.example","reason":null}
                {"error":"'kind' has a value that is not known. Give one of \(kinds)."}
                {"error":"'value' has to be a text. Write it in quotes, such as \\"42103\\"."}
                {"error":"'value' is missing. Add it, such as \\"value\\": \\"42103\\"."}
                {"error":"'kind' is missing. Add it, such as \\"kind\\": \\"iban\\"."}
                {"error":"The line has a field twice. Give each field once."}
                {"error":"The line is no JSON object. Put its fields in braces."}
                {"error":"The line is no JSON from byte 33 on. Give one JSON object in each line."}
                {"valid":false,"normalised":null,"reason":"latin_character"}
                {"valid":false,"normalised":null,"reason":"plz_length"}

                """)
        #expect(run.errors.isEmpty)
        #expect(run.code == 0)
    }

    @Test("list shows every kind with an example that check accepts")
    func list() async throws {
        let table = await CommandRun.run("identifier", "list")
        let lines = table.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "KIND                       EXAMPLE                      TITLE")
        #expect(lines.contains("kennzeichen                W-WU 42                      Kfz-Kennzeichen"))
        #expect(lines.count == 22)
        let json = await CommandRun.run("identifier", "list", "--json")
        let rows = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: String]])
        #expect(rows.count == 21)
        for row in rows {
            let run = await CommandRun.run("identifier", "check", row["kind"] ?? "", row["example"] ?? "")
            #expect(run.code == 0, "\(row)")
        }
    }

    @Test(
        "wrong use ends with 64",
        arguments: [
            (["check"], "Give a kind and a value, or use --ndjson."), (["check", "iban"], "Give a kind and a value, or use --ndjson."),
            (["check", "ibam", "x"], "The value 'ibam' is invalid for '<kind>'."),
            (["check", "iban", "x", "--ndjson"], "--ndjson takes kinds and values from standard input."),
            (["check", "--ndjson", "--json"], "--ndjson takes kinds and values from standard input."),
        ])
    func wrongUse(arguments: [String], message: String) async {
        let run = await CommandRun.run(["identifier"] + arguments)
        #expect(run.code == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }
}

extension StandardInput {
    /// Gives these pieces, one at each read.
    static func pieces(_ texts: [String]) -> StandardInput {
        pieces(texts.map { Array($0.utf8) })
    }

    static func pieces(_ pieces: [[UInt8]]) -> StandardInput {
        let rest = Pieces(pieces)
        return StandardInput { rest.next() }
    }
}
