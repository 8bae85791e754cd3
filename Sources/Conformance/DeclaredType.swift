import FEEL
import Foundation

extension ValueType {
    /// Reads a type as a case file declares it: `number`, `list<string>`, `{"context": {"dept": "number"}}`.
    ///
    /// Allowed values (`string[allowed]`) are not in the file, so that the type alone counts; names that are not known count as
    /// unknown types.
    init(declared text: String) {
        self = ValueType.declared(text, depth: 0)
    }

    private static func declared(_ text: String, depth: Int) -> ValueType {
        guard depth < 20 else { return .any }
        if text.hasSuffix("[allowed]") { return declared(String(text.dropLast(9)), depth: depth + 1) }
        if text.hasPrefix("{") {
            guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return .any }
            return declared(object, depth: depth + 1)
        }
        if text.hasPrefix("list<"), text.hasSuffix(">") {
            return .list(declared(String(text.dropFirst(5).dropLast()), depth: depth + 1))
        }
        return ValueType(feel: text) ?? .any
    }

    private static func declared(_ object: Any, depth: Int) -> ValueType {
        if let text = object as? String { return declared(text, depth: depth) }
        guard let fields = (object as? [String: Any])?["context"] as? [String: Any] else { return .any }
        return .context(
            fields.keys.sorted().map { Field(name: $0, type: declared(fields[$0] ?? "Any", depth: depth + 1)) })
    }
}
