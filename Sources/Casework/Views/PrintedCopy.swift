/// The copy of an application, ready to be kept.
public struct PrintedCopy: Sendable {
    public let reference: CaseReference
    public let pdf: [UInt8]

    /// `MB-2026-4F7K-9QX4.pdf`
    public var fileName: String { reference.text + ".pdf" }
}
