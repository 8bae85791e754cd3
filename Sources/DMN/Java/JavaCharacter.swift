import FEEL

/// `java.lang.Character`, as far as Unicode leaves no doubt.
enum JavaCharacter {
    static let methods: [String: JavaMethod] = {
        var table = JavaMethodTable()
        let tests: [(String, @Sendable (Unicode.Scalar) -> Bool)] = [
            ("isDigit", { $0.properties.generalCategory == .decimalNumber }), ("isLetter", { isLetter($0) }),
            ("isLetterOrDigit", { isLetter($0) || $0.properties.generalCategory == .decimalNumber }),
            ("isUpperCase", { $0.properties.isUppercase }), ("isLowerCase", { $0.properties.isLowercase }),
            ("isAlphabetic", { $0.properties.isAlphabetic }),
        ]
        for (name, test) in tests { table.add(name) { (x: JavaCharacterValue) in test(x.scalar) } }
        table.add("valueOf") { (x: JavaCharacterValue) in x }
        table.add("toString") { (x: JavaCharacterValue) in String(x.scalar) }
        table.add("compare") { (x: JavaCharacterValue, y: JavaCharacterValue) in Int32(x.scalar.value) - Int32(y.scalar.value) }
        table.add("toUpperCase") { (x: JavaCharacterValue) in single(x.scalar.properties.uppercaseMapping) ?? x }
        table.add("toLowerCase") { (x: JavaCharacterValue) in single(x.scalar.properties.lowercaseMapping) ?? x }
        table.add("getNumericValue") { (x: JavaCharacterValue) in
            Character(x.scalar).isASCII ? Int32(String(x.scalar), radix: 36) ?? -1 : nil
        }
        return table.methods
    }()

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    /// A letter that becomes two, such as "ß", stays as it is.
    private static func single(_ text: String) -> JavaCharacterValue? {
        JavaCharacterValue(.string(text))
    }
}
