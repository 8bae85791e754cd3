import FEEL
import FormModel
import Identifiers

/// Rules of a German postal address, part by part.
enum AddressRules {
    /// Why a part cannot stand; nil when it can.
    static func refusal(of part: String, _ address: Context, _ settings: AddressSettings) -> Refusal? {
        let street = address["strasse"]?.text ?? ""
        guard let text = address[part]?.text, !text.isEmpty else {
            let isNeeded = part != "zusatz" && !(part == "hausnummer" && settings.postBox == .allow && isPostBox(street))
            return isNeeded ? Refusal("required", Messages.addressPart(part)) : nil
        }
        if part == "plz" {
            return PostalCode.check(text) == .valid(normalised: text) ? nil : Refusal("plz_format", Messages.postalCode())
        }
        let max = part == "hausnummer" ? FormLimits.houseNumber : FormLimits.addressPart
        if text.unicodeScalars.count > max {
            return Refusal("too_long", Messages.tooLong("„\(Messages.addressPartName(part))“", max: max))
        }
        guard LatinName.datatypeB(text) == .valid(normalised: text) else {
            return Refusal("address_characters", Messages.addressCharacters(part))
        }
        if settings.postBox == .refuse, part == "strasse" || part == "zusatz", isPostBox(text) {
            return Refusal("address_post_box", Messages.postBox())
        }
        return nil
    }

    /// `Postfach 12 34`, `PF 1234`, `Postfach`.
    static func isPostBox(_ text: String) -> Bool {
        let words = text.lowercased().split { $0 == " " || $0 == "." || $0 == ":" }
        guard let first = words.first else { return false }
        if first.hasPrefix("postfach") { return true }
        return first == "pf" && words.dropFirst().allSatisfy { $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    }

    /// A typed part in its canonical form; a postal code may have a country sign and blanks.
    static func canonical(_ raw: String, part: String) -> String {
        let text = TextRules.canonical(TextRules.bounded(raw), severalLines: false)
        guard part == "plz" else {
            return LatinName.datatypeB(text).normalised ?? text
        }
        let upper = text.uppercased()
        let bare = upper.hasPrefix("DE-") ? text.dropFirst(3) : upper.hasPrefix("D-") ? text.dropFirst(2) : text[...]
        return PostalCode.check(String(bare)).normalised ?? text
    }
}
