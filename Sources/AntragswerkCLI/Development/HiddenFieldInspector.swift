import Casework
import FormEngine
import FormModel
import Foundation
import Simulator

/// Lets the simulator refuse values of hidden fields: what arrived is read as answers again, and the form itself says
/// which fields these answers show.
struct HiddenFieldInspector: Sendable {
    private let services: [String: CompiledService]

    init(services: [CompiledService]) {
        let byForm = services.flatMap { service in service.definition.delivery.compactMap(\.form).map { ($0, service) } }
        self.services = Dictionary(byForm) { first, _ in first }
    }

    /// The paths `group/field` that the form does not show for these values. A form nobody knows hides nothing.
    func hiddenPaths(formID: String, fields: [ReceivedApplication.Field], at epochSeconds: Int64) -> [String] {
        guard let service = services[formID] else { return [] }
        let json = answersJSON(fields, of: service)
        guard let bytes = try? JSONSerialization.data(withJSONObject: json), let answers = try? Answers(json: Array(bytes), for: service) else {
            return fields.map(\.path)
        }
        let evaluation = service.evaluate(answers, in: FormEnvironment(epochSeconds: epochSeconds))
        return fields.filter { field in
            guard let path = fieldPath(of: field), let found = evaluation.field(at: path) else { return true }
            return !found.isRelevant
        }.map(\.path)
    }

    /// `page/field`, `page/address.part` or, in a repeated group, `page.group/field`.
    private func fieldPath(of field: ReceivedApplication.Field) -> FieldPath? {
        let parts = field.path.split(separator: "/").map(String.init)
        guard parts.count == 2, let id = parts[1].split(separator: ".").first.map(String.init) else { return nil }
        let group = parts[0].split(separator: ".").map(String.init)
        return group.count == 2 ? FieldPath(group: group[1], row: field.instance, id: id) : FieldPath(id)
    }

    private func answersJSON(_ fields: [ReceivedApplication.Field], of service: CompiledService) -> [String: Any] {
        var answers: [String: Any] = [:]
        var rows: [String: [Int: [String: Any]]] = [:]
        for field in fields {
            guard let path = fieldPath(of: field), let compiled = service.field(at: path), compiled.type.isAsked else { continue }
            let part = field.path.split(separator: ".").last.map(String.init)
            if let group = path.group {
                var row = rows[group, default: [:]][field.instance, default: [:]]
                add(field.values, part: part, of: compiled, to: &row)
                rows[group, default: [:]][field.instance] = row
            } else {
                add(field.values, part: part, of: compiled, to: &answers)
            }
        }
        for (group, found) in rows { answers[group] = found.sorted { $0.key < $1.key }.map(\.value) }
        return answers
    }

    private func add(_ values: [String], part: String?, of field: CompiledField, to answers: inout [String: Any]) {
        switch field.type {
        case .choices: answers[field.id] = values
        case .yesno, .consent:
            if let value = values.first, !value.isEmpty { answers[field.id] = value == "true" }
        case .address:
            guard let part, let value = values.first, !value.isEmpty else { return }
            var address = answers[field.id] as? [String: Any] ?? [:]
            address[part] = value
            answers[field.id] = address
        default:
            if let value = values.first, !value.isEmpty { answers[field.id] = value }
        }
    }
}
