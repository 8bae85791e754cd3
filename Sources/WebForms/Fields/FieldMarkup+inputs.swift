import FormEngine
import FormModel
import HTML

/// Fields that are typed into: text in all its kinds, dates, addresses.
extension FieldMarkup {
    private struct InputStyle {
        var type = InputType.text
        var width = ""
        var lines = 1
        var suffix: String?
        var attributes: [Attribute] = []
    }

    func textInput(into writer: inout HTMLWriter, _ places: inout Places) {
        let style = inputStyle()
        writer.div(classes("kern-form-input", &places), dataField) { writer in
            writer.label(.class("kern-label"), .for(id)) { labelText(into: &$0) }
            hint(field.hint, into: &writer)
            var describing = field.hint == nil ? [] : [hintID]
            if style.suffix != nil { describing.append(id + "-einheit") }
            let attributes: [Attribute] =
                [.class("kern-form-input__input"), .id(id), .name(name)] + required + [
                    describedBy(describing, &places), .place(places.open(.invalid(0))),
                ]
                + style.attributes
            if style.lines > 1 {
                let value = places.open(.value(0))
                writer.textArea(attributes + [.rows(style.lines)]) { $0.text(value) }
            } else if let suffix = style.suffix {
                writer.div(.class("kern-input-group")) { writer in
                    writer.input(attributes + [.type(style.type), .value(places.open(.value(0)))])
                    writer.span(.class("kern-input-group__suffix"), .id(id + "-einheit"), text: suffix)
                }
            } else {
                writer.input(
                    Array(attributes.dropFirst()) + [
                        .classes("kern-form-input__input", style.width), .type(style.type), .value(places.open(.value(0))),
                    ])
            }
            errors(into: &writer, &places)
            help(into: &writer)
        }
    }

    func date(into writer: inout HTMLWriter, _ places: inout Places) {
        var tokens: [String?] = [nil, nil, nil]
        if case .date(let settings) = field.definition.settings, settings.autocomplete == "bday" {
            tokens = ["bday-day", "bday-month", "bday-year"]
        }
        let hintText = field.hint ?? "Zum Beispiel 17 3 2025"
        writer.fieldset(classes("kern-fieldset", &places), dataField, describedBy([hintID], &places), .id(id)) { writer in
            writer.legend(.class("kern-label")) { labelText(into: &$0) }
            hint(hintText, into: &writer)
            writer.div(.class("kern-fieldset__body kern-fieldset__body--horizontal")) { writer in
                let parts: [(String, String, String)] = [
                    ("tag", "Tag", "width-2"), ("monat", "Monat", "width-2"), ("jahr", "Jahr", "width-4"),
                ]
                for (index, part) in parts.enumerated() {
                    var attributes: [Attribute] = [.inputmode("numeric")]
                    if let token = tokens[index] { attributes.append(.autocomplete(token)) }
                    self.part(index, part.0, label: part.1, width: part.2, attributes, into: &writer, &places)
                }
            }
            errors(into: &writer, &places)
            help(into: &writer)
        }
    }

    func address(into writer: inout HTMLWriter, _ places: inout Places) {
        // Only the applicant's own address may be filled in by the browser; rows are about other people.
        let isOwn = field.group == nil
        func token(_ token: String) -> [Attribute] { isOwn ? [.autocomplete(token)] : [] }
        let describing = field.hint == nil ? [] : [hintID]
        writer.fieldset(classes("kern-fieldset", &places), dataField, describedBy(describing, &places), .id(id)) { writer in
            writer.legend(.class("kern-label")) { labelText(into: &$0) }
            hint(field.hint, into: &writer)
            writer.div(.class("kern-fieldset__body kern-fieldset__body--fields")) { writer in
                writer.div(.class("field-pair")) { writer in
                    part(0, "strasse", label: "Straße", width: "", token("address-line1"), into: &writer, &places)
                    part(1, "hausnummer", label: "Hausnummer", width: "width-5", [], into: &writer, &places)
                }
                part(2, "zusatz", label: "Adresszusatz", isOptional: true, width: "", token("address-line2"), into: &writer, &places)
                writer.div(.class("field-pair field-pair--short-first")) { writer in
                    part(
                        3, "plz", label: "Postleitzahl", width: "width-5", token("postal-code") + [.inputmode("numeric")], into: &writer,
                        &places)
                    part(4, "ort", label: "Ort", width: "", token("address-level2"), into: &writer, &places)
                }
            }
            errors(into: &writer, &places)
            help(into: &writer)
        }
    }

    private func part(
        _ index: Int, _ ending: String, label: String, isOptional: Bool = false, width: String, _ attributes: [Attribute],
        into writer: inout HTMLWriter, _ places: inout Places
    ) {
        writer.div(.class("kern-form-input")) { writer in
            writer.label(.class("kern-label"), .for(id + "-" + ending)) { writer in
                writer.text(label)
                if isOptional { writer.span(.class("kern-label__optional"), text: " – optional") }
            }
            writer.input(
                [.classes("kern-form-input__input", width), .id(id + "-" + ending), .name(name + "." + ending), .type(.text)]
                    + (isOptional ? [] : required) + [.place(places.open(.invalid(index)))] + attributes + [
                        .value(places.open(.value(index)))
                    ])
        }
    }

    var required: [Attribute] { field.isOptional ? [] : [.ariaRequired()] }

    private func inputStyle() -> InputStyle {
        var style = InputStyle()
        func complete(_ token: String?) {
            if let token { style.attributes.append(.autocomplete(token)) }
        }
        switch field.definition.settings {
        case .text(let settings):
            style.lines = settings.lines
            if settings.maxLength <= 12 { style.width = "width-10" } else if settings.maxLength <= 30 { style.width = "width-20" }
            complete(settings.autocomplete)
        case .name(let settings):
            style.attributes = [.spellcheck(false)]
            complete(settings.autocomplete)
        case .integer(let settings):
            style.attributes = [.inputmode("numeric")]
            style.width = "width-5"
            style.suffix = settings.unit
        case .money:
            style.attributes = [.inputmode("decimal")]
            style.suffix = "€"
        case .email(let settings):
            style.type = .email
            style.attributes = [.spellcheck(false)]
            complete(settings.autocomplete)
        case .phone(let settings):
            style.type = .tel
            style.width = "width-20"
            complete(settings.autocomplete)
        case .iban(let settings):
            style.attributes = [.spellcheck(false), .autocapitalize("characters")]
            style.width = "width-20"
            complete(settings.autocomplete)
        case .taxId(let settings):
            style.attributes = [.inputmode("numeric")]
            style.width = "width-20"
            complete(settings.autocomplete)
        default:
            break
        }
        return style
    }
}
