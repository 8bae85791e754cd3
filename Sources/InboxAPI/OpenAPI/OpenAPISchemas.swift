/// The shapes of the inbox's bodies as JSON Schema 2020-12.
enum OpenAPISchemas {
    static let all: [String: JSONNode] = [
        "LogIn": object(["username": string(max: 100), "password": string(max: 1000)], required: ["username", "password"]),
        "Session": object(
            ["token": string(), "expiresAt": instant, "staffMember": OpenAPIDocument.reference(to: "StaffMember")],
            required: ["token", "expiresAt", "staffMember"]),
        "StaffMember": object(
            ["username": string(), "displayName": string(), "role": string(), "permissions": list(of: string())],
            required: ["username", "displayName", "role", "permissions"]),
        "Move": object(
            [
                "event": string(max: 100),
                "expectedVersion": ["type": "integer", "minimum": 1],
                "inputs": ["type": "object", "additionalProperties": string(max: 4000)],
            ],
            required: ["event", "expectedVersion"]),
        "NewNote": object(["text": ["type": "string", "minLength": 1, "maxLength": 10000]], required: ["text"]),
        "Note": object(
            ["id": string(), "at": instant, "author": string(), "text": string()], required: ["id", "at", "author", "text"]),
        "Case": object(
            caseMembers,
            required: [
                "reference", "service", "serviceTitle", "state", "stateTitle", "stateKind", "version", "submittedAt", "updatedAt",
                "hasFailedDelivery",
            ]),
        "CaseList": object(["items": list(of: OpenAPIDocument.reference(to: "Case")), "next": string()], required: ["items"]),
        "CaseDetail": object(
            [
                "case": OpenAPIDocument.reference(to: "Case"),
                "application": OpenAPIDocument.reference(to: "Application"),
                "notes": list(of: OpenAPIDocument.reference(to: "Note")),
                "deliveries": list(of: OpenAPIDocument.reference(to: "Delivery")),
                "possibleEvents": list(of: OpenAPIDocument.reference(to: "PossibleEvent")),
            ],
            required: ["case", "application", "notes", "deliveries", "possibleEvents"]),
        "PossibleEvent": object(
            ["event": string(), "title": string(), "to": string(), "requires": list(of: string())],
            required: ["event", "title", "to", "requires"]),
        "Application": object(
            [
                "service": string(), "serviceTitle": string(), "formVersion": string(), "feeCents": integer,
                "sections": list(
                    of: object(
                        ["id": string(), "title": string(), "answers": list(of: OpenAPIDocument.reference(to: "Answer"))],
                        required: ["id", "title", "answers"])),
            ],
            required: ["service", "serviceTitle", "formVersion", "sections"]),
        "Answer": object(
            [
                "id": string(), "label": string(), "type": string(), "display": string(), "value": string(),
                "values": list(of: string()),
                "rows": list(of: list(of: OpenAPIDocument.reference(to: "Answer"))),
                "parts": list(of: OpenAPIDocument.reference(to: "Answer")),
            ],
            required: ["id", "label", "type", "display"]),
        "History": object(["items": list(of: OpenAPIDocument.reference(to: "CaseEvent"))], required: ["items"]),
        "CaseEvent": object(
            [
                "sequence": integer, "at": instant, "actor": string(), "role": string(), "kind": string(), "event": string(),
                "fromState": string(), "toState": string(), "hash": string(),
                "detail": ["type": "object", "additionalProperties": string()],
            ],
            required: ["sequence", "at", "actor", "role", "kind", "toState", "detail", "hash"]),
        "DeliveryList": object(
            ["items": list(of: OpenAPIDocument.reference(to: "Delivery")), "next": string()], required: ["items"]),
        "Delivery": object(
            [
                "id": ["type": "string", "format": "uuid"], "reference": string(), "channel": string(), "target": string(),
                "state": string(), "attempts": integer, "createdAt": instant, "dueAt": instant, "finishedAt": instant, "receipt": string(),
                "failure": string(),
            ],
            required: ["id", "reference", "channel", "target", "state", "attempts", "createdAt"]),
        "Problem": object(
            [
                "type": string(), "title": string(), "status": integer, "detail": string(),
                "possibleEvents": list(of: string()), "currentVersion": integer, "claimedBy": string(), "retryAfter": integer,
                "errors": list(of: object(["pointer": string(), "detail": string()], required: ["pointer", "detail"])),
            ],
            required: ["type", "title", "status", "detail"]),
    ]

    private static let caseMembers: [String: JSONNode] = [
        "reference": string(), "service": string(), "serviceTitle": string(), "state": string(), "stateTitle": string(),
        "stateKind": ["type": "string", "enum": ["open", "waiting", "done"]], "version": integer,
        "submittedAt": instant, "updatedAt": instant, "assignee": string(), "deadlineAt": instant, "feeCents": integer,
        "hasFailedDelivery": ["type": "boolean"],
    ]

    private static let instant: JSONNode = ["type": "string", "format": "date-time"]
    private static let integer: JSONNode = ["type": "integer"]

    private static func string(max: Int? = nil) -> JSONNode {
        max.map { ["type": "string", "maxLength": .integer($0)] } ?? ["type": "string"]
    }

    private static func list(of items: JSONNode) -> JSONNode {
        ["type": "array", "items": items]
    }

    private static func object(_ members: [String: JSONNode], required: [String]) -> JSONNode {
        ["type": "object", "properties": .object(members), "required": .array(required.map(JSONNode.string))]
    }
}
