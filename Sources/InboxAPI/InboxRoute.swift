public import Casework
public import HTTPTypes

/// Every address of the inbox API: what it is called, how it is reached and who may call it.
///
/// The router, the OpenAPI document and the test that walks all routes with all
/// roles are made from this one table. A route without an entry does not exist.
public enum InboxRoute: String, CaseIterable, Sendable {
    case logIn
    case logOut
    case currentStaffMember
    case listCases
    case showCase
    case claimCase
    case releaseCase
    case moveCase
    case addNote
    case caseHistory
    case listDeliveries
    case retryDelivery
    case openAPI

    /// Who may call a route.
    public enum Access: Equatable, Sendable {
        /// Nobody has to be logged in.
        case anyone
        /// Every staff member who is logged in.
        case staff
        /// Staff members whose role has this permission.
        case permission(Permission)
    }

    public static let prefix = "/api/v1"

    public var method: HTTPRequest.Method {
        switch self {
        case .logIn, .claimCase, .moveCase, .addNote, .retryDelivery: .post
        case .logOut, .releaseCase: .delete
        case .currentStaffMember, .listCases, .showCase, .caseHistory, .listDeliveries, .openAPI: .get
        }
    }

    /// The path with its parameters in braces, as OpenAPI and the router write it.
    public var path: String {
        Self.prefix + pathBelowPrefix
    }

    private var pathBelowPrefix: String {
        switch self {
        case .logIn: "/sessions"
        case .logOut: "/sessions/current"
        case .currentStaffMember: "/me"
        case .listCases: "/cases"
        case .showCase: "/cases/{reference}"
        case .claimCase, .releaseCase: "/cases/{reference}/claim"
        case .moveCase: "/cases/{reference}/moves"
        case .addNote: "/cases/{reference}/notes"
        case .caseHistory: "/cases/{reference}/history"
        case .listDeliveries: "/deliveries"
        case .retryDelivery: "/deliveries/{delivery}/retry"
        case .openAPI: "/openapi.json"
        }
    }

    public var access: Access {
        switch self {
        case .logIn, .openAPI: .anyone
        case .logOut, .currentStaffMember: .staff
        case .listCases: .permission(.listCases)
        case .showCase: .permission(.readCases)
        case .claimCase, .releaseCase: .permission(.claimCases)
        case .moveCase: .permission(.moveCases)
        case .addNote: .permission(.writeNotes)
        case .caseHistory: .permission(.readHistory)
        case .listDeliveries: .permission(.readDeliveries)
        case .retryDelivery: .permission(.retryDeliveries)
        }
    }
}
