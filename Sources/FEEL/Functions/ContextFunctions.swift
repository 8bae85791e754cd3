/// Functions on contexts.
enum ContextFunctions {
    static let all: [Builtin] = reading + changes("context put") + changes("put") + merging("context merge") + merging("put all")

    private static let reading: [Builtin] =
        ["m", "context"].flatMap { name in
            [
                Builtin("get value", [.must(name, .context([])), .must("key", .string)], .any, .two(value)),
                Builtin("get value", [.must(name, .context([])), .must("keys", .list(.string))], .any, .two(value)),
                Builtin("get entries", [.must(name, .context([]))], .list(.any), .one(entries)),
            ]
        } + [Builtin("context", [.must("entries", .list(.context([])))], .any, .one(context))]

    private static func changes(_ name: String) -> [Builtin] {
        [Builtin.Parameter.must("keys", .list(.string)), .must("key", .string)].map { key in
            Builtin(
                name, [.must("context", .context([])), key, .must("value", .any)], .any,
                .many { values, run throws(EvaluationError) in try putNested(values, &run) })
        }
    }

    private static func merging(_ name: String) -> [Builtin] {
        [Builtin(name, [.must("contexts", .list(.context([])))], .any, .one(merge), takesItems: true)]
    }

    private static func context(of value: Value) -> Context? {
        if case .context(let context) = value { context } else { nil }
    }

    @Sendable private static func value(_ value: Value, _ key: Value) -> Value {
        let keys = key.items ?? [key]
        var found = value
        for key in keys {
            guard let context = context(of: found), let name = key.text else { return .null }
            found = context[name] ?? .null
        }
        return keys.isEmpty ? .null : found
    }

    @Sendable private static func entries(_ value: Value) -> Value {
        guard let context = context(of: value) else { return .null }
        return .list(
            context.entries.map { name, value in
                .context(Context(uniqueNames: ["key", "value"], values: [.string(name), value]))
            })
    }

    @Sendable private static func context(_ value: Value) -> Value {
        guard let items = value.items else { return .null }
        var entries: [(String, Value)] = []
        var keys: Set<String> = []
        for item in items {
            guard let entry = context(of: item), let key = entry["key"]?.text, let value = entry["value"],
                keys.insert(key).inserted
            else { return .null }
            entries.append((key, value))
        }
        return .context(Context(uniqueNames: entries.map(\.0), values: entries.map(\.1)))
    }

    @Sendable private static func merge(_ value: Value) -> Value {
        guard let items = value.items else { return .null }
        var positions: [String: Int] = [:]
        var entries: [(String, Value)] = []
        for item in items {
            guard let context = context(of: item) else { return .null }
            for (name, value) in context.entries {
                if let position = positions[name] {
                    entries[position].1 = value
                } else {
                    positions[name] = entries.count
                    entries.append((name, value))
                }
            }
        }
        return .context(Context(uniqueNames: entries.map(\.0), values: entries.map(\.1)))
    }

    private static func putNested(_ values: [Value], _ run: inout Run) throws(EvaluationError) -> Value {
        guard values.count == 3, let context = context(of: values[0]) else { return .null }
        let keys = values[1].items ?? [values[1]]
        let names = keys.compactMap(\.text)
        guard !keys.isEmpty, names.count == keys.count, names.count <= Nesting.maximum else { return .null }
        return put(values[2], at: names[...], in: context).map { .context($0) } ?? .null
    }

    private static func put(_ value: Value, at names: ArraySlice<String>, in context: Context) -> Context? {
        guard let name = names.first else { return nil }
        var result = context
        if names.count == 1 {
            result.set(name, value)
            return result
        }
        guard let inner = context[name].flatMap(self.context(of:)), let changed = put(value, at: names.dropFirst(), in: inner)
        else { return nil }
        result.set(name, .context(changed))
        return result
    }
}
