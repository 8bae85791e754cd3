import Casework

/// What the OpenAPI document says about each route.
extension InboxRoute {
    struct QueryParameter {
        let name: String
        let meaning: String
        let schema: JSONNode
    }

    struct Success {
        let status: Int
        let meaning: String
        /// Nil where the answer has no body.
        let schema: String?
    }

    var summary: String {
        switch self {
        case .logIn: "Log in and receive a token"
        case .logOut: "End the session of the token"
        case .currentStaffMember: "Who is logged in and what they may do"
        case .listCases: "List cases, filtered and paged"
        case .showCase: "Show a case with its application; the access is recorded"
        case .claimCase: "Claim a case; exclusive"
        case .releaseCase: "Release a claimed case"
        case .moveCase: "Raise an event: move the case to its next state"
        case .addNote: "Add an internal note"
        case .caseHistory: "The case's events, hash-chained, oldest first"
        case .listDeliveries: "List deliveries to other systems"
        case .retryDelivery: "Send a failed delivery again, now"
        case .openAPI: "This document"
        }
    }

    var tag: String {
        switch self {
        case .logIn, .logOut, .currentStaffMember: "sessions"
        case .listCases, .showCase, .claimCase, .releaseCase, .moveCase, .addNote, .caseHistory: "cases"
        case .listDeliveries, .retryDelivery: "deliveries"
        case .openAPI: "description"
        }
    }

    var bodySchema: String? {
        switch self {
        case .logIn: "LogIn"
        case .moveCase: "Move"
        case .addNote: "NewNote"
        default: nil
        }
    }

    var success: Success {
        switch self {
        case .logIn: Success(status: 201, meaning: "Logged in.", schema: "Session")
        case .logOut: Success(status: 204, meaning: "Logged out.", schema: nil)
        case .currentStaffMember: Success(status: 200, meaning: "The staff member.", schema: "StaffMember")
        case .listCases: Success(status: 200, meaning: "One page of cases.", schema: "CaseList")
        case .showCase: Success(status: 200, meaning: "The case.", schema: "CaseDetail")
        case .claimCase: Success(status: 200, meaning: "The case is yours.", schema: "Case")
        case .releaseCase: Success(status: 200, meaning: "The case is free.", schema: "Case")
        case .moveCase: Success(status: 200, meaning: "The case in its new state.", schema: "Case")
        case .addNote: Success(status: 201, meaning: "The note.", schema: "Note")
        case .caseHistory: Success(status: 200, meaning: "The events.", schema: "History")
        case .listDeliveries: Success(status: 200, meaning: "The deliveries.", schema: "DeliveryList")
        case .retryDelivery: Success(status: 202, meaning: "The delivery is due now.", schema: "Delivery")
        case .openAPI: Success(status: 200, meaning: "OpenAPI 3.1.", schema: nil)
        }
    }

    var errorStatuses: [Int] {
        var statuses: Set<Int> = [503]
        if access != .anyone { statuses.insert(401) }
        if case .permission = access { statuses.insert(403) }
        if path.contains("{") { statuses.insert(404) }
        if bodySchema != nil { statuses.formUnion([400, 413, 415, 422]) }
        if !queryParameters.isEmpty { statuses.insert(422) }
        switch self {
        case .logIn: statuses.formUnion([401, 429])
        case .claimCase, .releaseCase, .moveCase, .retryDelivery: statuses.insert(409)
        default: break
        }
        // A condition of the workflow that cannot be worked out.
        if self == .moveCase { statuses.insert(500) }
        return statuses.sorted()
    }

    var queryParameters: [QueryParameter] {
        let text: JSONNode = ["type": "string"]
        let instant: JSONNode = ["type": "string", "format": "date-time"]
        let limit = QueryParameter(
            name: "limit", meaning: "Entries per page, 50 unless told.", schema: ["type": "integer", "minimum": 1, "maximum": 200])
        switch self {
        case .listCases:
            let sorts = CaseFilter.Sort.allCases.map { JSONNode.string($0.rawValue) }
            return [
                QueryParameter(name: "service", meaning: "Service ids, separated by commas.", schema: text),
                QueryParameter(name: "state", meaning: "State ids, separated by commas.", schema: text),
                QueryParameter(name: "assignee", meaning: "'me', 'none' or a username.", schema: text),
                QueryParameter(name: "submittedAfter", meaning: "Received at or after.", schema: instant),
                QueryParameter(name: "submittedBefore", meaning: "Received before.", schema: instant),
                QueryParameter(name: "q", meaning: "A case reference, or the exact value of a searchable field.", schema: text),
                QueryParameter(
                    name: "failedDelivery", meaning: "Only cases with a delivery that was given up.", schema: ["type": "boolean"]),
                QueryParameter(name: "sort", meaning: "Order of the list.", schema: ["type": "string", "enum": .array(sorts)]),
                QueryParameter(name: "cursor", meaning: "The 'next' of the page before.", schema: text),
                limit,
            ]
        case .listDeliveries:
            let states = DeliverySummary.State.allCases.map { JSONNode.string($0.rawValue) }
            return [
                QueryParameter(
                    name: "state", meaning: "Only deliveries that stand so.", schema: ["type": "string", "enum": .array(states)]),
                QueryParameter(name: "case", meaning: "Only deliveries of this case.", schema: text),
                QueryParameter(name: "cursor", meaning: "The 'next' of the page before.", schema: text),
                limit,
            ]
        default: return []
        }
    }
}
