import Casework
import Foundation
import HTTPTransfer
import InboxAPI
import TestSupport
import Testing

@Suite("Working on cases by the API")
struct CaseCallTests {
    @Test("a case is found, shown, claimed, moved, noted and its history told")
    func wholeWay() async throws {
        try await TestInbox.run { inbox in
            let reference = try await inbox.newCase()
            let list = try await inbox.call("GET", "/cases?service=meldebescheinigung&assignee=none", as: .caseworker)
            #expect((list.json["items"] as? [[String: Any]])?.first?["reference"] as? String == reference)

            let claimed = try await inbox.call("POST", "/cases/\(reference)/claim", as: .caseworker)
            #expect(claimed.status == 200 && claimed.json["assignee"] as? String == "caseworker")
            let second = try await inbox.call("POST", "/cases/\(reference)/claim", as: .reviewer)
            #expect(second.status == 409 && second.json["claimedBy"] as? String == "caseworker")

            let version = try #require(claimed.json["version"] as? Int)
            let moved = try await inbox.call(
                "POST", "/cases/\(reference)/moves", as: .caseworker, json: ["event": "pruefen", "expectedVersion": version])
            #expect(moved.status == 200 && moved.json["state"] as? String == "in_pruefung")
            #expect(try await inbox.call("POST", "/cases/\(reference)/notes", as: .caseworker, json: ["text": "Rückfrage"]).status == 201)

            let shown = try await inbox.call("GET", "/cases/\(reference)", as: .caseworker)
            #expect((shown.json["notes"] as? [[String: Any]])?.first?["text"] as? String == "Rückfrage")
            let sections = (shown.json["application"] as? [String: Any])?["sections"] as? [[String: Any]] ?? []
            let answers = sections.flatMap { $0["answers"] as? [[String: Any]] ?? [] }
            #expect(answers.contains { $0["display"] as? String == TestApplication.familyName })

            let history = try await inbox.call("GET", "/cases/\(reference)/history", as: .auditor)
            let kinds = (history.json["items"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
            #expect(kinds.first == "submitted" && kinds.contains("claimed") && kinds.contains("moved"))
        }
    }

    @Test("a stale version, an illegal move and a missing input are conflicts that say what is possible")
    func conflicts() async throws {
        try await TestInbox.run { inbox in
            let path = "/cases/\(try await inbox.newCase())/moves"
            let stale = try await inbox.call("POST", path, as: .caseworker, json: ["event": "pruefen", "expectedVersion": 7])
            #expect(stale.status == 409 && stale.problemType == "/errors/stale-version" && stale.json["currentVersion"] as? Int == 1)
            let illegal = try await inbox.call("POST", path, as: .caseworker, json: ["event": "bewilligen_sofort", "expectedVersion": 1])
            #expect(illegal.status == 409 && illegal.problemType == "/errors/illegal-move")
            #expect((illegal.json["possibleEvents"] as? [String])?.contains("pruefen") == true)
        }
    }

    @Test("a condition that cannot be worked out is a problem of its own, and the case stays")
    func failingCondition() async throws {
        try await TestInbox.run(forms: try TestServices.withFailingCondition()) { inbox in
            let reference = try await inbox.newCase()
            let move: [String: Any] = ["event": "pruefen", "expectedVersion": 1]
            let answer = try await inbox.call("POST", "/cases/\(reference)/moves", as: .caseworker, json: move)
            #expect(answer.status == 500 && answer.problemType == "/errors/rule-failed")
            #expect(
                answer.json["detail"] as? String
                    == "The condition of 'pruefen' in 'eingereicht' could not be worked out: '/' at 1:5 has no result for number and "
                    + "number. The case stays as it is. Tell whoever maintains the workflow.")
            let shown = try await inbox.call("GET", "/cases/\(reference)", as: .caseworker).json["case"] as? [String: Any]
            #expect(shown?["state"] as? String == "eingereicht" && shown?["version"] as? Int == 1)
            let paper = try await inbox.town.submitted(.paperCertificate).reference.text
            #expect(try await inbox.call("POST", "/cases/\(paper)/moves", as: .caseworker, json: move).status == 200)
        }
    }

    @Test(
        "what is no acceptable call gets a problem document that names the place",
        arguments: [
            ("POST", "/cases/{case}/moves", "{\"event\": 7, \"expectedVersion\": 1}", 400, "/event"),
            ("POST", "/cases/{case}/moves", "{\"expectedVersion\": 1}", 400, "/event"),
            ("POST", "/cases/{case}/moves", "{", 400, nil),
            ("POST", "/cases/{case}/notes", "{\"text\": \"  \"}", 422, "/text"),
            ("GET", "/cases?limit=0", "", 422, "limit"),
            ("GET", "/cases?limit=many", "", 422, "limit"),
            ("GET", "/cases?sort=sideways", "", 422, "sort"),
            ("GET", "/cases?submittedAfter=yesterday", "", 422, "submittedAfter"),
            ("GET", "/cases?cursor=nonsense", "", 422, "/cursor"),
            ("GET", "/cases/XX", "", 404, nil),
            ("GET", "/deliveries?state=lost", "", 422, "state"),
            ("POST", "/deliveries/17/retry", "", 403, nil),
            ("PUT", "/cases", "", 405, nil),
            ("DELETE", "/sessions", "", 405, nil),
            ("GET", "/elsewhere", "", 404, nil),
        ] as [(String, String, String, Int, String?)])
    func refusals(method: String, path: String, body: String, status: Int, pointer: String?) async throws {
        try await TestInbox.run { inbox in
            let reference = try await inbox.newCase()
            let path = path.replacingOccurrences(of: "{case}", with: reference)
            let answer = try await inbox.call(method, path, as: .caseworker, body: body.isEmpty ? nil : Array(body.utf8))
            #expect(answer.status == status)
            #expect(answer.json["status"] as? Int == status)
            #expect(answer.headers["content-type"] == "application/problem+json")
            let named = (answer.json["errors"] as? [[String: Any]])?.first?["pointer"] as? String
            #expect(named == pointer)
        }
    }

    @Test("bodies are bounded and have to be JSON")
    func bodies() async throws {
        try await TestInbox.run { inbox in
            let large = try await inbox.call("POST", "/sessions", body: Array(repeating: 0x20, count: 70_000))
            #expect(large.status == 413)
            let form = try await inbox.call("POST", "/sessions", body: Array("username=a".utf8), type: "application/x-www-form-urlencoded")
            #expect(form.status == 415)
        }
    }

    @Test("pages of the list follow each other without gap or repetition")
    func paging() async throws {
        try await TestInbox.run { inbox in
            var expected: Set<String> = []
            for _ in 0..<7 { expected.insert(try await inbox.newCase()) }
            var seen: [String] = []
            var path = "/cases?limit=3"
            while true {
                let page = try await inbox.call("GET", path, as: .supervisor)
                seen += (page.json["items"] as? [[String: Any]] ?? []).compactMap { $0["reference"] as? String }
                guard let next = page.json["next"] as? String else { break }
                path = "/cases?limit=3&cursor=\(next)"
            }
            #expect(seen.count == 7 && Set(seen) == expected)
        }
    }
}
