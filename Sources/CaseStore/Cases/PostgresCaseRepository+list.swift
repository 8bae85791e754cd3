import Casework
import FoundationEssentials
import PostgreSQL

extension PostgresCaseRepository {
    /// Every shape of the question walks one index in the order of the list and stops at the limit, so that its cost does
    /// not grow with the number of cases. Several states, or services, are several walks that are merged.
    func list(_ query: CaseQuery) async throws(CaseworkError) -> [CaseRow] {
        let rows = try await context.query(
            """
            SELECT \(Self.columns)
            FROM (\(candidates(query))) c
            \(Self.titles)
            ORDER BY \(Self.order(query.sort))
            """)
        var result: [CaseRow] = []
        for row in rows { result.append(try caseRow(row, seal: nil)) }
        return result
    }

    private func candidates(_ query: CaseQuery) -> SQL {
        let order = Self.order(query.sort)
        var conditions = common(query)
        if let reference = query.reference {
            conditions.append("c.reference = \(reference.text)")
        }
        guard query.reference == nil, query.indexHashes.isEmpty, query.sort != .deadline, !isPersonal(query.assignee),
            !query.onlyFailedDeliveries
        else {
            conditions += filters(query)
            var from: SQL = "case_file c"
            if !query.indexHashes.isEmpty {
                from =
                    "case_file c JOIN (SELECT DISTINCT case_id FROM application_index WHERE tenant = \(context.tenant.rawValue) AND hash = ANY (\(query.indexHashes))) i ON i.case_id = c.id"
            }
            return """
                SELECT c.* FROM \(from)
                WHERE \(conditions.joined(separator: " AND "))
                ORDER BY \(order) LIMIT \(query.limit)
                """
        }
        return walks(query, conditions, order)
    }

    /// One walk for each wanted state (and service), merged.
    private func walks(_ query: CaseQuery, _ common: [SQL], _ order: SQL) -> SQL {
        var conditions = common
        let wanted: SQL
        switch (query.services.isEmpty, query.states.isEmpty) {
        case (true, true):
            return """
                SELECT c.* FROM case_file c
                WHERE \(conditions.joined(separator: " AND "))
                ORDER BY \(order) LIMIT \(query.limit)
                """
        case (true, false):
            wanted = "(SELECT DISTINCT unnest(\(query.states)::text[]) AS state) w"
            conditions.append("c.state = w.state")
        case (false, true):
            wanted = """
                (SELECT DISTINCT state FROM workflow_state WHERE tenant = \(context.tenant.rawValue)) w
                CROSS JOIN (SELECT DISTINCT unnest(\(query.services)::text[]) AS service) x
                """
            conditions += ["c.state = w.state", "c.service = x.service"]
        case (false, false):
            wanted = """
                (SELECT DISTINCT unnest(\(query.states)::text[]) AS state) w
                CROSS JOIN (SELECT DISTINCT unnest(\(query.services)::text[]) AS service) x
                """
            conditions += ["c.state = w.state", "c.service = x.service"]
        }
        return """
            SELECT c.* FROM \(wanted)
            CROSS JOIN LATERAL (
                SELECT c.* FROM case_file c
                WHERE \(conditions.joined(separator: " AND "))
                ORDER BY \(order) LIMIT \(query.limit)
            ) c
            ORDER BY \(order) LIMIT \(query.limit)
            """
    }

    private func isPersonal(_ assignee: AssigneeQuery?) -> Bool {
        if case .username = assignee { true } else { false }
    }

    /// Conditions that every shape has.
    private func common(_ query: CaseQuery) -> [SQL] {
        var conditions: [SQL] = ["c.tenant = \(context.tenant.rawValue)"]
        switch query.assignee {
        case .nobody: conditions.append("c.assignee IS NULL")
        case .username(let name): conditions.append("c.assignee = \(name)")
        case nil: break
        }
        if let after = query.submittedAfter { conditions.append("c.submitted_at >= \(after)") }
        if let before = query.submittedBefore { conditions.append("c.submitted_at < \(before)") }
        if query.onlyFailedDeliveries { conditions.append("c.failed_deliveries > 0") }
        if query.sort == .deadline { conditions.append("c.state_kind <> 'done'") }
        if let cursor = query.after { conditions.append(beyond(cursor, query.sort)) }
        return conditions
    }

    /// States and services as plain filters, where another index leads.
    private func filters(_ query: CaseQuery) -> [SQL] {
        var conditions: [SQL] = []
        if !query.states.isEmpty { conditions.append("c.state = ANY (\(query.states))") }
        if !query.services.isEmpty { conditions.append("c.service = ANY (\(query.services))") }
        return conditions
    }

    private func beyond(_ cursor: ListCursor, _ sort: CaseFilter.Sort) -> SQL {
        switch sort {
        case .newest: "(c.submitted_at, c.id) < (\(cursor.at), \(cursor.id))"
        case .oldest: "(c.submitted_at, c.id) > (\(cursor.at), \(cursor.id))"
        case .deadline where cursor.at.timeIntervalSince1970 >= Self.never:
            "(c.deadline_at, c.id) > ('infinity'::timestamptz, \(cursor.id))"
        case .deadline: "(c.deadline_at, c.id) > (\(cursor.at), \(cursor.id))"
        }
    }

    /// From here on, in seconds since 1970, a cursor means a case without a deadline.
    private static let never: Double = 9_000_000_000

    private static func order(_ sort: CaseFilter.Sort) -> SQL {
        switch sort {
        case .newest: "c.submitted_at DESC, c.id DESC"
        case .oldest: "c.submitted_at, c.id"
        case .deadline: "c.deadline_at, c.id"
        }
    }
}
