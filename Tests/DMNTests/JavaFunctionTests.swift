import FEEL
import Testing

@testable import DMN

@Suite("Functions of Java under 'external'")
struct JavaFunctionTests {
    /// The result of a call; `issues` are what compiling found.
    static func call(_ owner: String, _ signature: String, _ arguments: String) throws -> (Value, issues: [String]) {
        let count = try Fixture.value("[\(arguments)]").items?.count ?? 0
        let names = (0..<count).map { "p\($0)" }.joined(separator: ", ")
        let function = "function(\(names)) external {java: {class: \"\(owner)\", method signature: \"\(signature)\"}}"
        let model = try Fixture.model(Fixture.decision("d", Fixture.literal("(\(function))(\(arguments))")))
        return (try model.value("d"), model.issues.map(\.message))
    }

    static func value(_ owner: String, _ signature: String, _ arguments: String) throws -> Value {
        let (value, issues) = try call(owner, signature, arguments)
        #expect(issues.isEmpty)
        return value
    }

    @Test(
        "java.lang.Math",
        arguments: [
            ("abs(double)", "-1.5", "1.5"), ("abs(int)", "-2147483648", "-2147483648"), ("abs(long)", "-7", "7"),
            ("abs(float)", "-0.1", "0.1"),
            ("max(double, double)", "1, 2.5", "2.5"), ("min(int,int)", "3, -4", "-4"), ("max(float,float)", "123.46, 456.78", "456.78"),
            ("floor(double)", "-1.5", "-2"), ("ceil(double)", "-1.5", "-1"), ("rint(double)", "2.5", "2"), ("rint(double)", "3.5", "4"),
            ("round(double)", "-2.5", "-2"), ("round(double)", "0.49999999999999994", "0"),
            ("round(double)", "1e30", "9223372036854775807"),
            ("round(float)", "2.5", "3"), ("round(float)", "-1e20", "-2147483648"), ("pow(double, double)", "2, 0.5", "1.4142135623730951"),
            ("sqrt(double)", "2", "1.4142135623730951"), ("cbrt(double)", "27", "3"), ("exp(double)", "0", "1"), ("log(double)", "1", "0"),
            ("log10(double)", "1000", "3"), ("sin(double)", "0", "0"), ("cos(double)", "0", "1"), ("atan2(double,double)", "0, 1", "0"),
            ("hypot(double, double)", "3, 4", "5"), ("signum(double)", "-3", "-1"), ("toRadians(double)", "180", "3.141592653589793"),
            ("toDegrees(double)", "0", "0"), ("floorDiv(int, int)", "-7, 2", "-4"), ("floorMod(int, int)", "-7, 2", "1"),
            ("floorMod(long, int)", "7, -2", "-1"), ("ceilDiv(int, int)", "7, 2", "4"),
            ("floorDiv(int, int)", "-2147483648, -1", "-2147483648"),
            ("addExact(int, int)", "2, 3", "5"), ("multiplyExact(long, int)", "3, 4", "12"), ("negateExact(int)", "5", "-5"),
            ("toIntExact(long)", "5", "5"), ("clamp(long, int, int)", "10, 1, 5", "5"), ("fma(double, double, double)", "2, 3, 4", "10"),
            ("multiplyFull(int, int)", "2147483647, 2147483647", "4611686014132420609"), ("max(double, double)", "[1], 2", "2"),
        ])
    func math(signature: String, arguments: String, expected: String) throws {
        #expect(try Self.value("java.lang.Math", signature, arguments) == Fixture.value(expected))
    }

    static let conversions: [(owner: String, signature: String, arguments: String, expected: String)] = [
        ("Integer", "valueOf(java.lang.String)", "\"123\"", "123"), ("Integer", "parseInt(java.lang.String)", "\"+7\"", "7"),
        ("Integer", "parseInt(java.lang.String, int)", "\"ff\", 16", "255"), ("Integer", "toString(int)", "5", "\"5\""),
        ("Integer", "toString(int, int)", "255, 16", "\"ff\""), ("Integer", "toHexString(int)", "-1", "\"ffffffff\""),
        ("Integer", "decode(java.lang.String)", "\"-0x10\"", "-16"), ("Integer", "sum(int, int)", "2147483647, 1", "-2147483648"),
        ("Integer", "compare(int, int)", "1, 2", "-1"), ("Integer", "bitCount(int)", "255", "8"),
        ("Integer", "highestOneBit(int)", "-5", "-2147483648"), ("Integer", "divideUnsigned(int, int)", "-1, 2", "2147483647"),
        ("Long", "valueOf(long)", "9223372036854775807", "9223372036854775807"), ("Long", "toBinaryString(long)", "5", "\"101\""),
        ("Short", "valueOf(short)", "123", "123"), ("Byte", "valueOf(byte)", "-128", "-128"), ("Byte", "toUnsignedInt(byte)", "-1", "255"),
        ("Byte", "compare(byte, byte)", "127, -128", "255"),
        ("Double", "valueOf(java.lang.String)", "\" 1234.56d \"", "1234.56"),
        ("Double", "parseDouble(java.lang.String)", "\"1.e2\"", "100"),
        ("Double", "toString(double)", "1", "\"1.0\""), ("Double", "toString(double)", "12345678", "\"1.2345678E7\""),
        ("Double", "toString(double)", "0.001", "\"0.001\""), ("Double", "toString(double)", "0.0001", "\"1.0E-4\""),
        ("Double", "toString(double)", "-100", "\"-100.0\""), ("Double", "isInfinite(double)", "1e400", "true"),
        ("Float", "valueOf(java.lang.String)", "\"1234.56\"", "1234.56"), ("Float", "toString(float)", "0.1", "\"0.1\""),
        ("Boolean", "parseBoolean(java.lang.String)", "\"TRUE\"", "true"), ("Boolean", "valueOf(java.lang.String)", "null", "false"),
        ("Boolean", "logicalXor(boolean, boolean)", "true, false", "true"), ("Boolean", "toString(boolean)", "true", "\"true\""),
        ("Character", "toUpperCase(char)", "\"ä\"", "\"Ä\""), ("Character", "toUpperCase(char)", "\"ß\"", "\"ß\""),
        ("Character", "isDigit(char)", "\"7\"", "true"), ("Character", "isLetter(char)", "\"7\"", "false"),
        ("Character", "getNumericValue(char)", "\"f\"", "15"),
        ("String", "valueOf(char)", "\"a\"", "\"a\""), ("String", "valueOf(int)", "5", "\"5\""),
        ("String", "valueOf(double)", "5", "\"5.0\""),
        ("String", "valueOf(boolean)", "false", "\"false\""), ("String", "valueOf(java.lang.Object)", "null", "\"null\""),
        ("String", "valueOf(java.lang.Object)", "[1, \"a\", null]", "\"[1, a, null]\""),
        ("String", "valueOf(java.lang.Object)", "{a: @\"2026-11-25\"}", "\"{a=2026-11-25}\""),
        ("String", "join(java.lang.CharSequence, java.lang.Iterable)", "\"-\", [\"a\", null]", "\"a-null\""),
        ("String", "join(java.lang.CharSequence, [Ljava.lang.CharSequence;)", "\"-\", \"a\", \"b\"", "\"a-b\""),
        ("String", "format(java.lang.String, [Ljava.lang.Object;)", "\"foo %s\", \"bar\"", "\"foo bar\""),
        ("String", "format(java.lang.String, java.lang.Object...)", "\"%s%s\", [1, 2]", "\"12\""),
        ("String", "format(java.lang.String, java.lang.Object[])", "\"x\"", "\"x\""),
    ]

    @Test("numbers, truths and texts", arguments: conversions)
    func converts(owner: String, signature: String, arguments: String, expected: String) throws {
        #expect(try Self.value("java.lang.\(owner)", signature, arguments) == Fixture.value(expected))
    }

    @Test("java.math and java.util")
    func others() throws {
        #expect(try Self.value("java.math.BigDecimal", "valueOf(long, int)", "12345, 2") == Fixture.value("123.45"))
        #expect(try Self.value("java.math.BigDecimal", "valueOf(double)", "0.1") == Fixture.value("0.1"))
        #expect(try Self.value("java.math.BigInteger", "valueOf(long)", "5") == 5)
        #expect(try Self.value("java.util.Objects", "requireNonNullElse(java.lang.Object, java.lang.Object)", "null, 3") == 3)
        #expect(try Self.value("java.util.Objects", "equals(java.lang.Object, java.lang.Object)", "[1], [1]") == true)
    }

    static let withoutResult: [(owner: String, signature: String, arguments: String)] = [
        ("Math", "max(int, int)", "1.5, 2"), ("Math", "max(int, int)", "2147483648, 2"), ("Math", "abs(double)", "\"1\""),
        ("Math", "abs(double)", "null"), ("Math", "sqrt(double)", "-1"), ("Math", "log(double)", "0"), ("Math", "exp(double)", "1000"),
        ("Math", "floorDiv(int, int)", "1, 0"), ("Math", "addExact(int, int)", "2147483647, 1"), ("Math", "absExact(int)", "-2147483648"),
        ("Math", "pow(double, double)", "1, 1e400"), ("Math", "asin(double)", "2"), ("Math", "toIntExact(long)", "2147483648"),
        ("Math", "clamp(double, double, double)", "1, 3, 2"), ("Byte", "valueOf(byte)", "128"), ("Short", "valueOf(short)", "-32769"),
        ("Integer", "valueOf(java.lang.String)", "\"12a\""), ("Integer", "valueOf(java.lang.String)", "\"\""),
        ("Integer", "parseInt(java.lang.String, int)", "\"1\", 37"), ("Integer", "parseInt(java.lang.String)", "\" 1\""),
        ("Long", "parseLong(java.lang.String)", "\"9223372036854775808\""), ("Double", "valueOf(java.lang.String)", "\"abc\""),
        ("Double", "valueOf(java.lang.String)", "\"NaN\""), ("Double", "parseDouble(java.lang.String)", "\"1e\""),
        ("Double", "parseDouble(java.lang.String)", "\"++1\""), ("Double", "parseDouble(java.lang.String)", "\"e5\""),
        ("String", "valueOf(char)", "\"abc\""), ("String", "valueOf(char)", "\"\""), ("String", "valueOf(char)", "\"😀\""),
        ("String", "join(java.lang.CharSequence, java.lang.Iterable)", "\"-\", [1]"),
        ("String", "format(java.lang.String, [Ljava.lang.Object;)", "null, 1"), ("Boolean", "toString(boolean)", "\"true\""),
    ]

    @Test("what Java throws at, and what a parameter cannot hold, is null", arguments: withoutResult)
    func null(owner: String, signature: String, arguments: String) throws {
        #expect(try Self.value("java.lang.\(owner)", signature, arguments) == .null)
    }

    static let unknown: [(owner: String, signature: String, message: String)] = [
        ("java.lang.Foo", "valueOf(double)", "There are no functions of the Java class 'java.lang.Foo' here; the result is null."),
        ("Math", "abs(double)", "There are no functions of the Java class 'Math' here; the result is null."),
        ("java.lang.Math", "foo( double )", "There is no function 'foo(double)' of 'java.lang.Math' here; the result is null."),
        (
            "java.lang.Math", "abs(java.lang.Double)",
            "There is no function 'abs(java.lang.Double)' of 'java.lang.Math' here; the result is null."
        ),
        ("java.lang.Math", "abs", "There is no function 'abs' of 'java.lang.Math' here; the result is null."),
        ("java.lang.Math", "abs(double", "There is no function 'abs(double' of 'java.lang.Math' here; the result is null."),
        ("java.lang.Math", "random()", "There is no function 'random()' of 'java.lang.Math' here; the result is null."),
        ("java.lang.Math", "max(double, double)", "'max(double, double)' takes 2 arguments, but the function has 1."),
        (
            "java.lang.String", "format(java.lang.Object[])",
            "There is no function 'format(java.lang.Object[])' of 'java.lang.String' here; the result is null."
        ),
    ]

    @Test("an unknown class, method or signature is null and named", arguments: unknown)
    func named(owner: String, signature: String, message: String) throws {
        let (value, issues) = try Self.call(owner, signature, "123")
        #expect(value == .null)
        #expect(issues == [message])
    }

    @Test(
        "a description that says too little is named",
        arguments: [
            ("{java: {class: \"java.lang.Math\"}}", "An external function needs 'class' and 'method signature'."),
            ("{pmml: {document: \"a.xml\", model: \"m\"}}", "Functions of PMML are not run; the result is null."),
            ("null", "An external function is described by a context, such as {java: {class: …, method signature: …}}."),
        ])
    func described(description: String, message: String) throws {
        let model = try Fixture.model(Fixture.decision("d", Fixture.literal("(function(a) external \(description))(1)")))
        #expect(try model.value("d") == .null)
        #expect(model.issues.map(\.message) == [message])
    }

    private static func boxed(_ signature: String, _ attributes: String = "") -> String {
        func entry(_ name: String, _ text: String) -> String {
            "<contextEntry><variable name='\(name)'/>" + Fixture.literal("\"\(text)\"") + "</contextEntry>"
        }
        return "kind='Java'><formalParameter name='the x' typeRef='number'/><context>" + entry("class", "java.lang.Math")
            + entry("method signature", signature) + "</context>"
    }

    @Test("boxed functions and business knowledge are described by a boxed context", arguments: [("abs(double)", 3), ("foo(double)", nil)])
    func boxes(signature: String, expected: Int?) throws {
        let definition = "<functionDefinition \(Self.boxed(signature))</functionDefinition>"
        let context =
            "<context><contextEntry><variable name='f'/>\(definition)</contextEntry><contextEntry>"
            + Fixture.literal("f(the x: -3)") + "</contextEntry></context>"
        let knowledge =
            "<businessKnowledgeModel id='k' name='k'><variable name='k'/><encapsulatedLogic \(Self.boxed(signature))"
            + "</encapsulatedLogic></businessKnowledgeModel>"
        let model = try Fixture.model(
            knowledge + Fixture.decision("d", context) + Fixture.decision("e", Fixture.literal("k(-3)"), knows: ["#k"]))
        let value = expected.map { Value.number(Number($0)) } ?? .null
        #expect(try model.value("d") == value)
        #expect(try model.value("e") == value)
        #expect(try model.value("k", "{\"the x\": -3}") == value)
        #expect(model.issues.count == (expected == nil ? 2 : 0))
        #expect(model.issues.allSatisfy { $0.message.contains("'foo(double)' of 'java.lang.Math'") && $0.severity == .error })
    }
}
