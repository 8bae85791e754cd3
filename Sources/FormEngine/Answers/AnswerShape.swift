import FEEL
import FormModel

/// Which values a field of a type can have at all.
enum AnswerShape {
    /// The parts of an address, in the order of the envelope.
    static let addressParts = ["strasse", "hausnummer", "zusatz", "plz", "ort"]

    /// The value as the field can have it: `.null` for another type, for a withdrawn option, for nothing chosen.
    static func fitting(_ value: Value, field: CompiledField, offered: [CompiledOption]) -> Value {
        switch (field.type, value) {
        case (.text, .string(let text)), (.name, .string(let text)), (.email, .string(let text)), (.phone, .string(let text)),
            (.iban, .string(let text)), (.taxId, .string(let text)):
            return text.isEmpty ? .null : value
        case (.date, .date), (.integer, .number), (.money, .number), (.yesno, .boolean):
            return value
        case (.consent, .boolean(let given)):
            return given ? value : .null
        case (.choice, .string(let chosen)):
            return offered.contains { $0.value == chosen } ? value : .null
        case (.choices, .list(let chosen)):
            // In the order of the definition, each once: the same choice is always the same value.
            let kept = offered.filter { chosen.contains(.string($0.value)) }.map { Value.string($0.value) }
            return kept.isEmpty ? .null : .list(kept)
        case (.address, .context(let parts)):
            return address(parts)
        default:
            return .null
        }
    }

    /// An address with exactly its five parts; an empty part is null, and without any part there is no address.
    static func address(_ parts: Context) -> Value {
        var entries: [(String, Value)] = []
        entries.reserveCapacity(addressParts.count)
        var isEmpty = true
        for name in addressParts {
            if case .string(let text)? = parts[name], !text.isEmpty {
                entries.append((name, .string(text)))
                isEmpty = false
            } else {
                entries.append((name, .null))
            }
        }
        return isEmpty ? .null : .context(Context(entries))
    }
}
