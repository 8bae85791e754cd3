import DMN
import FEEL

/// Reads a decision that asks a model: the keys `model`, `decision` and `inputs`.
struct ModelReader {
    let reader: LogicReader
    let log: ProblemLog

    func read(_ keys: MappingReader) -> DecisionLogic {
        let inputs = keys.mapping("inputs", of: "the inputs of the model")?.entries ?? []
        let name = keys.requiredLocated(
            "decision", remedy: "Add 'decision: …', the name of a decision, function or service of the model.")
        guard let file = keys.located("model") else { return .none }
        reader.models.note(use: name.value.trimmed, of: file.value)
        guard let model = model(file), let target = target(name, in: model, file.value) else { return .none }
        // Two texts before those of the inputs: what an explanation shows.
        _ = (reader.note(file), reader.note(name))
        let parameters = model.parameters(of: target)
        refuseUnknown(inputs, among: parameters, of: name)
        let native = DecisionLogic.Native(
            model.function(of: target), result: model.resultType(of: target), key: reader.models.key(file.value, name.value))
        return .native(native, parameters.map { argument(for: $0, inputs, of: name) })
    }

    private func model(_ file: Located<String>) -> CompiledModel? {
        if let model = reader.models.model(file.value) { return model }
        let names = reader.models.names
        // What is wrong with a file that is there was told when it was read.
        if !names.contains(file.value) {
            log.error(
                "unknown_model", at: file.location, "There is no model '\(file.value.shortened)' in the folder of the service.",
                remedy: Suggestion.remedy(
                    for: file.value, among: names,
                    otherwise: names.isEmpty
                        ? "Put the '.dmn' file beside decisions.yaml." : "Models are: \(names.joined(separator: ", "))."))
        }
        return nil
    }

    private func target(_ name: Located<String>, in model: CompiledModel, _ file: String) -> CompiledModel.Target? {
        guard !name.value.isEmpty else { return nil }
        let name = Located(name.value.trimmed, at: name.location)
        if let target = model.target(name.value) { return target }
        let names = model.targetNames
        log.error(
            "unknown_model_decision", at: name.location, "'\(file.shortened)' has no decision '\(name.value.shortened)'.",
            remedy: Suggestion.remedy(for: name.value, among: names, otherwise: "It has: \(names.joined(separator: ", ")).".shortened))
        return nil
    }

    // MARK: Inputs

    private func refuseUnknown(_ inputs: [YAMLEntry], among parameters: [CompiledModel.Parameter], of name: Located<String>) {
        let known = parameters.map(\.name)
        for entry in inputs where !known.contains(entry.key.value) {
            log.error(
                "unknown_model_input", at: entry.key.location,
                "'\(name.value.shortened)' needs no input '\(entry.key.value.shortened)'.",
                remedy: Suggestion.remedy(
                    for: entry.key.value, among: known,
                    otherwise: known.isEmpty ? "Remove it: it needs none." : "It needs: \(known.joined(separator: ", "))."))
        }
    }

    /// What is not known must be said: an input that was forgotten would be null for ever.
    private func argument(
        for parameter: CompiledModel.Parameter, _ inputs: [YAMLEntry], of name: Located<String>
    ) -> DecisionLogic.Entry {
        guard let entry = inputs.first(where: { $0.key.value == parameter.name }) else {
            log.error(
                "missing_model_input", at: name.location,
                "'\(name.value.shortened)' needs the input '\(parameter.name.shortened)' (\(parameter.type)), which is not given.",
                remedy: "Add '\(parameter.name.shortened): …' to 'inputs', a FEEL expression, or 'null' where there is none.")
            return DecisionLogic.Entry(parameter.name, .none)
        }
        guard let text = MappingReader.text(entry.value, of: "'\(entry.key.value.shortened)'", log) else {
            return DecisionLogic.Entry(parameter.name, .none)
        }
        let source = reader.note(text)
        return DecisionLogic.Entry(parameter.name, type: parameter.type, .expression(source), origin: source.origin)
    }
}
