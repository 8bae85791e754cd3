import FormEngine

/// Why a line cannot be answered: a sentence that names the field, and one with the remedy.
struct LineProblem: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// The JSON object of a line, read field by field; `null` counts as left out.
struct LineObject {
    let members: [(name: String, value: JSONValue)]

    /// - Throws: ``LineProblem`` for anything but one JSON object whose names differ.
    init(_ bytes: [UInt8]) throws(LineProblem) {
        let value: JSONValue
        do throws(JSONReader.Failure) {
            value = try JSONReader.read(bytes)
        } catch {
            throw LineProblem("The line is no JSON from byte \(error.offset + 1) on. Give one JSON object in each line.")
        }
        guard case .object(let members) = value else { throw LineProblem("The line is no JSON object. Put its fields in braces.") }
        guard Set(members.map(\.name)).count == members.count else {
            throw LineProblem("The line has a field twice. Give each field once.")
        }
        self.members = members
    }

    /// - Parameter example: a value as it may stand there, for the message.
    /// - Throws: ``LineProblem`` unless the field is a text or left out.
    func text(_ name: String, like example: String) throws(LineProblem) -> String? {
        switch self[name] {
        case nil: return nil
        case .string(let text): return text
        default: throw LineProblem("'\(name)' has to be a text. Write it in quotes, such as \"\(example)\".")
        }
    }

    /// As ``text(_:like:)``, but the field may not be left out.
    func requiredText(_ name: String, like example: String) throws(LineProblem) -> String {
        guard let text = try text(name, like: example) else {
            throw LineProblem("'\(name)' is missing. Add it, such as \"\(name)\": \"\(example)\".")
        }
        return text
    }

    /// - Throws: ``LineProblem`` unless the field is a whole number in digits or left out.
    func wholeNumber(_ name: String, like example: Int) throws(LineProblem) -> Int? {
        guard let value = self[name] else { return nil }
        guard case .number(let text) = value, let number = Int(text) else {
            throw LineProblem("'\(name)' has to be a whole number. Write it in digits, such as \(example).")
        }
        return number
    }

    /// - Throws: ``LineProblem`` unless the field is `true`, `false` or left out.
    func flag(_ name: String) throws(LineProblem) -> Bool? {
        switch self[name] {
        case nil: return nil
        case .bool(let flag): return flag
        default: throw LineProblem("'\(name)' has to be true or false. Write it without quotes.")
        }
    }

    /// One of the values of an enumeration.
    ///
    /// - Throws: ``LineProblem`` that lists the values, for any other.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: Choice.Type
    ) throws(LineProblem) -> Choice? {
        let values = Choice.allCases.map(\.rawValue)
        guard let text = try text(name, like: values.first ?? "") else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw LineProblem("'\(name)' has a value that is not known. Give one of \(values.joined(separator: ", ")).")
        }
        return choice
    }

    subscript(name: String) -> JSONValue? {
        let value = members.first { $0.name == name }?.value
        return value == .null ? nil : value
    }
}
