import Testing

@testable import FormModel

@Suite("Loading the folder of definitions")
struct ServiceLoaderTests {
    @Test("reads the whole fixture without a problem")
    func readsAll() throws {
        let catalogue = try ServiceLoader(folder: Fixture.folder).loadAll()
        #expect(catalogue.services.map(\.id) == ["bewohnerparken"])
        #expect(catalogue.workflows.map(\.id) == ["standard"])
        #expect(catalogue.warnings == [])
    }
}
