/// A piece of finished markup: the one type that is written without escaping.
///
/// It is made from a literal of the program (``init(static:)``) or by a writer (``init(_:)``), never from a string that came in at run time.
public struct Fragment: Sendable, Equatable {
    /// The markup: UTF-8.
    public let bytes: [UInt8]

    /// Markup that stands in the source code.
    public init(static markup: StaticString) {
        bytes = markup.withUTF8Buffer { Array($0) }
    }

    /// Markup written once and kept.
    public init(_ write: (inout HTMLWriter) -> Void) {
        var writer = HTMLWriter(reservingCapacity: 256)
        write(&writer)
        bytes = writer.bytes
    }
}
