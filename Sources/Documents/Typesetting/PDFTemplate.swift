/// How a kind of document looks: Typst source that reads what stands in it from its data.
///
/// The source is trusted, the data is not: texts reach the template as values of `sys.inputs.data` (JSON) and are never read as
/// Typst's markup.
public struct PDFTemplate: Sendable {
    let source: String

    public init(source: String) {
        self.source = source
    }

    /// The citizen's copy of an application.
    static let copy = PDFTemplate(source: String(decoding: PackageResources.copy_typ, as: UTF8.self))
}
