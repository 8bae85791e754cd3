import FEEL

/// A value as a Java parameter or result has it. Source: DMN 1.5, section 10.3.2.13.3, table of type mappings.
protocol JavaValue: Sendable {
    /// As signatures write the type.
    static var javaName: String { get }

    /// Nil where the parameter cannot hold the value.
    init?(_ value: Value)

    var feel: Value { get }
}

extension JavaValue where Self: FixedWidthInteger & SignedInteger {
    /// Only whole numbers within the type's range.
    init?(_ value: Value) {
        guard let number = value.coerced(to: .number).number?.int else { return nil }
        self.init(exactly: number)
    }

    var feel: Value { .number(Number(Int(truncatingIfNeeded: self))) }
}

extension Int8: JavaValue { static var javaName: String { "byte" } }
extension Int16: JavaValue { static var javaName: String { "short" } }
extension Int32: JavaValue { static var javaName: String { "int" } }
extension Int64: JavaValue { static var javaName: String { "long" } }

extension JavaValue where Self: BinaryFloatingPoint & LosslessStringConvertible {
    /// The nearest binary fraction.
    init?(_ value: Value) {
        guard let number = value.coerced(to: .number).number else { return nil }
        self.init(number.description)
    }

    /// The shortest decimal that reads back as the same fraction; null for what FEEL has not, infinity and "not a number".
    var feel: Value {
        isFinite ? Number(description).map { .number($0) } ?? .null : .null
    }
}

extension Float: JavaValue { static var javaName: String { "float" } }
extension Double: JavaValue { static var javaName: String { "double" } }

extension Bool: JavaValue {
    static var javaName: String { "boolean" }

    init?(_ value: Value) {
        guard case .boolean(let truth) = value.coerced(to: .boolean) else { return nil }
        self = truth
    }

    var feel: Value { .boolean(self) }
}

extension String: JavaValue {
    static var javaName: String { "java.lang.String" }

    init?(_ value: Value) {
        guard let text = value.coerced(to: .string).text else { return nil }
        self = text
    }

    var feel: Value { .string(self) }
}

/// A UTF-16 unit: a text of exactly one, so no emoji.
struct JavaCharacterValue: JavaValue {
    static var javaName: String { "char" }

    let scalar: Unicode.Scalar

    init(_ scalar: Unicode.Scalar) {
        self.scalar = scalar
    }

    init?(_ value: Value) {
        guard let text = String(value), text.utf16.count == 1, let scalar = text.unicodeScalars.first else { return nil }
        self.scalar = scalar
    }

    var feel: Value { .string(String(scalar)) }
}

/// Any value, null included.
struct JavaObject: JavaValue {
    static var javaName: String { "java.lang.Object" }

    let value: Value

    init(_ value: Value) {
        self.value = value
    }

    var feel: Value { value }
}

extension Number: JavaValue {
    static var javaName: String { "java.math.BigDecimal" }

    init?(_ value: Value) {
        guard let number = value.coerced(to: .number).number else { return nil }
        self = number
    }

    var feel: Value { .number(self) }
}
