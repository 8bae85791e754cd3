import Foundation

/// `java.lang.Math`: everything but `random`, which is no function of its arguments.
enum JavaMath {
    static let methods: [String: JavaMethod] = {
        var table = JavaMethodTable()
        addElementary(&table)
        addRounding(&table)
        addPairs(&table)
        addComparisons(&table, Double.self)
        addComparisons(&table, Float.self)
        addWhole(&table, Int32.self)
        addWhole(&table, Int64.self)
        addMixed(&table)
        return table.methods
    }()

    private static func addElementary(_ table: inout JavaMethodTable) {
        let functions: [(String, @Sendable (Double) -> Double)] = [
            ("sin", { sin($0) }), ("cos", { cos($0) }), ("tan", { tan($0) }), ("asin", { asin($0) }), ("acos", { acos($0) }),
            ("atan", { atan($0) }), ("sinh", { sinh($0) }), ("cosh", { cosh($0) }), ("tanh", { tanh($0) }), ("exp", { exp($0) }),
            ("expm1", { expm1($0) }), ("log", { log($0) }), ("log10", { log10($0) }), ("log1p", { log1p($0) }),
            ("sqrt", { $0.squareRoot() }), ("cbrt", { cubeRoot($0) }), ("toRadians", { $0 * (Double.pi / 180) }),
            ("toDegrees", { $0 * (180 / Double.pi) }), ("nextUp", { $0.nextUp }), ("nextDown", { $0.nextDown }), ("ulp", { $0.ulp }),
        ]
        for (name, body) in functions { table.add(name) { (x: Double) in body(x) } }
        table.add("nextUp") { (x: Float) in x.nextUp }
        table.add("nextDown") { (x: Float) in x.nextDown }
        table.add("ulp") { (x: Float) in x.ulp }
        table.add("getExponent") { (x: Double) in x == 0 ? Int32(-1023) : Int32(exactly: max(x.exponent, -1023)) }
        table.add("getExponent") { (x: Float) in x == 0 ? Int32(-127) : Int32(exactly: max(x.exponent, -127)) }
    }

    private static func addRounding(_ table: inout JavaMethodTable) {
        table.add("floor") { (x: Double) in x.rounded(.down) }
        table.add("ceil") { (x: Double) in x.rounded(.up) }
        table.add("rint") { (x: Double) in x.rounded(.toNearestOrEven) }
        table.add("round") { (x: Double) in Int64(saturating: halfUp(x)) }
        table.add("round") { (x: Float) in Int32(saturating: Double(halfUp(x))) }
    }

    /// The C library's root may be off in the last bit: one step of Newton's method makes that of 27 exactly 3.
    private static func cubeRoot(_ x: Double) -> Double {
        let root = cbrt(x)
        guard root != 0, root.isFinite else { return root }
        return root - (root * root * root - x) / (3 * root * root)
    }

    /// Ties go up: `round(-2.5)` is -2. Adding a half first would round 0.49999999999999994 to 1.
    private static func halfUp<Real: BinaryFloatingPoint>(_ x: Real) -> Real {
        let floor = x.rounded(.down)
        return x - floor >= 0.5 ? floor + 1 : floor
    }

    private static func addPairs(_ table: inout JavaMethodTable) {
        // C has 1 for it.
        table.add("pow") { (x: Double, y: Double) in x.magnitude == 1 && y.isInfinite ? Double.nan : pow(x, y) }
        table.add("atan2") { (y: Double, x: Double) in atan2(y, x) }
        table.add("hypot") { (x: Double, y: Double) in hypot(x, y) }
        table.add("IEEEremainder") { (x: Double, y: Double) in x.isInfinite || y == 0 ? Double.nan : x.remainder(dividingBy: y) }
        table.add("scalb") { (x: Double, n: Int32) in scalbn(x, Int(n)) }
        table.add("scalb") { (x: Float, n: Int32) in scalbn(x, Int(n)) }
        table.add("nextAfter") { (x: Double, y: Double) in nextafter(x, y) }
        table.add("nextAfter") { (x: Float, y: Double) in Double(x) < y ? x.nextUp : Double(x) > y ? x.nextDown : x }
    }

    private static func addComparisons<Real: BinaryFloatingPoint & JavaValue>(_ table: inout JavaMethodTable, _ type: Real.Type) {
        table.add("abs") { (x: Real) in x.magnitude }
        table.add("max") { (x: Real, y: Real) in max(x, y) }
        table.add("min") { (x: Real, y: Real) in min(x, y) }
        table.add("signum") { (x: Real) in x == 0 ? x : Real(signOf: x, magnitudeOf: 1) }
        table.add("copySign") { (x: Real, y: Real) in Real(signOf: y, magnitudeOf: x) }
        table.add("fma") { (x: Real, y: Real, z: Real) in z.addingProduct(x, y) }
        table.add("clamp") { (x: Real, low: Real, high: Real) in low <= high ? min(max(x, low), high) : nil }
    }
}

extension FixedWidthInteger {
    /// As Java's cast: what is too large becomes the largest, what is no number becomes 0.
    init(saturating value: Double) {
        if value.isNaN {
            self = 0
        } else if value >= Double(Self.max) {
            self = .max
        } else if value <= Double(Self.min) {
            self = .min
        } else {
            self = Self(value)
        }
    }
}
