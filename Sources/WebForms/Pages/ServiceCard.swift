import FormEngine
import FormModel
import HTML

/// A service in a list: title, what one gets, and what it takes.
struct ServiceCard: Sendable, Equatable {
    let title: String
    let summary: String
    /// "Etwa 5 Minuten · Kostenlos".
    let facts: String
    let address: PortalAddress

    init(_ service: CompiledService) {
        let definition = service.definition
        title = definition.title
        summary = definition.summary
        facts = ServiceFacts.duration(definition) + " · " + ServiceFacts.shortFee(definition)
        address = .service(definition.id)
    }

    static func writeList(_ cards: [ServiceCard], heading level: Int, into writer: inout HTMLWriter) {
        writer.ul(.class("cards")) { writer in
            for card in cards {
                writer.li { writer in
                    writer.article(.class("kern-card")) { writer in
                        let link: (inout HTMLWriter) -> Void = { writer in
                            writer.a(.class("kern-link--stretched"), .href(card.address.target), text: card.title)
                        }
                        if level == 2 { writer.h2(content: link) } else { writer.h3(content: link) }
                        writer.p(text: card.summary)
                        writer.p(.class("kern-body--small kern-body--muted"), text: card.facts)
                    }
                }
            }
        }
    }
}

/// Facts of a service in few words.
enum ServiceFacts {
    static func duration(_ definition: ServiceDefinition) -> String {
        "Etwa " + GermanText.count(definition.minutes, "Minute", "Minuten")
    }

    static func fee(_ definition: ServiceDefinition) -> String {
        definition.fee?.text ?? "Kostenlos"
    }

    /// For cards; the whole sentence stands on the service's page.
    static func shortFee(_ definition: ServiceDefinition) -> String {
        guard let fee = definition.fee, fee.value != nil else { return "Kostenlos" }
        return "Gebühr möglich"
    }

    static func trust(_ level: TrustLevel) -> String {
        switch level {
        case .none, .basic: "Sie brauchen kein Benutzerkonto und keine Anmeldung."
        case .substantial, .high: "Sie können den Antrag ohne Anmeldung ausfüllen. Die Behörde prüft danach, wer Sie sind."
        }
    }
}
