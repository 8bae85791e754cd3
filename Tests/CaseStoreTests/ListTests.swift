import CaseStore
import Casework
import FoundationEssentials
import PostgreSQL
import TestSupport
import Testing

@Suite("The inbox")
struct ListTests {
    static let clerk = TestTown.actor(.caseworker, "anna")

    /// Thirty cases a minute apart, every third one claimed, every fifth one moved.
    private func inbox() async throws -> (TestTown, [CaseSummary]) {
        let town = try await TestTown()
        for number in 0..<30 {
            town.clock.advance(by: number % 4 == 0 ? 0 : 60)
            let sent = try await town.submitted(number % 2 == 0 ? .certificate : .paperCertificate)
            var version = 1
            if number % 3 == 0 { version = try await town.useCases.claimCase(by: Self.clerk, sent.reference).version }
            if number % 5 == 0 {
                _ = try await town.useCases.moveCase(by: Self.clerk, sent.reference, event: "pruefen", expectedVersion: version)
            }
        }
        let all = try await town.useCases.listCases(by: Self.clerk, CaseFilter(), limit: 200).items
        return (town, all)
    }

    private func everything(_ town: TestTown, _ filter: CaseFilter, limit: Int) async throws -> [CaseSummary] {
        var items: [CaseSummary] = []
        var cursor: String?
        repeat {
            let page = try await town.useCases.listCases(by: Self.clerk, filter, cursor: cursor, limit: limit)
            #expect(page.items.count <= limit)
            items += page.items
            cursor = page.next
        } while cursor != nil && items.count < 100
        return items
    }

    @Test("pages through every filter and order without loss or repetition")
    func pages() async throws {
        let (town, all) = try await inbox()
        #expect(all.count == 30)
        let middle = all[15].submittedAt
        let filters: [(CaseFilter, @Sendable (CaseSummary) -> Bool)] = [
            (CaseFilter(), { _ in true }),
            (CaseFilter(states: ["in_pruefung"]), { $0.state == "in_pruefung" }),
            (CaseFilter(states: ["in_pruefung", "eingereicht", "eingereicht"]), { _ in true }),
            (CaseFilter(services: ["meldebescheinigung"]), { _ in true }),
            (CaseFilter(services: ["elterngeld"]), { _ in false }),
            (CaseFilter(services: ["meldebescheinigung", "elterngeld"], states: ["eingereicht"]), { $0.state == "eingereicht" }),
            (CaseFilter(assignee: .me), { $0.assignee == "anna" }),
            (CaseFilter(states: ["in_pruefung"], assignee: .me), { $0.assignee == "anna" && $0.state == "in_pruefung" }),
            (CaseFilter(assignee: .nobody), { $0.assignee == nil }),
            (CaseFilter(states: ["eingereicht"], assignee: .nobody), { $0.assignee == nil && $0.state == "eingereicht" }),
            (CaseFilter(assignee: .username("ben")), { _ in false }),
            (CaseFilter(submittedAfter: middle), { $0.submittedAt >= middle }),
            (CaseFilter(states: ["eingereicht"], submittedBefore: middle), { $0.submittedAt < middle && $0.state == "eingereicht" }),
        ]
        for (filter, matches) in filters {
            for sort in CaseFilter.Sort.allCases {
                var filter = filter
                filter.sort = sort
                let found = try await everything(town, filter, limit: 4)
                let wanted = all.filter(matches)
                #expect(Set(found.map(\.id)) == Set(wanted.map(\.id)) && found.count == wanted.count, "\(filter)")
                let keys = found.map { sort == .deadline ? ($0.deadlineAt ?? .distantFuture) : $0.submittedAt }
                #expect(keys == (sort == .newest ? keys.sorted(by: >) : keys.sorted()), "\(filter)")
            }
        }
    }

    @Test("finds by reference, however it is typed, and by an indexed field of the form")
    func search() async throws {
        let town = try await TestTown()
        let first = try await town.submitted(.certificate)
        let second = try await town.submitted(.paperCertificate)
        func found(_ text: String) async throws -> [CaseReference] {
            try await town.useCases.listCases(by: Self.clerk, CaseFilter(search: text)).items.map(\.reference)
        }
        #expect(try await found(first.reference.text.lowercased().replacing("-", with: " ")) == [first.reference])
        #expect(try await found("öztürk weiß") == [first.reference])
        #expect(try await found("BRANDT") == [second.reference])
        #expect(try await found("Bran") == [])
        #expect(try await found("serife@post.example") == [])
        #expect(try await found("  ").count == 2)
    }

    @Test("refuses cursors of another list and limits beyond reason")
    func cursors() async throws {
        let town = try await TestTown()
        for _ in 0..<3 { _ = try await town.submitted() }
        let page = try await town.useCases.listCases(by: Self.clerk, CaseFilter(), limit: 0)
        #expect(page.items.count == 1)
        for cursor in ["", "x", "oldest_1_2", (page.next ?? "") + "0", "newest_99999999999999999999_x", String(repeating: "9", count: 200)]
        {
            await #expect(throws: CaseworkError.invalidInput(field: "cursor", reason: "malformed"), "\(cursor)") {
                try await town.useCases.listCases(by: Self.clerk, CaseFilter(sort: .newest), cursor: cursor)
            }
        }
        await #expect(throws: CaseworkError.forbidden(.listCases)) {
            try await town.useCases.listCases(by: .citizen, CaseFilter())
        }
    }

    @Test("walks an index whatever is asked, and never the whole table")
    func plans() async throws {
        let town = try await TestTown()
        _ = try await town.submitted()
        let administrator = town.database.asAdministrator(poolSize: 1)
        try await Self.fill(administrator, cases: 20_000)
        let now = town.clock.now.addingTimeInterval(86_400)
        let id = SystemIDSource().uuid()
        let questions: [SQL] = [
            "SELECT * FROM case_file c WHERE (c.submitted_at, c.id) < (\(now), \(id)) ORDER BY c.submitted_at DESC, c.id DESC LIMIT 51",
            "SELECT * FROM case_file c WHERE c.state = \("erledigt") ORDER BY c.submitted_at DESC, c.id DESC LIMIT 51",
            "SELECT * FROM case_file c WHERE c.state = \("eingereicht") AND c.service = \("meldebescheinigung") ORDER BY c.submitted_at, c.id LIMIT 51",
            "SELECT * FROM case_file c WHERE c.assignee = \("anna") ORDER BY c.submitted_at DESC, c.id DESC LIMIT 51",
            "SELECT * FROM case_file c WHERE c.state_kind <> 'done' ORDER BY c.deadline_at, c.id LIMIT 51",
            "SELECT * FROM case_event WHERE case_id = \(id) ORDER BY sequence",
            "SELECT * FROM delivery WHERE finished_at IS NULL AND due_at <= \(now) ORDER BY due_at, id LIMIT 100",
        ]
        for question in questions {
            let plan = try await town.application.query("EXPLAIN \(question)").map { try $0.text(0) }.joined(separator: "\n")
            #expect(plan.contains("Index"), "\(question.text)\n\(plan)")
            #expect(!plan.contains("Seq Scan"), "\(question.text)\n\(plan)")
            #expect(!plan.contains("Sort Key") || plan.contains("Incremental"), "\(question.text)\n\(plan)")
        }
    }

    /// Rows like the first one, behind the guards: for plans only.
    private static func fill(_ administrator: Database, cases: Int) async throws {
        try await administrator.transaction { connection in
            try connection.execute("SET LOCAL session_replication_role = replica")
            try connection.execute(
                """
                INSERT INTO case_file (id, tenant, reference, service, service_version, workflow_version, state, state_kind,
                    event_hash, submitted_at, updated_at, access_code_hash, assignee, deadline_at)
                SELECT gen_random_uuid(), tenant, 'XX-' || lpad((n / 1000)::text, 4, '0') || '-' || translate(lpad((n % 1000)::text, 4, '0'), '01', 'AB') || '-2222',
                    service, service_version, workflow_version,
                    CASE WHEN n % 50 = 0 THEN 'eingereicht' ELSE 'erledigt' END, CASE WHEN n % 50 = 0 THEN 'open' ELSE 'done' END,
                    event_hash, submitted_at + n * interval '1 second', updated_at, access_code_hash,
                    CASE WHEN n % 100 = 0 THEN 'anna' END, 'infinity'
                FROM case_file CROSS JOIN generate_series(1, \(cases)) AS n
                """)
            try connection.execute(
                """
                INSERT INTO case_event SELECT c.id, 1, c.tenant, e.at, e.actor, e.role, e.kind, e.event, e.from_state, e.to_state, e.detail,
                    e.previous_hash, e.hash
                FROM case_file c CROSS JOIN case_event e WHERE c.id <> e.case_id
                """)
            try connection.execute(
                """
                INSERT INTO delivery (id, tenant, case_id, channel, target, state, created_at, due_at, finished_at, receipt)
                SELECT gen_random_uuid(), c.tenant, c.id, d.channel, d.target, 'delivered', d.created_at, d.due_at, d.due_at, 'r'
                FROM case_file c CROSS JOIN delivery d WHERE c.id <> d.case_id
                """)
        }
        try await administrator.execute("ANALYZE")
    }
}
