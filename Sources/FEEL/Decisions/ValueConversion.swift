/// Brings values to a type that lies outside of the language, such as an item definition of DMN.
public protocol ValueConversion: AnyObject, Sendable {
    /// The value as it is wanted; null where it cannot be brought to the type.
    func convert(_ value: Value, _ run: inout Run) throws(EvaluationError) -> Value
}

extension DecisionLogic {
    /// A conversion as part of a logic; two are equal when they are the same one.
    public struct Conversion: Hashable, Sendable {
        let conversion: any ValueConversion

        public init(_ conversion: any ValueConversion) {
            self.conversion = conversion
        }

        public static func == (left: Conversion, right: Conversion) -> Bool {
            left.conversion === right.conversion
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(ObjectIdentifier(conversion))
        }
    }
}

final class ConversionNode: Node {
    private let operand: any Node
    private let conversion: any ValueConversion

    init(_ operand: any Node, _ conversion: any ValueConversion) {
        self.operand = operand
        self.conversion = conversion
    }

    func value(_ frame: Frame, _ run: inout Run) throws(EvaluationError) -> Value {
        try run.step()
        let value = try operand.value(frame, &run)
        let result = try conversion.convert(value, &run)
        try run.check(result, convertedFrom: value, "A value")
        return result
    }
}

extension Value {
    /// Whether this is a value of that type; null is one of every type.
    public func isInstance(of type: ValueType) -> Bool {
        Coercion.conforms(self, to: type)
    }

    /// The value brought to a type as DMN's implicit conversions do; null where that cannot be.
    public func coerced(to type: ValueType) -> Value {
        Coercion.coerce(self, to: type)
    }
}
