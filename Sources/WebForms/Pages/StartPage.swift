import HTML

/// The start page: search, situations of life, all services.
struct StartPageModel: Sendable {
    struct Situation: Sendable, Equatable {
        let title: String
        let text: String
        /// "2 Leistungen".
        let count: String
        let address: PortalAddress
    }

    let municipality: String
    let situations: [Situation]
    let services: [ServiceCard]
}

enum StartPageView {
    static func write(_ model: StartPageModel, _ site: Site) -> [UInt8] {
        PageFrame("Leistungen", header: .navigation(active: .services)).write(site) { writer in
            writer.div(.class("hero")) { writer in
                writer.h1(.class("kern-heading-large"), text: "Was möchten Sie erledigen?")
                writer.p(
                    .class("kern-body--large"),
                    text: "Beantragen Sie Leistungen der \(model.municipality) von zu Hause aus. Ohne Benutzerkonto, auch auf dem Telefon.")
                SearchBox.write(query: "", into: &writer)
            }
            if !model.situations.isEmpty {
                writer.section(.ariaLabelledBy("lebenslagen")) { writer in
                    writer.h2(.class("kern-heading-medium"), .id("lebenslagen"), text: "Was hat sich geändert?")
                    writer.ul(.class("cards")) { writer in
                        for situation in model.situations { write(situation, into: &writer) }
                    }
                }
            }
            writer.section(.class("section"), .ariaLabelledBy("leistungen")) { writer in
                writer.h2(.class("kern-heading-medium"), .id("leistungen"), text: "Alle Leistungen")
                ServiceCard.writeList(model.services, heading: 3, into: &writer)
            }
            writer.section(.class("section"), .ariaLabelledBy("schon-gestellt")) { writer in
                writer.h2(.class("kern-heading-medium"), .id("schon-gestellt"), text: "Schon angefangen oder abgesendet?")
                writer.ul(.class("cards")) { writer in
                    link("Angefangene Anträge", "Machen Sie in diesem Browser dort weiter, wo Sie aufgehört haben.", .drafts, into: &writer)
                    link(
                        "Stand eines Antrags", "Sehen Sie mit Vorgangsnummer und Zugangscode nach, wie weit Ihr Antrag ist.", .status,
                        into: &writer)
                }
            }
        }
    }

    private static func write(_ situation: StartPageModel.Situation, into writer: inout HTMLWriter) {
        writer.li { writer in
            writer.article(.class("kern-card")) { writer in
                writer.h3 { writer in
                    writer.a(.class("kern-link--stretched"), .href(situation.address.target), text: situation.title)
                }
                if !situation.text.isEmpty { writer.p(text: situation.text) }
                writer.p(.class("kern-body--small kern-body--muted"), text: situation.count)
            }
        }
    }

    private static func link(_ title: String, _ text: String, _ address: PortalAddress, into writer: inout HTMLWriter) {
        writer.li { writer in
            writer.article(.class("kern-card")) { writer in
                writer.h3 { $0.a(.class("kern-link--stretched"), .href(address.target), text: title) }
                writer.p(text: text)
            }
        }
    }
}

/// The search field with its button.
enum SearchBox {
    static func write(query: String, into writer: inout HTMLWriter) {
        writer.search(.class("search-box")) { writer in
            writer.form(.method(.get), .action(PortalAddress.search(nil).target)) { writer in
                writer.label(.class("kern-label"), .for("suche"), text: "Leistung suchen")
                writer.div(.class("kern-hint"), .id("suche-hinweis")) {
                    $0.text("Schreiben Sie, worum es geht, zum Beispiel „Nachweis Wohnung“.")
                }
                writer.div(.class("kern-input-group")) { writer in
                    writer.input(
                        .class("kern-form-input__input"), .id("suche"), .name("q"), .type(.search), .ariaDescribedBy("suche-hinweis"),
                        .value(query))
                    writer.button(.class("kern-btn kern-btn--primary"), .type(.submit)) { writer in
                        writer.fragment(Icon.search)
                        writer.text("Suchen")
                    }
                }
            }
        }
    }
}
