import FEEL
import Testing

@Suite("Numbers")
struct NumberTests {
    @Test(
        "are read and written in plain notation",
        arguments: [
            ("0", "0"), ("-0", "0"), ("1234.50", "1234.5"), ("-3", "-3"), ("+3", "3"), (".5", "0.5"), ("1e3", "1000"), ("1E-2", "0.01"),
            ("0.000", "0"), ("100", "100"), ("00012", "12"), ("1.10e1", "11"),
            ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
            ("0.12345678901234567890123456789012345", "0.1234567890123456789012345678901234"),
            ("99999999999999999999999999999999995", "100000000000000000000000000000000000"),
            ("1e-6176", "0." + String(repeating: "0", count: 6175) + "1"),
            ("1e-6177", "0"),
        ])
    func text(source: String, plain: String) throws {
        let number = try #require(Number(source))
        #expect(number.description == plain)
        #expect(Number(plain) == number)
    }

    @Test(
        "refuse other texts",
        arguments: [
            "", "-", ".", "1.", "1..2", "1,5", "e3", "1e", "1e+", " 1", "1 ", "٣", "0x1", "1_000", "NaN", "1e6145", "1e9999999999999",
        ])
    func refuses(source: String) {
        #expect(Number(source) == nil)
    }

    @Test(
        "add",
        arguments: [
            ("1", "2", "3"), ("0.1", "0.2", "0.3"), ("1.10", "-1.1", "0"), ("1e33", "1", "1000000000000000000000000000000001"),
            ("1e34", "1", "10000000000000000000000000000000000"), ("1e40", "1e-40", "1" + String(repeating: "0", count: 40)),
            ("9999999999999999999999999999999999", "1", "1" + String(repeating: "0", count: 34)),
            ("1", "-1e-34", "0.9999999999999999999999999999999999"), ("1", "-4e-35", "1"),
            ("1", "-6e-35", "0.9999999999999999999999999999999999"),
            ("-5", "3.25", "-1.75"), ("1e100", "-1e100", "0"),
        ])
    func addition(left: String, right: String, sum: String) throws {
        let (first, second) = (try #require(Number(left)), try #require(Number(right)))
        #expect(first.adding(second) == Number(sum))
        #expect(second.adding(first) == Number(sum))
        #expect(first + second == Number(sum))
        #expect(Number(sum)?.subtracting(second).map { $0.adding(second) } == Number(sum))
    }

    @Test(
        "multiply",
        arguments: [
            ("1.1", "1.1", "1.21"), ("-2", "3", "-6"), ("0", "1e3000", "0"), ("0.67", "876.50", "587.255"),
            ("1234567890123456789012345678901234", "10", "12345678901234567890123456789012340"),
            (
                "9999999999999999999999999999999999", "9999999999999999999999999999999999",
                "9999999999999999999999999999999998" + String(repeating: "0", count: 34)
            ),
            ("3333333333333333333333333333333333", "3", "9999999999999999999999999999999999"), ("1e-4000", "1e-4000", "0"),
        ])
    func multiplication(left: String, right: String, product: String) throws {
        let (first, second) = (try #require(Number(left)), try #require(Number(right)))
        #expect(first.multiplied(by: second) == Number(product))
    }

    @Test(
        "divide",
        arguments: [
            ("1", "3", "0.3333333333333333333333333333333333"), ("2", "3", "0.6666666666666666666666666666666667"), ("10", "4", "2.5"),
            ("-1", "8", "-0.125"), ("1e34", "7", "1428571428571428571428571428571429"), ("0", "5", "0"),
            ("1", "9999999999999999999999999999999999", "0.0000000000000000000000000000000001000000000000000000000000000000000"),
            ("100", "0.01", "10000"),
        ])
    func division(left: String, right: String, quotient: String) throws {
        let (first, second) = (try #require(Number(left)), try #require(Number(right)))
        #expect(first.divided(by: second) == Number(quotient))
    }

    /// Results of Python's decimal module with 34 digits, half-even.
    @Test(
        "agree with decimal128",
        arguments: [
            ("330671283375374644e0", "+", "-8426131697e0", "330671274949242947"),
            ("-65265e20", "-", "-886717684523516091e0", "-6526499113282315476483909"),
            ("98e-2", "*", "3396385334e40", "3.32845762732e49"),
            ("-9303269338000000000e0", "/", "-321e-40", "2.898214747040498442367601246105919e56"),
            ("-113945973930805000000000000000e-34", "+", "64e-20", "-0.00001139459739307986"),
            ("256585317798187355e20", "-", "-808003267546331878931179826617788e-5", "2.56585317878987681754633187893118e37"),
            ("3e20", "*", "-189081527559342000000000000000e0", "-5.67244582678026e49"),
            ("312e-6", "/", "9999999998e0", "3.12000000062400000012480000002496e-14"),
            ("-64327716566066073e-17", "+", "-527706925733242282e0", "-527706925733242282.6432771656606607"),
            ("-5610506303810878842325737975684926e-2", "-", "98e20", "-56105063047908788423257379756849.26"),
            ("-999999999999999998e-18", "*", "-74e-5", "0.00073999999999999999852"),
            ("-99029881880000000000e-34", "/", "-59784e0", "1.656461291984477452161113341362237e-19"),
            (
                "-3007154421029989342063531961314067e20", "+", "619075710382466700000000000000000e-2",
                "-3.007154421029989342063470053743029e53"
            ),
            ("-78971001324569675135e-20", "-", "12702e0", "-12702.78971001324569675135"),
            ("-7e-34", "*", "23121e-5", "-1.61847e-34"),
            ("-7274100000e-13", "/", "-306181638987389879e-21", "2.3757466398236847004190218040414"),
            ("-946e-20", "+", "790083217437606412404429238249069e0", "790083217437606412404429238249069"),
            ("-81210754400000000e0", "-", "637271450560038158062704907179107e40", "-6.37271450560038158062704907179107e72"),
            ("-155059324816364618e20", "*", "957e-3", "-1.48391773849260939426e37"),
            ("2784494303154506544102495158800897e0", "/", "4672835533539629854096404573234861e0", "0.595889644129049363309482822082896"),
            ("-9999999999999999999999999999999997e-34", "+", "462e-20", "-0.9999999999999999953799999999999997"),
            ("17610947362277522e-17", "-", "1477324837e-40", "0.1761094736227752199999999999998523"),
            ("59392e20", "*", "999999999999999999999999999999e40", "5.939199999999999999999999999994061e94"),
            ("-4254475276496407244988170547573846e0", "/", "-235e20", "181041501127.5066912760923637265466"),
            ("-9999999998e0", "+", "-57119165638266264e-17", "-9999999998.57119165638266264"),
            ("-983453213080299082115996500558e-2", "-", "-925045228143789633e3", "-9834531205757762677370332005.58"),
            ("4e34", "*", "752048139462314883e0", "3.008192557849259532e52"),
            ("613834483934470287809058187580602e0", "/", "292894113214500567468121694139e-5", "209575562.0342323227135413437848124"),
        ])
    func decimal128(left: String, operation: String, right: String, result: String) throws {
        let (first, second) = (try #require(Number(left)), try #require(Number(right)))
        let found: Number? =
            switch operation {
            case "+": first.adding(second)
            case "-": first.subtracting(second)
            case "*": first.multiplied(by: second)
            default: first.divided(by: second)
            }
        #expect(found == Number(result))
    }

    @Test("give nothing by zero and beyond the range")
    func limits() throws {
        let large = try #require(Number("9e6144"))
        #expect(Number(1).divided(by: 0) == nil)
        #expect(large.adding(large) == nil)
        #expect(large.multiplied(by: 10) == nil)
        #expect(large * large == large * 2)
        #expect((-large) * large < 0)
        #expect(Number(2).raised(to: 100_000) == nil)
        #expect(Number(0).raised(to: -1) == nil)
        #expect(Number(Int.min).int == Int.min)
        #expect((Number(Int.max) + 1).int == nil)
        #expect(try #require(Number("1.5")).int == nil)
    }

    @Test("are equal when their values are", arguments: [("1.0", "1"), ("100", "1e2"), ("-0.50", "-.5"), ("1e40", "10e39")])
    func equality(left: String, right: String) {
        #expect(Number(left) == Number(right))
        #expect(Number(left)?.hashValue == Number(right)?.hashValue)
    }

    @Test(
        "have an order",
        arguments: [
            ["-1e50", "-3", "-2.5", "-0.001", "0", "1e-6000", "0.09", "0.1", "1", "1.5", "15", "1e33", "1e34", "1e50", "1.1e50"]
        ])
    func order(texts: [String]) {
        let numbers = texts.compactMap { Number($0) }
        #expect(numbers.count == texts.count)
        for (index, left) in numbers.enumerated() {
            for (other, right) in numbers.enumerated() { #expect((left < right) == (index < other)) }
        }
    }

    @Test(
        "are rounded",
        arguments: [
            ("2.5", 0, RoundingMode.halfUp, "3"), ("2.5", 0, .halfDown, "2"), ("2.5", 0, .halfEven, "2"), ("3.5", 0, .halfEven, "4"),
            ("-2.5", 0, .halfUp, "-3"), ("-2.5", 0, .floor, "-3"), ("-2.5", 0, .ceiling, "-2"), ("2.1", 0, .up, "3"),
            ("2.9", 0, .down, "2"),
            ("1234.565", 2, .halfUp, "1234.57"), ("1234", -2, .halfUp, "1200"), ("1250", -2, .halfEven, "1200"), ("0.001", 0, .up, "1"),
            ("1e-50", 2, .up, "0.01"), ("1e-50", 2, .halfUp, "0"), ("5", 10, .halfUp, "5"), ("1e50", 0, .up, "1e50"),
            ("9.995", 2, .halfUp, "10"),
        ])
    func rounding(source: String, scale: Int, mode: RoundingMode, result: String) throws {
        #expect(try #require(Number(source)).rounded(scale: scale, mode) == Number(result))
    }

    @Test(
        "are shown with fixed places",
        arguments: [
            ("1234.5", 2, "1234.50"), ("1", 2, "1.00"), ("1.005", 2, "1.00"), ("1.015", 2, "1.02"), ("-0.001", 2, "0.00"), ("7", 0, "7"),
            ("7.5", 0, "8"),
            ("1e20", 1, "100000000000000000000.0"),
        ])
    func plain(source: String, digits: Int, text: String) throws {
        #expect(try #require(Number(source)).plain(fractionDigits: digits) == text)
    }

    @Test(
        "take the divisor's sign in modulo",
        arguments: [
            ("10", "4", "2"), ("-10", "4", "2"), ("10", "-4", "-2"), ("-10", "-4", "-2"), ("10.1", "4.5", "1.1"), ("-10.1", "4.5", "3.4"),
            ("5", "5", "0"),
        ])
    func modulo(left: String, right: String, result: String) throws {
        let (first, second) = (try #require(Number(left)), try #require(Number(right)))
        #expect(first.modulo(second) == Number(result))
    }
}
