public import FormEngine
public import FormModel
public import FoundationEssentials

/// Makes the copy of a sent application that its applicant keeps.
public protocol CopyPrinter: Sendable {
    /// Whether copies can be made at all; where not, pages offer none.
    var isAvailable: Bool { get async }
    /// The copy as PDF; the same copy gives the same bytes.
    ///
    /// - Throws: ``CaseworkError/notPrinted(_:)``
    func print(_ copy: ApplicationCopy) async throws(CaseworkError) -> [UInt8]
}

/// What a copy is made of: the application as it was sent, and whose it is.
public struct ApplicationCopy: Sendable {
    public let id: CaseID
    public let reference: CaseReference
    public let submittedAt: Date
    public let document: ApplicationDocument
    /// The version of the service that the application was made with.
    public let service: ServiceDefinition
    public let municipality: MunicipalityDefinition

    public init(
        id: CaseID, reference: CaseReference, submittedAt: Date, document: ApplicationDocument, service: ServiceDefinition,
        municipality: MunicipalityDefinition
    ) {
        self.id = id
        self.reference = reference
        self.submittedAt = submittedAt
        self.document = document
        self.service = service
        self.municipality = municipality
    }
}

/// Why there is no copy.
public enum PrintingProblem: Equatable, Sendable {
    /// This installation makes none.
    case notInstalled
    /// Too many are being made, or were made of this case; trying again later is right.
    case busy
    /// It took too long, or the program that makes it failed.
    case failed
}
