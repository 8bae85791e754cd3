import Casework
import FormEngine
import FormModel
import Hummingbird

/// Finding a service: search, situations of life, the service's own page.
extension PortalController {
    @Sendable func showSearch(_ visit: Visit) async throws -> Response {
        let query = String((visit.query("q") ?? "").prefix(200))
        let everything = useCases.catalog.services.map { ServiceCard($0) }
        guard query.contains(where: { !$0.isWhitespace }) else {
            let model = SearchPageModel(query: "", resultLine: "Alle Leistungen", results: everything, everything: [])
            return page(SearchPageView.write(model, site))
        }
        let results = useCases.catalog.search(query).map { ServiceCard($0) }
        let line =
            results.isEmpty
            ? "Nichts gefunden zu „\(query)“" : GermanText.count(results.count, "Leistung", "Leistungen") + " zu „\(query)“"
        let model = SearchPageModel(query: query, resultLine: line, results: results, everything: everything)
        return page(SearchPageView.write(model, site))
    }

    @Sendable func showLifeSituation(_ visit: Visit) async throws -> Response {
        guard let body = standing.lifeSituations[visit.parameter("situation")] else { throw PortalFault.notFound }
        return page(body)
    }

    @Sendable func showService(_ visit: Visit) async throws -> Response {
        guard let service = useCases.catalog.service(visit.parameter("service")) else { throw PortalFault.notFound }
        let visitor = try visitor(visit)
        let drafts = visitor.isNew ? [] : try await useCases.listDrafts(owner: visitor.owner)
        let open = drafts.filter { $0.service == service.id && $0.reference == nil }.prefix(3).map { draft in
            ServicePageModel.Draft(
                text: "Sie haben diesen Antrag schon angefangen. Zuletzt gespeichert am \(GermanText.dateAndTime(draft.savedAt)).",
                address: .draft(draft.id.description))
        }
        let model = ServicePageModel(service, drafts: Array(open), csrf: csrf.token(for: visitor))
        return page(ServicePageView.write(model, site), for: visitor)
    }
}
