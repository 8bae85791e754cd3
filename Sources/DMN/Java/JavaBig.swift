import FEEL

/// `java.math.BigDecimal` and `BigInteger`: what their static functions make is a number of FEEL.
enum JavaBig {
    static let decimal: [String: JavaMethod] = {
        var table = JavaMethodTable()
        table.add("valueOf") { (x: Int64) in x }
        table.add("valueOf") { (x: Double) in x }
        table.add("valueOf") { (x: Int64, scale: Int32) in Number("\(x)e\(-Int64(scale))") }
        return table.methods
    }()

    static let integer: [String: JavaMethod] = {
        var table = JavaMethodTable()
        table.add("valueOf") { (x: Int64) in x }
        return table.methods
    }()
}
