import FormEngine
import FormModel
import HTML
import Synchronization

/// The templates of all fields of one version of a service, page by page.
final class ServiceTemplates: Sendable {
    struct Page: Sendable {
        /// In the order of the page's fields.
        let fields: [FieldTemplate]
        /// `h1` and introduction.
        let heading: Fragment
        /// Whether answers on the page change what the page shows: only then the script asks for the fields again.
        let isLive: Bool
        /// Whether buttons of rows stand before the button that goes on.
        let hasGroup: Bool
        /// Size of the finished parts, to reserve the buffer.
        let byteCount: Int
    }

    /// In the order of the service's pages.
    private let pages: [Page]

    init(_ service: CompiledService) {
        pages = service.pages.map(Self.make)
    }

    /// The templates of a page of this service.
    func page(_ page: CompiledPage) -> Page {
        pages.indices.contains(page.index) ? pages[page.index] : Self.make(page)
    }

    private static func make(_ page: CompiledPage) -> Page {
        let fields = page.fields.map(FieldTemplate.init)
        return Page(
            fields: fields, heading: heading(page), isLive: page.fields.contains(where: isConditional),
            hasGroup: page.fields.contains { $0.type == .group },
            byteCount: fields.reduce(6_000) { $0 + $1.body.byteCount + $1.options.reduce(0) { $0 + $1.byteCount } + 200 })
    }

    private static func heading(_ page: CompiledPage) -> Fragment {
        Fragment { writer in
            writer.h1(.class("kern-heading-large"), text: page.title)
            if let intro = page.definition.intro {
                writer.div(.class("text-block intro")) { TextBlocks(intro).write(into: &$0) }
            }
        }
    }

    private static func isConditional(_ field: CompiledField) -> Bool {
        field.definition.when != nil || field.type == .computed || field.options.contains { $0.definition.when != nil }
            || field.fields.contains(where: isConditional)
    }
}

/// Templates by version of a service, made when first needed.
final class TemplateLibrary: Sendable {
    private let byVersion = Mutex<[String: ServiceTemplates]>([:])

    /// Most versions kept; beyond it the library begins anew, which costs a few milliseconds a version.
    private static let maxVersions = 128

    func templates(for service: CompiledService) -> ServiceTemplates {
        if let known = byVersion.withLock({ $0[service.version] }) { return known }
        let made = ServiceTemplates(service)
        byVersion.withLock { templates in
            if templates.count >= Self.maxVersions { templates = [:] }
            templates[service.version] = made
        }
        return made
    }
}
