import FormEngine
import FormModel
import HTML

/// Fields that are ticked: yes or no, one of a few, several of a few, consent.
extension FieldMarkup {
    func yesno(into writer: inout HTMLWriter, _ places: inout Places) {
        fieldset(hint: field.hint, into: &writer, &places) { writer, places in
            for (index, option) in [("ja", "Ja"), ("nein", "Nein")].enumerated() {
                writer.div(.class("kern-form-check")) { writer in
                    writer.input(
                        .class("kern-form-check__input"), .type(.radio), .id(id + "-" + option.0), .name(name), .value(option.0),
                        .place(places.open(.value(index))))
                    writer.div(.class("kern-form-check__text")) { writer in
                        writer.label(.class("kern-label"), .for(id + "-" + option.0), text: option.1)
                    }
                }
            }
        }
    }

    func choices(into writer: inout HTMLWriter, _ places: inout Places) {
        fieldset(hint: field.hint, into: &writer, &places) { writer, places in
            for index in field.options.indices { writer.text(places.open(.option(index))) }
        }
    }

    private var isMultiple: Bool {
        if case .options(isMultiple: true, _) = field.control { true } else { false }
    }

    /// One option of a choice, of choices or of a select.
    func write(_ option: CompiledOption, into writer: inout HTMLWriter, _ places: inout Places) {
        if Self.isSelect(field) {
            writer.option(.value(option.value), .place(places.open(.chosen)), text: option.label)
            return
        }
        let optionID = id + "-" + option.value
        writer.div(.class("kern-form-check")) { writer in
            writer.input(
                .class("kern-form-check__input"), .type(isMultiple ? .checkbox : .radio), .id(optionID), .name(name),
                .value(option.value), .ariaDescribedBy(option.hint == nil ? "" : optionID + "-hinweis"), .place(places.open(.chosen)))
            writer.div(.class("kern-form-check__text")) { writer in
                writer.label(.class("kern-label"), .for(optionID), text: option.label)
                if let hint = option.hint {
                    writer.div(.class("kern-hint"), .id(optionID + "-hinweis")) { $0.text(hint) }
                }
            }
        }
    }

    func select(_ autocomplete: String?, into writer: inout HTMLWriter, _ places: inout Places) {
        writer.div(classes("kern-form-input", &places), dataField) { writer in
            writer.label(.class("kern-label"), .for(id)) { labelText(into: &$0) }
            hint(field.hint, into: &writer)
            let describing = describedBy(field.hint == nil ? [] : [hintID], &places)
            let invalid = places.open(.invalid(0))
            var attributes: [Attribute] = [.class("kern-form-input__input"), .id(id), .name(name), describing, .place(invalid)]
            if let autocomplete { attributes.append(.autocomplete(autocomplete)) }
            writer.select(attributes) { writer in
                writer.option(.value(""), text: "Bitte auswählen")
                for index in field.options.indices { writer.text(places.open(.option(index))) }
            }
            errors(into: &writer, &places)
            help(into: &writer)
        }
    }

    func consent(into writer: inout HTMLWriter, _ places: inout Places) {
        writer.div(dataField) { writer in
            writer.div(classes("kern-form-check", &places)) { writer in
                writer.input(
                    .class("kern-form-check__input"), .type(.checkbox), .id(id), .name(name), .value("ja"), .ariaRequired(),
                    describedBy(field.hint == nil ? [] : [hintID], &places), .place(places.open(.invalid(0))),
                    .place(places.open(.value(0))))
                writer.div(.class("kern-form-check__text")) { writer in
                    writer.label(.class("kern-label"), .for(id)) { labelText(into: &$0) }
                    hint(field.hint, into: &writer)
                    errors(into: &writer, &places)
                }
            }
            help(into: &writer)
        }
    }

    private func fieldset(
        hint text: String?, into writer: inout HTMLWriter, _ places: inout Places,
        body: (inout HTMLWriter, inout Places) -> Void
    ) {
        let describing = text == nil ? [] : [hintID]
        writer.fieldset(classes("kern-fieldset", &places), dataField, describedBy(describing, &places), .id(id)) { writer in
            writer.legend(.class("kern-label")) { labelText(into: &$0) }
            hint(text, into: &writer)
            writer.div(.class("kern-fieldset__body")) { body(&$0, &places) }
            errors(into: &writer, &places)
            help(into: &writer)
        }
    }
}
