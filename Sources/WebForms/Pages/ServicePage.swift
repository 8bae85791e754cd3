import FormEngine
import FormModel
import HTML

/// What a citizen has to know before the start of an application.
struct ServicePageModel: Sendable {
    struct Draft: Sendable, Equatable {
        /// "Sie haben am 21. November 2026 einen Antrag angefangen."
        let text: String
        let address: PortalAddress
    }

    struct Law: Sendable, Equatable {
        let text: String
        let target: LinkTarget?
    }

    let id: String
    let title: String
    let summary: String
    let audience: [String]
    let needed: [String]
    let duration: String
    let fee: String
    let processing: String?
    let trust: String
    let laws: [Law]
    let authority: AuthorityDefinition
    let drafts: [Draft]
    let csrf: String
    /// "Wir löschen einen angefangenen Antrag 30 Tage nach der letzten Änderung."
    let retention: String

    init(_ service: CompiledService, drafts: [Draft], csrf: String) {
        let definition = service.definition
        id = definition.id
        title = definition.title
        summary = definition.summary
        audience = definition.audience
        needed = definition.needed
        duration = ServiceFacts.duration(definition)
        fee = ServiceFacts.fee(definition)
        processing = definition.processing
        trust = ServiceFacts.trust(definition.trust)
        laws = definition.law.map { Law(text: $0.text, target: $0.url.flatMap { LinkTarget(outside: $0) }) }
        authority = definition.authority
        self.drafts = drafts
        self.csrf = csrf
        retention =
            "Ihre Angaben werden auf jeder Seite gespeichert. Einen angefangenen Antrag löschen wir "
            + GermanText.count(definition.retention.draftDays, "Tag", "Tage") + " nach der letzten Änderung."
    }
}

enum ServicePageView {
    static func write(_ model: ServicePageModel, _ site: Site) -> [UInt8] {
        PageFrame(model.title, header: .navigation(active: nil)).write(site) { writer in
            BackLink.write(.start, "Alle Leistungen", into: &writer)
            writer.h1(.class("kern-heading-large"), text: model.title)
            writer.p(.class("kern-body--large"), text: model.summary)
            writer.div(.class("service-layout")) { writer in
                writer.div { writer in
                    start(model, into: &writer)
                    list("Wer kann den Antrag stellen?", model.audience, into: &writer)
                    list("Was Sie brauchen", model.needed, into: &writer)
                    how(model, into: &writer)
                }
                writer.aside(.class("panel"), .ariaLabelledBy("auf-einen-blick")) { writer in facts(model, into: &writer) }
            }
        }
    }

    private static func start(_ model: ServicePageModel, into writer: inout HTMLWriter) {
        for draft in model.drafts {
            writer.div(.class("kern-alert kern-alert--info")) { writer in
                writer.div(.class("kern-alert__header")) { writer in
                    writer.fragment(Icon.info)
                    writer.p(text: draft.text)
                }
                writer.div(.class("kern-alert__body")) { writer in
                    writer.a(.class("kern-btn kern-btn--primary"), .href(draft.address.target), text: "Weiter ausfüllen")
                }
            }
        }
        writer.form(.method(.post), .action(PortalAddress.startDraft(model.id).target), .class("start")) { writer in
            writer.input(.type(.hidden), .name(FormControl.csrf), .value(model.csrf))
            writer.button(
                .classes("kern-btn kern-btn--block", model.drafts.isEmpty ? "kern-btn--primary" : "kern-btn--secondary"), .type(.submit),
                text: model.drafts.isEmpty ? "Antrag starten" : "Neuen Antrag starten")
        }
        writer.p(.class("kern-body--small kern-body--muted"), text: model.retention)
    }

    private static func list(_ title: String, _ items: [String], into writer: inout HTMLWriter) {
        guard !items.isEmpty else { return }
        writer.section(.class("section")) { writer in
            writer.h2(.class("kern-heading-medium"), text: title)
            writer.ul { writer in
                for item in items { writer.li(text: item) }
            }
        }
    }

    private static func how(_ model: ServicePageModel, into writer: inout HTMLWriter) {
        writer.section(.class("section")) { writer in
            writer.h2(.class("kern-heading-medium"), text: "So geht es")
            writer.ol(.class("steps")) { writer in
                writer.li(text: "Sie beantworten Fragen. Alle Fragen sind Pflicht, wenn nicht „optional“ dabei steht.")
                writer.li(text: "Sie prüfen Ihre Angaben und senden den Antrag ab.")
                writer.li(
                    text: "Sie bekommen eine Vorgangsnummer und einen Zugangscode. Damit sehen Sie jederzeit, wie weit Ihr Antrag ist.")
            }
            writer.p(text: model.trust)
        }
    }

    private static func facts(_ model: ServicePageModel, into writer: inout HTMLWriter) {
        writer.h2(.class("kern-heading-small"), .id("auf-einen-blick"), text: "Auf einen Blick")
        writer.dl(.class("facts")) { writer in
            fact("Zeit zum Ausfüllen", into: &writer) { $0.text(model.duration) }
            fact("Kosten", into: &writer) { $0.text(model.fee) }
            if let processing = model.processing { fact("Bearbeitung", into: &writer) { $0.text(processing) } }
            fact("Zuständig", into: &writer) { writer in
                writer.text(model.authority.name)
                if let address = model.authority.address {
                    writer.br()
                    writer.text(address)
                }
                if let phone = model.authority.phone {
                    writer.br()
                    ContactLink.phone(phone, into: &writer)
                }
                if let email = model.authority.email {
                    writer.br()
                    ContactLink.email(email, into: &writer)
                }
            }
            if !model.laws.isEmpty {
                fact("Rechtsgrundlage", into: &writer) { writer in
                    for (index, law) in model.laws.enumerated() {
                        if index > 0 { writer.br() }
                        if let target = law.target {
                            writer.a(.href(target), .rel("noreferrer"), text: law.text)
                        } else {
                            writer.text(law.text)
                        }
                    }
                }
            }
        }
    }

    private static func fact(_ name: String, into writer: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
        writer.dt(text: name)
        writer.dd(content: content)
    }
}
