import HTML

/// The drafts of this browser, and what became of them.
struct DraftListModel: Sendable {
    struct Entry: Sendable {
        let title: String
        /// "Zuletzt gespeichert am …"
        let text: String
        let open: PortalAddress
        let openText: String
        /// Nil for what was sent already.
        let discard: PortalAddress?
    }

    let drafts: [Entry]
    let sent: [Entry]
    /// What was just done.
    let notice: (title: String, text: String?)?
}

enum DraftListView {
    static func write(_ model: DraftListModel, _ site: Site) -> [UInt8] {
        PageFrame("Angefangene Anträge", header: .navigation(active: .drafts), isNarrow: true).write(site) { writer in
            if let notice = model.notice { Alert.status(.success, title: notice.title, text: notice.text, into: &writer) }
            writer.h1(.class("kern-heading-large"), text: "Angefangene Anträge")
            writer.p(text: "Hier stehen die Anträge aus diesem Browser. Auf einem anderen Gerät sehen Sie sie nicht.")
            if model.drafts.isEmpty {
                writer.p(text: "Sie haben in diesem Browser keinen Antrag angefangen.")
                writer.p { $0.a(.class("kern-btn kern-btn--secondary"), .href(PortalAddress.start.target), text: "Leistung suchen") }
            } else {
                list(model.drafts, into: &writer)
            }
            if !model.sent.isEmpty {
                writer.section(.class("section")) { writer in
                    writer.h2(.class("kern-heading-medium"), text: "Abgesendet")
                    list(model.sent, into: &writer)
                }
            }
        }
    }

    private static func list(_ entries: [DraftListModel.Entry], into writer: inout HTMLWriter) {
        writer.ul(.class("draft-list")) { writer in
            for entry in entries {
                writer.li(.class("panel")) { writer in
                    writer.p { $0.strong(text: entry.title) }
                    writer.p(.class("kern-body--muted"), text: entry.text)
                    writer.div(.class("buttons")) { writer in
                        writer.a(.class("kern-btn kern-btn--primary"), .href(entry.open.target)) { writer in
                            writer.span(.class("kern-sr-only"), text: entry.title + ": ")
                            writer.text(entry.openText)
                        }
                        if let discard = entry.discard {
                            writer.a(.class("kern-btn kern-btn--tertiary"), .href(discard.target)) { writer in
                                writer.span(.class("kern-sr-only"), text: entry.title + ": ")
                                writer.text("Löschen")
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The question before a draft is deleted.
struct DiscardPageModel: Sendable {
    let draft: String
    let service: String
    let savedText: String
    let csrf: String
}

enum DiscardPageView {
    static func write(_ model: DiscardPageModel, _ site: Site) -> [UInt8] {
        PageFrame("Entwurf löschen", model.service, header: .navigation(active: .drafts), isNarrow: true).write(site) { writer in
            BackLink.write(.drafts, "Angefangene Anträge", into: &writer)
            writer.h1(.class("kern-heading-large"), text: "Diesen Entwurf löschen?")
            writer.p { writer in
                writer.strong(text: model.service)
                writer.br()
                writer.text(model.savedText)
            }
            writer.p(text: "Wir löschen alle Angaben dieses Entwurfs. Das lässt sich nicht rückgängig machen.")
            writer.form(.method(.post), .action(PortalAddress.discard(model.draft).target)) { writer in
                writer.input(.type(.hidden), .name(FormControl.csrf), .value(model.csrf))
                writer.div(.class("buttons")) { writer in
                    writer.button(.class("kern-btn kern-btn--primary"), .type(.submit), text: "Entwurf löschen")
                    writer.a(.class("kern-btn kern-btn--secondary"), .href(PortalAddress.drafts.target), text: "Nein, behalten")
                }
            }
        }
    }
}
