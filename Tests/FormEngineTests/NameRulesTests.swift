import FEEL
import Identifiers
import Testing

@testable import FormEngine

@Suite("The short way through the check of a name")
struct NameRulesTests {
    @Test("never takes what DIN 91379 refuses or writes differently")
    func agrees() {
        for value in UInt32(0x20)...0x24F {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for name in ["\(scalar)", "A\(scalar)", "\(scalar)A", "A\(scalar)A", "A\(scalar)\(scalar)A"] where TextRules.isPlainName(name) {
                #expect(LatinName.check(name) == .valid(normalised: name), "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test("is open to nearly every name", arguments: ["Anna", "Öztürk-Weiß", "Łucja Maria", "von der Ähre"])
    func plain(name: String) {
        #expect(TextRules.isPlainName(name))
    }

    @Test(
        "is closed to everything doubtful",
        arguments: ["", " Anna", "Anna ", "Anna  Maria", "-", "A-", "D\u{2019}Amico", "Jose\u{301}", "Anna3"])
    func doubtful(name: String) {
        #expect(!TextRules.isPlainName(name))
    }
}
