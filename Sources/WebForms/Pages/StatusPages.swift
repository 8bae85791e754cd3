import HTML

/// The look-up by reference and access code.
struct StatusFormModel: Sendable {
    let reference: String
    let referenceError: String?
    let codeError: String?
    /// When both look right but do not belong together.
    let generalError: String?
    let csrf: String

    var errors: [ErrorLink] {
        [(referenceError, "vorgangsnummer"), (codeError, "zugangscode"), (generalError, "vorgangsnummer")].compactMap { message, id in
            message.map { ErrorLink(controlID: id, message: $0) }
        }
    }
}

enum StatusFormView {
    static func write(_ model: StatusFormModel, _ site: Site) -> [UInt8] {
        let title = "Stand eines Antrags"
        let frame = PageFrame((model.errors.isEmpty ? "" : "Fehler: ") + title, header: .navigation(active: .status), isNarrow: true)
        return frame.write(site) { writer in
            if !model.errors.isEmpty { Alert.errorSummary(model.errors, into: &writer) }
            writer.h1(.class("kern-heading-large"), text: title)
            writer.p(text: "Beide Angaben stehen auf der Seite, die Sie nach dem Absenden gesehen haben.")
            writer.form(.method(.post), .action(PortalAddress.status.target), .novalidate()) { writer in
                writer.input(.type(.hidden), .name(FormControl.csrf), .value(model.csrf))
                writer.div(.class("fields")) { writer in
                    field(
                        "vorgangsnummer", "Vorgangsnummer", hint: "Zum Beispiel MB-2026-4F7K-9QX4", value: model.reference,
                        error: model.referenceError ?? model.generalError, into: &writer)
                    field(
                        "zugangscode", "Zugangscode", hint: "12 Zeichen, zum Beispiel K7QX-2M9P-RT4W", value: "", error: model.codeError,
                        into: &writer)
                }
                writer.div(.class("buttons")) { writer in
                    writer.button(.class("kern-btn kern-btn--primary"), .type(.submit), text: "Stand ansehen")
                }
            }
            writer.section(.class("section")) { writer in
                writer.h2(.class("kern-heading-small"), text: "Sie finden die Angaben nicht?")
                writer.p(
                    text:
                        "Haben Sie den Antrag in diesem Browser abgesendet? Dann finden Sie ihn unter „Angefangene Anträge“. Sonst rufen Sie uns an."
                )
            }
        }
    }

    private static func field(_ id: String, _ label: String, hint: String, value: String, error: String?, into writer: inout HTMLWriter) {
        writer.div(.classes("kern-form-input", error == nil ? "" : "kern-form-input--error"), .data(DataName("data-field"), id)) { writer in
            writer.label(.class("kern-label"), .for(id), text: label)
            writer.div(.class("kern-hint"), .id(id + "-hinweis")) { $0.text(hint) }
            writer.input(
                [
                    .class("kern-form-input__input width-20"), .id(id), .name(id), .type(.text), .autocomplete("off"), .spellcheck(false),
                    .autocapitalize("characters"), .ariaRequired(), .ariaDescribedBy(id + "-hinweis", error == nil ? "" : id + "-fehler"),
                    .value(value),
                ] + (error == nil ? [] : [.ariaInvalid()]))
            if let error {
                FieldMessage.write(error, id: id + "-fehler", into: &writer)
            }
        }
    }
}

/// A case as its applicant sees it.
struct StatusPageModel: Sendable {
    struct Entry: Sendable, Equatable {
        let title: String
        let text: String
        let at: String
        let machineTime: String
    }

    struct Event: Sendable, Equatable {
        let title: String
        let address: PortalAddress
    }

    let reference: String
    let service: String
    let state: String
    let citizenText: String
    let submittedAt: String
    /// Newest first.
    let timeline: [Entry]
    let events: [Event]
    let sections: [(title: String, answers: AnswerList)]
    /// The PDF of the answers; nil where none can be made.
    let copy: PortalAddress?
    let csrf: String
    /// "Erledigt: Antrag zurückziehen", after an event.
    let doneText: String?
    let refusal: String?
}

enum StatusPageView {
    static func write(_ model: StatusPageModel, _ site: Site) -> [UInt8] {
        PageFrame(model.state, model.service, header: .navigation(active: .status), isNarrow: true).write(site) { writer in
            if let done = model.doneText { Alert.status(.success, title: done, into: &writer) }
            if let refusal = model.refusal { Alert.status(.warning, title: "Das ist nicht mehr möglich", text: refusal, into: &writer) }
            writer.h1(.class("kern-heading-large"), text: model.service)
            writer.div(.class("panel")) { writer in
                writer.p { writer in
                    writer.span(.class("kern-badge kern-badge--info"), text: model.state)
                }
                writer.p(.class("kern-body--large"), text: model.citizenText)
                writer.p(.class("kern-body--muted"), text: "Vorgangsnummer \(model.reference), eingegangen am \(model.submittedAt)")
            }
            writer.section(.class("section")) { writer in
                writer.h2(.class("kern-heading-medium"), text: "Verlauf")
                writer.ol(.class("timeline"), .flag("reversed")) { writer in
                    for entry in model.timeline { write(entry, into: &writer) }
                }
            }
            if !model.events.isEmpty {
                writer.section(.class("no-print")) { writer in
                    writer.h2(.class("kern-heading-medium"), text: "Was Sie jetzt tun können")
                    writer.div(.class("buttons")) { writer in
                        for event in model.events {
                            writer.a(.class("kern-btn kern-btn--secondary"), .href(event.address.target), text: event.title)
                        }
                    }
                }
            }
            SubmittedAnswers.write(model.sections, title: "Ihre Angaben", into: &writer)
            writer.form(.method(.post), .action(PortalAddress.statusEnd.target)) { writer in
                writer.input(.type(.hidden), .name(FormControl.csrf), .value(model.csrf))
                writer.div(.class("buttons"), .data(DataName("data-print"), "Seite drucken")) { writer in
                    if let copy = model.copy { CopyLink.write(copy, into: &writer) }
                    writer.button(.class("kern-btn kern-btn--tertiary"), .type(.submit), text: "Ansicht beenden")
                }
            }
        }
    }

    private static func write(_ entry: StatusPageModel.Entry, into writer: inout HTMLWriter) {
        writer.li { writer in
            writer.h3(text: entry.title)
            writer.time(.datetime(entry.machineTime)) { $0.text(entry.at) }
            if !entry.text.isEmpty { writer.p(text: entry.text) }
        }
    }
}
