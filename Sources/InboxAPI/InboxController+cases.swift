import Casework
import Foundation
import Hummingbird

extension InboxController {
    func listCases(_ call: InboxCall) async throws -> Response {
        let actor = try call.staff()
        let page = try await useCases.listCases(
            by: actor,
            try filter(of: call),
            cursor: call.query("cursor"),
            limit: try limit(of: call)
        )
        return try json(CaseListResource(items: page.items.map(CaseResource.init), next: page.next))
    }

    func showCase(_ call: InboxCall) async throws -> Response {
        let detail = try await useCases.showCase(by: try call.staff(), try call.reference())
        return try json(CaseDetailResource(detail))
    }

    func claimCase(_ call: InboxCall) async throws -> Response {
        try json(CaseResource(try await useCases.claimCase(by: try call.staff(), try call.reference())))
    }

    func releaseCase(_ call: InboxCall) async throws -> Response {
        try json(CaseResource(try await useCases.releaseCase(by: try call.staff(), try call.reference())))
    }

    private struct MoveBody: Decodable {
        let event: String
        let expectedVersion: Int
        let inputs: [String: String]?
    }

    func moveCase(_ call: InboxCall) async throws -> Response {
        let body = try await call.body(as: MoveBody.self)
        let summary = try await useCases.moveCase(
            by: try call.staff(),
            try call.reference(),
            event: body.event,
            expectedVersion: body.expectedVersion,
            inputs: body.inputs ?? [:]
        )
        return try json(CaseResource(summary))
    }

    private struct NoteBody: Decodable {
        let text: String
    }

    func addNote(_ call: InboxCall) async throws -> Response {
        let body = try await call.body(as: NoteBody.self)
        let note = try await useCases.addNote(by: try call.staff(), try call.reference(), text: body.text)
        return try json(NoteResource(note), status: .created)
    }

    private struct HistoryResource: Encodable {
        let items: [CaseEventResource]
    }

    func caseHistory(_ call: InboxCall) async throws -> Response {
        let events = try await useCases.caseHistory(by: try call.staff(), try call.reference())
        return try json(HistoryResource(items: events.map(CaseEventResource.init)))
    }

    func limit(of call: InboxCall) throws -> Int {
        guard let text = call.query("limit") else { return 50 }
        guard let limit = Int(text), (1...200).contains(limit) else {
            throw Problem.invalid("limit", "A number from 1 to 200.")
        }
        return limit
    }

    private func filter(of call: InboxCall) throws -> CaseFilter {
        var filter = CaseFilter()
        filter.services = call.queryList("service")
        filter.states = call.queryList("state")
        switch call.query("assignee") {
        case nil: filter.assignee = nil
        case "me": filter.assignee = .me
        case "none": filter.assignee = .nobody
        case let username?: filter.assignee = .username(username)
        }
        filter.submittedAfter = try date("submittedAfter", of: call)
        filter.submittedBefore = try date("submittedBefore", of: call)
        filter.search = call.query("q")
        filter.onlyFailedDeliveries = call.query("failedDelivery") == "true"
        if let text = call.query("sort") {
            guard let sort = CaseFilter.Sort(rawValue: text) else {
                throw Problem.invalid("sort", "One of \(CaseFilter.Sort.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            filter.sort = sort
        }
        return filter
    }

    private func date(_ name: String, of call: InboxCall) throws -> Date? {
        guard let text = call.query(name) else { return nil }
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw Problem.invalid(name, "A point in time like 2026-11-21T10:15:00Z.")
        }
        return date
    }
}
