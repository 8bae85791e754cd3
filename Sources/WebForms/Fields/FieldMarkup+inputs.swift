import FormEngine
import FormModel
import HTML

/// Fields that are typed into: one text, or several that belong together.
extension FieldMarkup {
    func text(_ control: TextControl, into writer: inout HTMLWriter, _ places: inout Places) {
        writer.div(classes("kern-form-input", &places), dataField) { writer in
            writer.label(.class("kern-label"), .for(id)) { labelText(into: &$0) }
            hint(field.hint, into: &writer)
            var describing = field.hint == nil ? [] : [hintID]
            if control.suffix != nil { describing.append(id + "-einheit") }
            let attributes: [Attribute] =
                [.classes("kern-form-input__input", control.suffix == nil ? control.width.rawValue : ""), .id(id), .name(name)] + required
                + [describedBy(describing, &places), .place(places.open(.invalid(0)))] + Self.attributes(of: control)
            if control.lines > 1 {
                let value = places.open(.value(0))
                writer.textArea(attributes + [.rows(control.lines)]) { $0.text(value) }
            } else if let suffix = control.suffix {
                writer.div(.class("kern-input-group")) { writer in
                    writer.input(attributes + [.type(Self.type(of: control)), .value(places.open(.value(0)))])
                    writer.span(.class("kern-input-group__suffix"), .id(id + "-einheit"), text: suffix)
                }
            } else {
                writer.input(attributes + [.type(Self.type(of: control)), .value(places.open(.value(0)))])
            }
            errors(into: &writer, &places)
            help(into: &writer)
        }
    }

    func parts(_ control: PartsControl, into writer: inout HTMLWriter, _ places: inout Places) {
        let hintText = field.hint ?? control.hint
        let describing = hintText == nil ? [] : [hintID]
        writer.fieldset(classes("kern-fieldset", &places), dataField, describedBy(describing, &places), .id(id)) { writer in
            writer.legend(.class("kern-label")) { labelText(into: &$0) }
            hint(hintText, into: &writer)
            let style = control.isInline ? "kern-fieldset__body--horizontal" : "kern-fieldset__body--fields"
            writer.div(.classes("kern-fieldset__body", style)) { writer in
                var index = 0
                for line in control.lines {
                    guard line.parts.count > 1, !control.isInline else {
                        for part in line.parts { self.part(part, &index, into: &writer, &places) }
                        continue
                    }
                    writer.div(.class(line.isShortFirst ? "field-pair field-pair--short-first" : "field-pair")) { writer in
                        for part in line.parts { self.part(part, &index, into: &writer, &places) }
                    }
                }
            }
            errors(into: &writer, &places)
            help(into: &writer)
        }
    }

    private func part(
        _ part: PartsControl.Part, _ index: inout Int, into writer: inout HTMLWriter, _ places: inout Places
    ) {
        var control = part.text
        // Only the applicant's own data may be filled in by the browser; rows are about other people.
        if field.group != nil { control.autocomplete = nil }
        let controlID = id + "-" + part.name
        writer.div(.class("kern-form-input")) { writer in
            writer.label(.class("kern-label"), .for(controlID)) { writer in
                writer.text(part.label)
                if part.isOptional { writer.span(.class("kern-label__optional"), text: " – optional") }
            }
            writer.input(
                [
                    .classes("kern-form-input__input", control.width.rawValue), .id(controlID), .name(name + "." + part.name),
                    .type(Self.type(of: control)),
                ] + (part.isOptional ? [] : required) + [.place(places.open(.invalid(index)))] + Self.attributes(of: control) + [
                    .value(places.open(.value(index)))
                ])
        }
        index += 1
    }

    var required: [Attribute] { field.isOptional ? [] : [.ariaRequired()] }

    private static func type(of control: TextControl) -> InputType {
        switch control.kind {
        // Not `url`: browsers would refuse `www.beispiel.de`, which we understand.
        case .text, .url: .text
        case .email: .email
        case .tel: .tel
        }
    }

    private static func attributes(of control: TextControl) -> [Attribute] {
        var attributes: [Attribute] = []
        switch (control.inputMode, control.kind) {
        case (.numeric, _): attributes.append(.inputmode("numeric"))
        case (.decimal, _): attributes.append(.inputmode("decimal"))
        case (nil, .url): attributes.append(.inputmode("url"))
        case (nil, _): break
        }
        if control.isCode { attributes.append(.spellcheck(false)) }
        if control.isUpperCase { attributes.append(.autocapitalize("characters")) }
        if let token = control.autocomplete { attributes.append(.autocomplete(token)) }
        return attributes
    }
}
