import HTML

/// The question before something that cannot be taken back, with what has to be said about it.
struct EventConfirmationModel: Sendable {
    /// A text that the event requires.
    struct Input: Sendable, Equatable {
        let name: String
        let label: String
        let value: String
        let error: String?
    }

    let title: String
    let reference: String
    let service: String
    let event: String
    let version: Int
    let inputs: [Input]
    let csrf: String

    var errors: [ErrorLink] {
        inputs.compactMap { input in input.error.map { ErrorLink(controlID: "angabe-" + input.name, message: $0) } }
    }

    /// The words for an input of the workflow language.
    static func label(of input: String) -> String {
        switch input {
        case "reason": "Warum?"
        case "decision": "Ihre Entscheidung"
        default: "Ihre Nachricht an uns"
        }
    }
}

enum EventConfirmationView {
    static func write(_ model: EventConfirmationModel, _ site: Site) -> [UInt8] {
        let prefix = model.errors.isEmpty ? "" : "Fehler: "
        return PageFrame(prefix + model.title, model.service, header: .navigation(active: .status), isNarrow: true).write(site) { writer in
            BackLink.write(.statusCase, "Zurück zum Antrag", into: &writer)
            if !model.errors.isEmpty { Alert.errorSummary(model.errors, into: &writer) }
            writer.h1(.class("kern-heading-large"), text: model.title + "?")
            writer.p(text: "\(model.service), Vorgangsnummer \(model.reference)")
            writer.p(text: "Das lässt sich nicht rückgängig machen.")
            writer.form(.method(.post), .action(PortalAddress.statusEvent(model.event).target), .novalidate()) { writer in
                writer.input(.type(.hidden), .name(FormControl.csrf), .value(model.csrf))
                writer.input(.type(.hidden), .name(FormControl.revision), .value(String(model.version)))
                writer.div(.class("fields")) { writer in
                    for input in model.inputs { write(input, into: &writer) }
                }
                writer.div(.class("buttons")) { writer in
                    writer.button(.class("kern-btn kern-btn--primary"), .type(.submit), text: "Ja: " + model.title)
                    writer.a(.class("kern-btn kern-btn--secondary"), .href(PortalAddress.statusCase.target), text: "Nein, zurück")
                }
            }
        }
    }

    private static func write(_ input: EventConfirmationModel.Input, into writer: inout HTMLWriter) {
        let id = "angabe-" + input.name
        let errorID = input.error == nil ? "" : id + "-fehler"
        writer.div(.classes("kern-form-input", input.error == nil ? "" : "kern-form-input--error"), .data(DataName("data-field"), id)) {
            writer in
            writer.label(.class("kern-label"), .for(id), text: input.label)
            writer.textArea(
                [.class("kern-form-input__input"), .id(id), .name(input.name), .rows(4), .ariaRequired(), .ariaDescribedBy(errorID)]
                    + (input.error == nil ? [] : [.ariaInvalid()])
            ) { $0.text(input.value) }
            if let error = input.error { FieldMessage.write(error, id: errorID, into: &writer) }
        }
    }
}
