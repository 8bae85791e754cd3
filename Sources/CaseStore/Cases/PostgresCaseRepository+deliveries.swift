import Casework
import FoundationEssentials
import PostgreSQL

extension PostgresCaseRepository {
    /// The columns of ``delivery(_:)``; the delivery is `d`, its case `c`.
    static let deliveryColumns: SQL = """
        d.id, d.case_id, c.reference, c.service, d.channel, d.target, d.state, d.attempt, d.created_at,
        CASE WHEN d.finished_at IS NULL THEN d.due_at END AS due_at, d.finished_at, d.receipt, d.failure_code, d.failure_status,
        d.failure_summary, d.failure_is_configuration
        """

    func deliveries(
        _ filter: DeliveryFilter, after cursor: ListCursor?, limit: Int
    ) async throws(CaseworkError) -> [DeliverySummary] {
        var conditions: [SQL] = ["d.tenant = \(context.tenant.rawValue)"]
        if !filter.states.isEmpty {
            conditions.append("d.state = ANY (\(filter.states.map(\.rawValue)))")
            // Lets the planner take the small index of those that need somebody.
            if filter.states == [.dead] { conditions.append("d.state = 'dead'") }
        }
        if let channel = filter.channel { conditions.append("d.channel = \(channel)") }
        if let reference = filter.reference {
            conditions.append(
                "d.case_id = (SELECT id FROM case_file WHERE tenant = \(context.tenant.rawValue) AND reference = \(reference.text))")
        }
        if let cursor { conditions.append("(d.created_at, d.id) < (\(cursor.at), \(cursor.id))") }
        let rows = try await context.query(
            """
            SELECT \(Self.deliveryColumns)
            FROM delivery d
            JOIN case_file c ON c.id = d.case_id
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY d.created_at DESC, d.id DESC
            LIMIT \(limit)
            """)
        return try rows.map(delivery)
    }

    func delivery(_ id: DeliveryID) async throws(CaseworkError) -> DeliverySummary? {
        let row = try await context.one(
            """
            SELECT \(Self.deliveryColumns)
            FROM delivery d
            JOIN case_file c ON c.id = d.case_id
            WHERE d.id = \(id.rawValue)
            """)
        guard let row else { return nil }
        return try delivery(row)
    }

    func retryDelivery(_ id: DeliveryID, by actor: Actor) async throws(CaseworkError) -> Bool {
        let row = try await context.one(
            """
            SELECT retry_delivery(\(id.rawValue), \(actor.id), \(actor.role.rawValue), \(context.clock.now)) AS is_due
            """)
        guard let row else { return false }
        return try context.read { () throws(DatabaseError) in try row.bool("is_due") }
    }

    func delivery(_ row: Row) throws(CaseworkError) -> DeliverySummary {
        let text = try context.read { () throws(DatabaseError) in
            (reference: try row.text("reference"), state: DeliverySummary.State(rawValue: try row.text("state")))
        }
        let reference = try context.reference(text.reference)
        guard let state = text.state else { throw .integrity("delivery_state") }
        return try context.read { () throws(DatabaseError) in
            var failure: DeliveryFailure?
            if let code = try row.textOrNil("failure_code") {
                failure = DeliveryFailure(
                    code: code, httpStatus: try row.intOrNil("failure_status"), summary: try row.textOrNil("failure_summary") ?? "",
                    isConfiguration: try row.boolOrNil("failure_is_configuration") ?? false
                )
            }
            return DeliverySummary(
                id: DeliveryID(rawValue: try row.uuid("id")), caseID: CaseID(rawValue: try row.uuid("case_id")),
                reference: reference, service: try row.text("service"), channel: try row.text("channel"),
                target: try row.text("target"), state: state, attempts: try row.int("attempt"),
                createdAt: try row.date("created_at"), dueAt: try row.dateOrNil("due_at"),
                finishedAt: try row.dateOrNil("finished_at"), receipt: try row.textOrNil("receipt"), failure: failure
            )
        }
    }
}
