import FormModel
import HTML

/// What is the same on every page of one portal, ready as bytes.
struct Site: Sendable {
    /// The municipality as it stands in titles and in the header.
    let name: String
    let portal: PortalDefinition
    let assets: AssetLibrary
    let headers: SecurityHeaders
    let usesTLS: Bool

    /// From the document type to `<title>`.
    let opening: Fragment
    /// From `</title>` to the header.
    let bodyOpening: Fragment
    let footer: Fragment
    private let navigations: [NavigationItem?: Fragment]
    private let formHeaderOpening: Fragment

    init(portal: PortalDefinition, configuration: PortalConfiguration) {
        let assets = AssetLibrary()
        name = portal.municipality.name
        self.portal = portal
        self.assets = assets
        usesTLS = configuration.usesTLS
        headers = SecurityHeaders(usesTLS: configuration.usesTLS)
        opening = Fragment(static: "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>")
        bodyOpening = Self.bodyOpening(assets: assets, isTestSystem: configuration.isTestSystem)
        footer = Self.footer(portal.municipality)
        var navigations: [NavigationItem?: Fragment] = [:]
        let items: [NavigationItem?] = [nil] + NavigationItem.allCases
        for item in items { navigations[item] = Self.header(name: portal.municipality.name, active: item) }
        self.navigations = navigations
        formHeaderOpening = Fragment { writer in Self.home(name: portal.municipality.name, into: &writer) }
    }

    /// The header with its navigation; inside a form run the service stands in its place.
    func writeHeader(_ style: PageFrame.HeaderStyle, into writer: inout HTMLWriter) {
        switch style {
        case .navigation(let active):
            if let header = navigations[active] { writer.fragment(header) }
        case .form(let service):
            writer.header(.class("site-header")) { writer in
                writer.div(.class("kern-container")) { writer in
                    writer.fragment(formHeaderOpening)
                    writer.span(.class("site-header__service"), text: service)
                }
            }
        }
    }

    private static func bodyOpening(assets: AssetLibrary, isTestSystem: Bool) -> Fragment {
        Fragment { writer in
            writer.fragment(
                Fragment(
                    static:
                        "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">"
                ))
            writer.link(.rel("stylesheet"), .href(assets.stylesheet.target))
            writer.link(.rel("icon"), .type(.svgImage), .href(assets.icon.target))
            writer.script(.src(assets.script.target), .flag("defer")) { _ in }
            writer.fragment(Fragment(static: "</head><body><a class=\"skip-link\" href=\"#inhalt\">Zum Inhalt springen</a>"))
            if isTestSystem {
                writer.aside(.class("test-notice"), .ariaLabel("Hinweis zum System")) { writer in
                    writer.p(.class("kern-container"), text: "Testsystem: Anträge von hier bearbeitet keine Behörde.")
                }
            }
        }
    }

    private static func home(name: String, into writer: inout HTMLWriter) {
        writer.a(.class("site-header__home"), .href(PortalAddress.start.target)) { writer in
            writer.fragment(Icon.mark)
            writer.span { writer in
                writer.text(name)
                writer.span(.class("kern-sr-only"), text: " – Startseite")
            }
        }
    }

    private static func header(name: String, active: NavigationItem?) -> Fragment {
        Fragment { writer in
            writer.header(.class("site-header")) { writer in
                writer.div(.class("kern-container")) { writer in
                    home(name: name, into: &writer)
                    writer.nav(.ariaLabel("Hauptnavigation")) { writer in
                        writer.ul { writer in
                            for item in NavigationItem.allCases {
                                writer.li { writer in
                                    if item == active {
                                        writer.a(.href(item.address.target), .ariaCurrent("page"), text: item.title)
                                    } else {
                                        writer.a(.href(item.address.target), text: item.title)
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func footer(_ municipality: MunicipalityDefinition) -> Fragment {
        Fragment { writer in
            writer.footer(.class("site-footer")) { writer in
                writer.div(.class("kern-container")) { writer in
                    writer.section { writer in
                        writer.h2(text: "Hilfe und Kontakt")
                        contact(municipality, into: &writer)
                    }
                    links(
                        "Ihre Anträge",
                        [
                            (.drafts, "Angefangene Anträge"), (.status, "Stand eines Antrags"), (.drafts, "Gespeicherte Angaben löschen"),
                        ], into: &writer)
                    links(
                        "Über diese Seiten",
                        [
                            (.imprint, "Impressum"), (.privacy, "Datenschutz"), (.accessibility, "Erklärung zur Barrierefreiheit"),
                        ], into: &writer)
                }
            }
            writer.fragment(Fragment(static: "</body></html>"))
        }
    }

    private static func contact(_ municipality: MunicipalityDefinition, into writer: inout HTMLWriter) {
        writer.p(text: municipality.name)
        if let address = municipality.address { writer.p(text: address) }
        if let phone = municipality.phone { writer.p { ContactLink.phone(phone, into: &$0) } }
        if let email = municipality.email { writer.p { ContactLink.email(email, into: &$0) } }
    }

    private static func links(_ title: String, _ entries: [(PortalAddress, String)], into writer: inout HTMLWriter) {
        writer.section { writer in
            writer.h2(text: title)
            writer.ul { writer in
                for (address, text) in entries {
                    writer.li { $0.a(.href(address.target), text: text) }
                }
            }
        }
    }
}

/// The entries of the header's navigation.
enum NavigationItem: CaseIterable, Hashable, Sendable {
    case services, drafts, status

    var title: String {
        switch self {
        case .services: "Leistungen"
        case .drafts: "Angefangene Anträge"
        case .status: "Stand eines Antrags"
        }
    }

    var address: PortalAddress {
        switch self {
        case .services: .start
        case .drafts: .drafts
        case .status: .status
        }
    }
}
