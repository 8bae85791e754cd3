import HTML

/// What a search found, or the services of one situation of life.
struct SearchPageModel: Sendable {
    let query: String
    /// "2 Leistungen zu „umzug“".
    let resultLine: String
    let results: [ServiceCard]
    /// Shown when nothing was found.
    let everything: [ServiceCard]
}

enum SearchPageView {
    static func write(_ model: SearchPageModel, _ site: Site) -> [UInt8] {
        PageFrame(model.resultLine, "Suche", header: .navigation(active: nil)).write(site) { writer in
            writer.h1(.class("kern-heading-large"), text: "Suche")
            SearchBox.write(query: model.query, into: &writer)
            writer.section(.class("section"), .ariaLabelledBy("ergebnis")) { writer in
                writer.h2(.class("kern-heading-medium"), .id("ergebnis"), text: model.resultLine)
                if model.results.isEmpty {
                    writer.p(text: "Versuchen Sie es mit einem anderen Wort. Hier sind alle Leistungen:")
                    ServiceCard.writeList(model.everything, heading: 3, into: &writer)
                } else {
                    ServiceCard.writeList(model.results, heading: 3, into: &writer)
                }
            }
        }
    }
}

/// A situation of life with its services.
struct LifeSituationPageModel: Sendable {
    let title: String
    let text: String
    let services: [ServiceCard]
}

enum LifeSituationPageView {
    static func write(_ model: LifeSituationPageModel, _ site: Site) -> [UInt8] {
        PageFrame(model.title, header: .navigation(active: nil)).write(site) { writer in
            BackLink.write(.start, "Alle Leistungen", into: &writer)
            writer.h1(.class("kern-heading-large"), text: model.title)
            if !model.text.isEmpty { writer.p(.class("kern-body--large"), text: model.text) }
            writer.h2(.class("kern-heading-medium"), text: "Leistungen dazu")
            if model.services.isEmpty {
                writer.p(text: "Dazu gibt es hier noch keine Leistung. Rufen Sie uns an, wir helfen Ihnen weiter.")
            } else {
                ServiceCard.writeList(model.services, heading: 3, into: &writer)
            }
        }
    }
}

/// The link above the heading that leads back.
enum BackLink {
    static func write(_ address: PortalAddress, _ text: String, into writer: inout HTMLWriter) {
        writer.a(.class("back-link"), .href(address.target)) { writer in
            writer.fragment(Icon.back)
            writer.text(text)
        }
    }
}
