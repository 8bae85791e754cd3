/// What the portal as a whole declares: the municipality, the life situations, the texts of the duty pages.
public struct PortalDefinition: Equatable, Sendable {
    public let municipality: MunicipalityDefinition
    public let lifeSituations: [LifeSituation]
    /// Impressum. Paragraphs by blank line, headings by `# `.
    public let imprint: String
    /// Datenschutzerklärung.
    public let privacy: String
    /// Erklärung zur Barrierefreiheit.
    public let accessibility: String
    public let location: SourceLocation
}

/// The municipality that runs the portal.
public struct MunicipalityDefinition: Equatable, Sendable {
    public let name: String
    /// Amtlicher Regionalschlüssel, 12 digits.
    public let ars: String
    /// Amtlicher Gemeindeschlüssel, 8 digits.
    public let ags: String
    /// Mandant of the municipality at Service-BW.
    public let mandant: String?
    public let email: String?
    public let phone: String?
    public let address: String?
}

/// A situation of life that people look for services by ("Umzug und Wohnen").
public struct LifeSituation: Equatable, Sendable {
    public let id: String
    public let title: String
    public let text: String?
    public let location: SourceLocation
}
