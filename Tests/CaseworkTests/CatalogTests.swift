import CaseStore
import Casework
import FormEngine
import PostgreSQL
import TestSupport
import Testing
import Workflow

@Suite("The catalogue of services")
struct CatalogTests {
    /// Searching changes nothing: one town for all of them.
    private static let town = Task { try await TestTown() }

    @Test(
        "finds services by everyday words, with umlauts, beginnings and typos",
        arguments: [
            ("Meldebescheinigung", "meldebescheinigung"), ("meldebescheinigng", "meldebescheinigung"), ("melde", "meldebescheinigung"),
            ("wohnsitz", "meldebescheinigung"), ("Ich brauche einen Nachweis meiner Adresse", "meldebescheinigung"),
            ("Bürgerbüro", "meldebescheinigung"), ("buergerbuero", "meldebescheinigung"), ("elterngeld", "elterngeld"),
            ("ELTERNGELT", "elterngeld"), ("eltern geld", "elterngeld"), ("baby", "elterngeld"),
        ])
    func finds(query: String, service: String) async throws {
        #expect(try await Self.town.value.catalog.search(query).first?.id == service, "\(query)")
    }

    @Test(
        "finds nothing where nothing is",
        arguments: ["", "   ", "xylophon", "🙂", "xylophon kaufen wohnsitz", String(repeating: "x ", count: 50_000)])
    func findsNothing(query: String) async throws {
        #expect(try await Self.town.value.catalog.search(query).isEmpty)
    }

    @Test("keeps old versions readable from the database alone")
    func pinned() async throws {
        let town = try await TestTown()
        let version = try #require(town.catalog.service("elterngeld")).version
        let empty = ServiceCatalog(services: [], portal: town.catalog.portal, repository: town.store.definitions)
        let loaded = try await empty.service(version: version)
        #expect(loaded.service.version == version)
        #expect(loaded.service.pages.map(\.id) == town.catalog.service("elterngeld")?.pages.map(\.id))
        #expect(loaded.workflow.version == town.catalog.workflow("elterngeld")?.version)
        await #expect(throws: CaseworkError.integrity("definition_version")) { try await empty.service(version: "unknown") }
    }

    @Test("publishes twice without harm")
    func publishTwice() async throws {
        let town = try await TestTown()
        try await town.catalog.publish()
        #expect(try await town.application.one("SELECT count(*) AS n FROM service_version")?.int("n") == town.catalog.services.count)
    }
}
