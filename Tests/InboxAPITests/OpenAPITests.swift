import Foundation
import HTTPTypes
import InboxAPI
import TestSupport
import Testing

@Suite("The OpenAPI document of the inbox")
struct OpenAPITests {
    @Test("describes every route, resolves every reference and says who may call")
    func complete() async throws {
        try await TestInbox.run { inbox in
            let document = try await inbox.call("GET", "/openapi.json").json
            #expect(document["openapi"] as? String == "3.1.0")
            let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
            for route in InboxRoute.allCases {
                let operation = try #require(paths[route.path]?[route.method.rawValue.lowercased()], "\(route)")
                #expect(operation["operationId"] as? String == route.rawValue)
                let isPublic = (operation["security"] as? [Any])?.isEmpty == true
                #expect(isPublic == (route.access == .anyone))
            }
            let schemas = ((document["components"] as? [String: Any])?["schemas"] as? [String: Any]).map { Set($0.keys) } ?? []
            let text = String(decoding: try JSONSerialization.data(withJSONObject: document), as: UTF8.self)
            let named = text.components(separatedBy: "schemas\\/").dropFirst().map { $0.prefix { $0.isLetter } }
            #expect(!named.isEmpty)
            for name in named { #expect(schemas.contains(String(name)), "\(name)") }
        }
    }
}
