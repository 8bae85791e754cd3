/// Who somebody is towards a case.
public enum Role: String, CaseIterable, Sendable, Codable {
    /// The applicant.
    case citizen
    /// Works on cases.
    case caseworker
    /// The second pair of eyes.
    case reviewer
    /// Distributes work and sees to what got stuck.
    case supervisor
    /// Looks, and changes nothing.
    case auditor
    /// Keeps staff and operation; sees no application.
    case administrator
    /// Antragswerk itself: timers and deliveries.
    case system

    /// What the role may do. What is not listed is denied.
    public var permissions: Set<Permission> {
        switch self {
        case .citizen, .system:
            []
        case .caseworker, .reviewer:
            [.listCases, .readCases, .claimCases, .moveCases, .writeNotes, .readHistory, .readDeliveries]
        case .supervisor:
            [
                .listCases, .readCases, .claimCases, .moveCases, .writeNotes, .readHistory, .verifyCases,
                .readDeliveries, .retryDeliveries,
            ]
        case .auditor:
            [.listCases, .readCases, .readHistory, .verifyCases, .readDeliveries]
        case .administrator:
            [.listCases, .readHistory, .verifyCases, .readDeliveries, .retryDeliveries, .manageStaff]
        }
    }

    /// Roles a member of staff can have.
    public static let staff: [Role] = [.caseworker, .reviewer, .supervisor, .auditor, .administrator]
}

/// One thing that staff may be allowed to do.
public enum Permission: String, CaseIterable, Sendable, Codable {
    case listCases, readCases, claimCases, moveCases, writeNotes, readHistory, verifyCases
    case readDeliveries, retryDeliveries, manageStaff
}
