import FormEngine
import FormModel
import HTML

/// Fields that hold others or only show something: groups, results, texts.
extension FieldMarkup {
    func group(into writer: inout HTMLWriter, _ places: inout Places) {
        let describing = field.hint == nil ? [] : [hintID]
        writer.fieldset(classes("kern-fieldset", &places), dataField, describedBy(describing, &places), .id(id), .tabindex(-1)) { writer in
            writer.legend(.class("kern-label")) { labelText(into: &$0) }
            hint(field.hint, into: &writer)
            errors(into: &writer, &places)
            writer.text(places.open(.rows))
            help(into: &writer)
        }
    }

    func computed(into writer: inout HTMLWriter, _ places: inout Places) {
        writer.div(.class("output"), dataField, .data(DataName("data-live"), "")) { writer in
            writer.div(.class("kern-label"), .id(id + "-name")) { $0.text(field.label) }
            let output = places.open(.output)
            writer.output(.id(id), .ariaLabelledBy(id + "-name")) { $0.text(output) }
            hint(field.hint, into: &writer)
            help(into: &writer)
        }
    }

    func content(into writer: inout HTMLWriter) {
        guard case .content(let settings) = field.definition.settings else { return }
        writer.div(dataField, .data(DataName("data-live"), "")) { writer in
            let text = TextBlocks(settings.text)
            switch settings.style {
            case .text: writer.div(.class("text-block")) { text.write(into: &$0) }
            case .info: Alert.note(.info, text: text, into: &writer)
            case .warning: Alert.note(.warning, text: text, into: &writer)
            case .success: Alert.note(.success, text: text, into: &writer)
            }
        }
    }
}
