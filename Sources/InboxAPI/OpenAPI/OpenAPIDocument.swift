import HTTPTypes
import Casework

/// The OpenAPI 3.1 description of the inbox, made from ``InboxRoute`` so that no route is missing from it.
enum OpenAPIDocument {
    static let current: JSONNode = [
        "openapi": "3.1.0",
        "info": [
            "title": "Antragswerk inbox",
            "version": "1.0.0",
            "description": "Cases of a municipality for caseworkers and their systems. Errors are RFC 9457 problem documents.",
            "license": ["name": "EUPL-1.2", "identifier": "EUPL-1.2"],
        ],
        "servers": [["url": "/", "description": "This server"]],
        "security": [["bearer": []]],
        "paths": paths,
        "components": [
            "securitySchemes": [
                "bearer": ["type": "http", "scheme": "bearer", "description": "Token of POST /api/v1/sessions."]
            ],
            "schemas": .object(OpenAPISchemas.all),
            "responses": ["Problem": response("An error, as RFC 9457 describes it.", schema: "Problem", type: "application/problem+json")],
        ],
    ]

    private static var paths: JSONNode {
        var paths: [String: JSONNode] = [:]
        for route in InboxRoute.allCases {
            let operation: JSONNode = .object([route.method.rawValue.lowercased(): operation(of: route)])
            if case .object(let members) = operation {
                paths[route.path] = (paths[route.path] ?? .object([:])).merging(members)
            }
        }
        return .object(paths)
    }

    private static func operation(of route: InboxRoute) -> JSONNode {
        var operation: [String: JSONNode] = [
            "operationId": .string(route.rawValue),
            "summary": .string(route.summary),
            "tags": [.string(route.tag)],
            "responses": responses(of: route),
        ]
        if case .permission(let permission) = route.access {
            let roles = Role.allCases.filter { $0.permissions.contains(permission) }.map(\.rawValue).joined(separator: ", ")
            operation["description"] = .string("Needs the permission `\(permission.rawValue)` (\(roles)).")
        }
        if route.access == .anyone { operation["security"] = [] }
        let parameters = pathParameters(of: route) + route.queryParameters.map(parameter)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let schema = route.bodySchema {
            operation["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": reference(to: schema)]],
            ]
        }
        return .object(operation)
    }

    private static func pathParameters(of route: InboxRoute) -> [JSONNode] {
        ["reference", "delivery"].filter { route.path.contains("{\($0)}") }.map { name in
            let schema: JSONNode =
                name == "delivery" ? ["type": "string", "format": "uuid"] : ["type": "string", "example": "MB-2026-H6BT-ZCG6"]
            return ["name": .string(name), "in": "path", "required": true, "schema": schema]
        }
    }

    private static func parameter(_ parameter: InboxRoute.QueryParameter) -> JSONNode {
        [
            "name": .string(parameter.name), "in": "query", "required": false,
            "description": .string(parameter.meaning), "schema": parameter.schema,
        ]
    }

    private static func responses(of route: InboxRoute) -> JSONNode {
        var responses: [String: JSONNode] = [:]
        let success = route.success
        responses[String(success.status)] =
            success.schema.map { response(success.meaning, schema: $0) }
            ?? ["description": .string(success.meaning)]
        for status in route.errorStatuses {
            responses[String(status)] = ["$ref": "#/components/responses/Problem"]
        }
        return .object(responses)
    }

    private static func response(_ description: String, schema: String, type: String = "application/json") -> JSONNode {
        [
            "description": .string(description),
            "content": .object([type: ["schema": reference(to: schema)]]),
        ]
    }

    static func reference(to schema: String) -> JSONNode {
        ["$ref": .string("#/components/schemas/" + schema)]
    }
}
