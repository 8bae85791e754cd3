/// A class of characters in a pattern.
struct ScalarSet: Sendable {
    enum Category: Sendable {
        case digit, blank, word, nameStart, namePart
        /// A general category of Unicode by its abbreviation, or its first letter.
        case general(String)
    }

    var ranges: [ClosedRange<UInt32>] = []
    var categories: [(category: Category, isNegated: Bool)] = []
    var isNegated = false
    /// What is taken out: `[A-Z-[OI]]`.
    var subtracted: [ScalarSet] = []

    func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
        var isIn = has(scalar)
        if !isIn, ignoringCase {
            isIn = ScalarSet.variants(scalar).contains { has($0) }
        }
        guard isIn != isNegated else { return false }
        return !subtracted.contains { $0.contains(scalar, ignoringCase: ignoringCase) }
    }

    private func has(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) }
            || categories.contains { ScalarSet.belongs(scalar, to: $0.category) != $0.isNegated }
    }

    /// The character in its other cases, as far as those are single characters.
    static func variants(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].compactMap { text in
            let scalars = text.unicodeScalars
            return scalars.count == 1 ? scalars.first : nil
        }
    }

    private static func belongs(_ scalar: Unicode.Scalar, to category: Category) -> Bool {
        let general = abbreviation(scalar.properties.generalCategory)
        switch category {
        case .digit: return general == "Nd"
        case .blank: return [0x20, 0x09, 0x0A, 0x0D].contains(scalar.value)
        case .word: return !["P", "Z", "C"].contains(general.prefix(1))
        case .nameStart: return general.hasPrefix("L") || scalar == "_" || scalar == ":"
        case .namePart:
            return general.hasPrefix("L") || general == "Nd" || general.hasPrefix("M") || ["_", ":", "-", ".", "\u{B7}"].contains(scalar)
        case .general(let name): return general == name || (name.count == 1 && general.hasPrefix(name))
        }
    }

    static let generalNames: Set<String> = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi",
        "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
    ]

    /// The blocks that texts in Latin letters need.
    static let blocks: [String: ClosedRange<UInt32>] = [
        "IsBasicLatin": 0...0x7F, "IsLatin-1Supplement": 0x80...0xFF, "IsLatinExtended-A": 0x100...0x17F,
        "IsLatinExtended-B": 0x180...0x24F, "IsLatinExtendedAdditional": 0x1E00...0x1EFF,
        "IsCombiningDiacriticalMarks": 0x300...0x36F, "IsGreek": 0x370...0x3FF, "IsCyrillic": 0x400...0x4FF,
        "IsGeneralPunctuation": 0x2000...0x206F,
    ]

    private static func abbreviation(_ category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
