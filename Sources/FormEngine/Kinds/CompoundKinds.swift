import FEEL
import FormModel
import Identifiers

/// What fields of several texts have in common: a context with the parts by name, empty ones null.
protocol CompoundKind: FieldKind {
    /// Names and labels of the parts in their order.
    var partNames: [String] { get }
    /// A typed part in its canonical form.
    func canonical(_ raw: String, part: String) -> String
}

extension CompoundKind {
    func valueType(_ definition: FieldDefinition) -> ValueType {
        .context(partNames.map { ValueType.Field(name: $0, type: .string) })
    }

    func read(parts: [String], _ field: CompiledField) -> TypedInput {
        let entries = zip(partNames, parts).map { name, raw in (name, Value.string(canonical(raw, part: name))) }
        let value = whole(Context(entries))
        return value == .null ? .empty : .value(value)
    }

    func value(_ json: JSONValue) -> Value? {
        guard case .object(let members) = json else { return nil }
        var entries: [(String, Value)] = []
        for (name, json) in members where partNames.contains(name) {
            if json == .null { continue }
            guard case .string(let text) = json else { return nil }
            entries.append((name, .string(text)))
        }
        return whole(Context(entries))
    }

    var jsonShape: String { "object of texts" }

    func schema(_ field: CompiledField) -> [(name: String, value: JSONValue)] {
        let part = JSONValue.object([("type", .array([.string("string"), .string("null")])), ("minLength", .number("1"))])
        return [
            ("type", .string("object")), ("properties", .object(partNames.map { ($0, part) })),
            ("required", .array(partNames.map { .string($0) })), ("additionalProperties", .bool(false)),
        ]
    }

    func fitting(_ value: Value, _ field: CompiledField, offered: [CompiledOption]) -> Value {
        if case .context(let parts) = value { whole(parts) } else { .null }
    }

    func texts(_ value: Value) -> [String] {
        guard case .context(let context) = value else { return partNames.map { _ in "" } }
        return partNames.map { context[$0]?.text ?? "" }
    }

    /// A context with exactly the parts; an empty part is null, and without any part there is no value.
    func whole(_ parts: Context) -> Value {
        var entries: [(String, Value)] = []
        entries.reserveCapacity(partNames.count)
        var isEmpty = true
        for name in partNames {
            if case .string(let text)? = parts[name], !text.isEmpty {
                entries.append((name, .string(text)))
                isEmpty = false
            } else {
                entries.append((name, .null))
            }
        }
        return isEmpty ? .null : .context(Context(entries))
    }

    /// A typed text of one line in its canonical form.
    func line(_ raw: String) -> String { TextRules.canonical(TextRules.bounded(raw), severalLines: false) }
}

/// A German postal address.
struct AddressKind: CompoundKind {
    let partNames = ["strasse", "hausnummer", "zusatz", "plz", "ort"]

    func control(_ definition: FieldDefinition) -> FieldControl {
        func part(
            _ name: String, _ width: TextControl.Width = .full, isOptional: Bool = false, token: String? = nil,
            mode: TextControl.InputMode? = nil
        ) -> PartsControl.Part {
            PartsControl.Part(
                name: name, label: Messages.addressPartName(name), isOptional: isOptional,
                text: TextControl(width: width, inputMode: mode, autocomplete: token))
        }
        return .parts(
            PartsControl(lines: [
                .init(parts: [part("strasse", token: "address-line1"), part("hausnummer", .five)]),
                .init(parts: [part("zusatz", isOptional: true, token: "address-line2")]),
                .init(
                    parts: [part("plz", .five, token: "postal-code", mode: .numeric), part("ort", token: "address-level2")],
                    isShortFirst: true),
            ]))
    }

    func required(_ label: String) -> String { "Geben Sie bei \(label) Straße, Hausnummer, Postleitzahl und Ort ein." }

    func canonical(_ raw: String, part: String) -> String { AddressRules.canonical(raw, part: part) }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] {
        guard case .address(let settings) = field.definition.settings, case .context(let address) = value else { return [] }
        return partNames.compactMap { part in
            AddressRules.refusal(of: part, address, settings).map { Refusal($0.code, $0.message, part: part) }
        }
    }

    func display(_ value: Value, _ field: CompiledField) -> String {
        guard case .context(let address) = value else { return "" }
        return GermanDisplay.addressLines(address).joined(separator: ", ")
    }
}

/// A bank account with its holder.
struct BankAccountKind: CompoundKind {
    let partNames = ["inhaber", "iban"]

    func control(_ definition: FieldDefinition) -> FieldControl {
        .parts(
            PartsControl(lines: [
                .init(parts: [.init(name: "inhaber", label: Messages.accountPart("inhaber"), text: TextControl(isCode: true))]),
                .init(parts: [.init(name: "iban", label: Messages.accountPart("iban"), text: CodeRule.printed)]),
            ]))
    }

    func required(_ label: String) -> String { "Geben Sie bei \(label) den Namen und die IBAN ein." }

    func canonical(_ raw: String, part: String) -> String {
        let text = line(raw)
        return part == "iban" ? IBAN.check(text).normalised ?? text : LatinName.datatypeB(text).normalised ?? text
    }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] {
        guard case .context(let account) = value else { return [] }
        return partNames.compactMap { part in
            guard let text = account[part]?.text else { return Refusal("required", Messages.accountPartMissing(part), part: part) }
            if part == "iban" {
                guard case .invalid(let reason) = IBAN.check(text) else { return nil }
                return Refusal(reason, Messages.iban(reason), part: part)
            }
            let isHolder = text.unicodeScalars.count <= 70 && LatinName.datatypeB(text) == .valid(normalised: text)
            return isHolder ? nil : Refusal("account_holder", Messages.accountHolder(), part: part)
        }
    }

    func display(_ value: Value, _ field: CompiledField) -> String {
        guard case .context(let account) = value else { return "" }
        return [GermanFormat.iban(account["iban"]?.text ?? ""), account["inhaber"]?.text ?? ""].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    func texts(_ value: Value) -> [String] {
        guard case .context(let account) = value else { return ["", ""] }
        return [account["inhaber"]?.text ?? "", GermanFormat.iban(account["iban"]?.text ?? "")]
    }
}

/// The keys of a vehicle's maker (HSN) and type (TSN).
struct VehicleTypeKind: CompoundKind {
    let partNames = ["hsn", "tsn"]

    func control(_ definition: FieldDefinition) -> FieldControl {
        .parts(
            PartsControl(
                lines: [
                    .init(parts: [
                        .init(name: "hsn", label: "HSN", text: TextControl(width: .five, inputMode: .numeric, isCode: true)),
                        .init(name: "tsn", label: "TSN", text: TextControl(width: .five, isCode: true, isUpperCase: true)),
                    ])
                ],
                hint: "Die HSN steht in der Zulassungsbescheinigung Teil I im Feld 2.1, die TSN sind die ersten 3 Zeichen im Feld 2.2.",
                isInline: true))
    }

    func required(_ label: String) -> String { "Geben Sie bei \(label) HSN und TSN ein, zum Beispiel 0603 und BGZ." }

    func canonical(_ raw: String, part: String) -> String {
        let text = line(raw)
        return (part == "hsn" ? ManufacturerKey.check(text) : VehicleTypeKey.check(text)).normalised ?? text
    }

    func refusals(of value: Value, _ field: CompiledField) -> [Refusal] {
        guard case .context(let keys) = value else { return [] }
        return partNames.compactMap { part in
            let text = keys[part]?.text ?? ""
            guard case .invalid(let reason) = part == "hsn" ? ManufacturerKey.check(text) : VehicleTypeKey.check(text) else { return nil }
            return Refusal(text.isEmpty ? "required" : reason, Messages.vehicleKey(part), part: part)
        }
    }

    func display(_ value: Value, _ field: CompiledField) -> String {
        guard case .context(let keys) = value else { return "" }
        return "\(keys["hsn"]?.text ?? "") / \(keys["tsn"]?.text ?? "")"
    }
}
