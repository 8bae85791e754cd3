public import FormEngine
import FormModel

/// Checks, on the receiver's side, that an application holds no value of a hidden field.
///
/// It reads the answers back from what arrived and evaluates the form's own conditions anew, so that it trusts nothing the sender has
/// computed. Development and tests put it behind the simulator; a receiver of real applications could do the same.
public struct RelevanceInspector: Sendable {
    /// A field as it arrived.
    public struct ReceivedField: Sendable {
        /// `group/field` of the platform's form.
        public let path: String
        public let instance: Int
        public let values: [String]

        public init(path: String, instance: Int, values: [String]) {
            self.path = path
            self.instance = instance
            self.values = values
        }
    }

    private let service: CompiledService

    public init(_ service: CompiledService) {
        self.service = service
    }

    /// Paths that must not be there, sorted: unknown ones and those that the form's conditions hide.
    ///
    /// Answers that cannot be read at all make every path suspicious, and all are given.
    public func hiddenPaths(in fields: [ReceivedField], environment: FormEnvironment) -> [String] {
        guard let answers = try? Answers(json: json(fields).bytes, for: service) else { return Set(fields.map(\.path)).sorted() }
        let allowed = relevantPaths(service.evaluate(answers, in: environment))
        return Set(fields.filter { !allowed.contains(Place($0)) }.map(\.path)).sorted()
    }

    private struct Place: Hashable {
        let path: String
        let instance: Int

        init(_ path: String, _ instance: Int) {
            self.path = path
            self.instance = instance
        }

        init(_ field: ReceivedField) { self.init(field.path, field.instance) }
    }

    private func relevantPaths(_ evaluation: Evaluation) -> Set<Place> {
        var places: Set<Place> = []
        for page in evaluation.pages {
            for field in page.fields where field.isRelevant {
                guard field.field.type == .group else {
                    for name in Self.names(of: field.field) { places.insert(Place(page.page.id + "/" + name, 0)) }
                    continue
                }
                for row in field.rows {
                    for inner in row.fields where inner.isRelevant {
                        for name in Self.names(of: inner.field) {
                            places.insert(Place(page.page.id + "." + field.field.id + "/" + name, row.index))
                        }
                    }
                }
            }
        }
        return places
    }

    private static func names(of field: CompiledField) -> [String] {
        field.valueParts.isEmpty ? [field.id] : field.valueParts.map { field.id + "." + $0 }
    }

    // MARK: Reading back

    private func json(_ fields: [ReceivedField]) -> JSONText {
        let byPlace = Dictionary(fields.map { (Place($0), $0.values) }) { first, _ in first }
        let rowCounts = Dictionary(fields.map { (String($0.path.prefix { $0 != "/" }), $0.instance + 1) }, uniquingKeysWith: max)
        var members: [(String, JSONText)] = []
        for page in service.pages {
            for field in page.fields {
                guard field.type == .group else {
                    if let value = Self.value(of: field, group: page.id, instance: 0, in: byPlace) { members.append((field.id, value)) }
                    continue
                }
                let group = page.id + "." + field.id
                guard let count = rowCounts[group], (1...1000).contains(count) else { continue }
                let rows = (0..<count).map { row in
                    JSONText.object(
                        field.fields.compactMap { inner in
                            Self.value(of: inner, group: group, instance: row, in: byPlace).map { (inner.id, $0) }
                        })
                }
                members.append((field.id, .array(rows)))
            }
        }
        return .object(members)
    }

    private static func value(
        of field: CompiledField, group: String, instance: Int, in received: [Place: [String]]
    ) -> JSONText? {
        func values(_ name: String) -> [String]? { received[Place(group + "/" + name, instance)] }
        switch field.type {
        case .content, .computed, .group:
            return nil
        case _ where !field.valueParts.isEmpty:
            let parts = field.valueParts.compactMap { part in
                values(field.id + "." + part)?.first.map { (part, JSONText.string($0)) }
            }
            return parts.isEmpty ? nil : .object(parts)
        case .choices:
            return values(field.id).flatMap { $0.isEmpty ? nil : .array($0.map { .string($0) }) }
        case .yesno, .consent:
            return values(field.id)?.first.map { .boolean($0 == "true") }
        default:
            return values(field.id)?.first.map { .string($0) }
        }
    }
}
