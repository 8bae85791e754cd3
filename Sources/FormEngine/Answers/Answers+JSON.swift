import FEEL
import FormModel

extension Answers {
    /// The answers as a JSON object: ids in alphabetical order, numbers and dates as texts, rows as arrays of objects.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(jsonValue)
        return writer.bytes
    }

    /// The answers as ``json()`` writes them.
    public var jsonValue: JSONValue {
        .object(ids.compactMap { id in self[id].map { (id, Answers.json($0)) } })
    }

    private static func json(_ answer: Answer) -> JSONValue {
        switch answer {
        case .value(let value): json(value)
        case .rows(let rows): .array(rows.map(\.jsonValue))
        }
    }

    private static func json(_ value: Value) -> JSONValue {
        switch value {
        case .boolean(let flag): .bool(flag)
        case .string(let text): .string(text)
        case .number(let number): .string(number.description)
        case .date(let date): .string(date.description)
        case .time(let time): .string(time.description)
        case .list(let items): .array(items.map(json))
        case .context(let context): .object(context.entries.map { ($0.name, json($0.value)) })
        default: .null
        }
    }

    /// Reads answers back; the types of the service's fields give the texts their meaning.
    ///
    /// Unknown ids are dropped. `null` is an answer as well: the field was left empty on purpose.
    /// - Throws: ``AnswersError`` for anything that is no JSON object, beyond the limits of size and depth, or that has
    ///   another shape than the field's type asks for.
    public init(json bytes: [UInt8], for service: CompiledService) throws(AnswersError) {
        let document: JSONValue
        do throws(JSONReader.Failure) {
            document = try JSONReader.read(bytes)
        } catch {
            throw .malformed(offset: error.offset)
        }
        try self.init(document, for: service)
    }

    init(_ document: JSONValue, for service: CompiledService) throws(AnswersError) {
        guard case .object(let members) = document else { throw .malformed(offset: 0) }
        self.init()
        for (id, value) in members {
            guard let field = service.field(id) else { continue }
            guard let answer = try Answers.answer(value, field: field, path: field.plainPath) else { continue }
            self[id] = answer
        }
    }

    private static func answer(_ json: JSONValue, field: CompiledField, path: FieldPath) throws(AnswersError) -> Answer? {
        if field.type == .group {
            guard case .array(let items) = json else {
                throw .wrongShape(path: path.description, expected: "array")
            }
            guard items.count <= FormLimits.maxRows else { throw .tooManyRows(path: path.description) }
            return .rows(try rows(items, of: field))
        }
        guard field.type.isAsked else { return nil }
        if json == .null { return .value(.null) }
        guard let value = field.kind.value(json) else {
            throw .wrongShape(path: path.description, expected: field.kind.jsonShape)
        }
        return .value(value)
    }

    private static func rows(_ items: [JSONValue], of group: CompiledField) throws(AnswersError) -> [Answers] {
        var rows: [Answers] = []
        for (index, item) in items.enumerated() {
            guard case .object(let members) = item else {
                throw .wrongShape(path: "\(group.id).\(index)", expected: "object")
            }
            var row = Answers()
            for (id, value) in members {
                guard let field = group.fields.first(where: { $0.id == id }) else { continue }
                let path = FieldPath(group: group.id, row: index, id: id)
                guard let answer = try answer(value, field: field, path: path) else { continue }
                row[id] = answer
            }
            rows.append(row)
        }
        return rows
    }
}
