import FEEL

/// Static functions of the Java library that models call under `external`, written here: no Java runs.
///
/// A function is found by its class and its exact signature, as Java finds it. Source: DMN 1.5, section 10.3.2.13.3; the
/// meaning of each is that of the Java SE 21 API.
struct JavaFunctions: ExternalFunctions {
    static let classes: [String: [String: JavaMethod]] = [
        "java.lang.Math": JavaMath.methods, "java.lang.StrictMath": JavaMath.methods, "java.lang.Byte": JavaIntegers.byte,
        "java.lang.Short": JavaIntegers.short, "java.lang.Integer": JavaIntegers.int, "java.lang.Long": JavaIntegers.long,
        "java.lang.Float": JavaFloats.float, "java.lang.Double": JavaFloats.double, "java.lang.Boolean": JavaBoolean.methods,
        "java.lang.Character": JavaCharacter.methods, "java.lang.String": JavaString.methods,
        "java.math.BigDecimal": JavaBig.decimal, "java.math.BigInteger": JavaBig.integer, "java.util.Objects": JavaObjects.methods,
    ]

    func body(_ description: Value, parameters: Int) throws(ExternalFault) -> any NativeFunction {
        guard case .context(let context) = description else {
            throw ExternalFault("An external function is described by a context, such as {java: {class: …, method signature: …}}.")
        }
        if context["pmml"] != nil { throw ExternalFault("Functions of PMML are not run; the result is null.") }
        guard case .context(let java) = context["java"] ?? description, let owner = java["class"]?.text?.trimmed,
            let text = java["method signature"]?.text
        else { throw ExternalFault("An external function needs 'class' and 'method signature'.") }
        guard let methods = JavaFunctions.classes[owner] else {
            throw ExternalFault("There are no functions of the Java class '\(owner)' here; the result is null.")
        }
        let signature = JavaSignature(text)
        guard let signature, let method = methods[signature.description] else {
            throw ExternalFault("There is no function '\(signature?.description ?? text.trimmed)' of '\(owner)' here; the result is null.")
        }
        guard method.accepts(count: parameters) else {
            throw ExternalFault(
                "'\(signature.description)' takes \(method.parameterCount) arguments, but the function has \(parameters).")
        }
        return method
    }
}
