import FormModel

/// Bounds that hold whatever a definition says.
enum FormLimits {
    /// Rows of one group.
    static let maxRows = 100
    /// Unicode scalars of one typed text; longer input is cut before it is looked at.
    static let maxScalars = 20_000
    /// Bytes of a typed part of a date or an address that are looked at.
    static let partBytes = 2_000
    /// Unicode scalars of one part of an address.
    static let addressPart = 100
    /// Unicode scalars of a house number.
    static let houseNumber = 20

    static func rows(_ settings: GroupSettings) -> Int {
        min(settings.max, maxRows)
    }
}
