import FormEngine
import FormModel
import FoundationEssentials

/// Lists cases: the inbox.
public struct ListCases: Sendable {
    let house: House

    /// A part of the inbox; `cursor` is the `next` of the part before.
    ///
    /// - Parameter limit: 1…200; anything else is brought into that range.
    /// - Throws: ``CaseworkError/forbidden(_:)``, ``CaseworkError/invalidInput(field:reason:)`` for a cursor that is none,
    ///   ``CaseworkError/unavailable``.
    public func callAsFunction(
        by actor: Actor, _ filter: CaseFilter, cursor: String? = nil, limit: Int = 50
    ) async throws(CaseworkError) -> CasePage {
        try actor.require(.listCases)
        let limit = min(max(limit, 1), 200)
        var after: ListCursor?
        if let cursor {
            guard let read = CursorText.read(cursor, sort: filter.sort.rawValue) else {
                throw .invalidInput(field: "cursor", reason: "malformed")
            }
            after = read
        }
        guard let query = query(filter, actor, after, limit: limit + 1) else { return CasePage(items: [], next: nil) }
        let rows = try await house.ports.cases.list(query)
        let items = rows.prefix(limit).map(\.summary)
        guard rows.count > limit, let last = items.last else { return CasePage(items: items, next: nil) }
        let at = filter.sort == .deadline ? (last.deadlineAt ?? .distantFuture) : last.submittedAt
        return CasePage(items: items, next: CursorText.write(ListCursor(at: at, id: last.id.rawValue), sort: filter.sort.rawValue))
    }

    /// The filter in terms of the store; `nil` when nothing can match.
    private func query(_ filter: CaseFilter, _ actor: Actor, _ after: ListCursor?, limit: Int) -> CaseQuery? {
        var reference: CaseReference?
        var hashes: [[UInt8]] = []
        if let search = filter.search, search.contains(where: { !$0.isWhitespace }) {
            reference = try? CaseReference(search)
            if reference == nil { hashes = indexHashes(search) }
            if reference == nil, hashes.isEmpty { return nil }
        }
        return CaseQuery(
            services: filter.services, states: filter.states, assignee: assignee(filter, actor),
            submittedAfter: filter.submittedAfter, submittedBefore: filter.submittedBefore, reference: reference,
            indexHashes: hashes, onlyFailedDeliveries: filter.onlyFailedDeliveries, sort: filter.sort, after: after, limit: limit
        )
    }

    private func assignee(_ filter: CaseFilter, _ actor: Actor) -> AssigneeQuery? {
        switch filter.assignee {
        case .me: .username(actor.id)
        case .nobody: .nobody
        case .username(let name): .username(name)
        case nil: nil
        }
    }

    private func indexHashes(_ search: String) -> [[UInt8]] {
        let index = SearchIndex(secrets: house.secrets)
        return house.catalog.indexedFields.compactMap { index.hash(search, field: $0) }
    }
}

/// Writes a list's cursor as an opaque text: sort, microseconds and id.
enum CursorText {
    static func write(_ cursor: ListCursor, sort: String) -> String {
        let micros = Int64((min(cursor.at.timeIntervalSince1970, 9_000_000_000) * 1_000_000).rounded())
        return "\(sort)_\(micros)_\(cursor.id.uuidString.lowercased())"
    }

    static func read(_ text: String, sort: String) -> ListCursor? {
        guard text.utf8.count <= 100 else { return nil }
        let parts = text.split(separator: "_")
        guard parts.count == 3, parts[0] == sort, let micros = Int64(parts[1]), let id = UUID(uuidString: String(parts[2])) else {
            return nil
        }
        guard (0...9_000_000_000_000_000).contains(micros) else { return nil }
        return ListCursor(at: Date(timeIntervalSince1970: Double(micros) / 1_000_000), id: id)
    }
}
