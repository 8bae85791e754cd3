public import Casework

/// Prints copies of applications with Typst.
public struct ApplicationCopyPrinter: CopyPrinter {
    private let typesetter: PDFTypesetter
    private let payloads: @Sendable (ApplicationCopy) -> [PDFAttachment]

    /// - Parameter payloads: further files that go into the copy, for example the XML that was delivered.
    public init(typesetter: PDFTypesetter, payloads: @escaping @Sendable (ApplicationCopy) -> [PDFAttachment] = { _ in [] }) {
        self.typesetter = typesetter
        self.payloads = payloads
    }

    public var isAvailable: Bool {
        get async { await typesetter.isAvailable }
    }

    public func print(_ copy: ApplicationCopy) async throws(CaseworkError) -> [UInt8] {
        do throws(TypesettingError) {
            return try await typesetter.document(order(copy))
        } catch {
            switch error {
            case .notInstalled: throw .notPrinted(.notInstalled)
            case .busy: throw .notPrinted(.busy)
            case .timedOut, .tooLarge, .refused, .helperEnded, .shutDown: throw .notPrinted(.failed)
            }
        }
    }

    func order(_ copy: ApplicationCopy) -> TypesettingOrder {
        let attachments = [CopyPayload(copy).attachment].compactMap { $0 } + payloads(copy)
        return TypesettingOrder(
            template: .copy, data: CopyContent(copy, attachments: attachments), attachments: attachments, date: copy.submittedAt)
    }
}
