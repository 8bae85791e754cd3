/// Kfz-Kennzeichen: the number on a vehicle's plate.
///
/// Unterscheidungszeichen of the district (1 to 3 letters), then the Erkennungsnummer: 1 or 2 letters and 1 to 4 digits;
/// `H` behind it for historic, `E` for electric vehicles; the months of a seasonal plate as `04/10`. Whether the district
/// exists is not checked. Source: §§ 9 to 11 FZV, Anlagen 1, 2 and 4.
public enum LicencePlate {
    /// Normalised: `W-WU 42`, `RT-MZ 72H`, `W-KA 77 04/10`.
    ///
    /// Reasons: `kennzeichen_empty`, `kennzeichen_malformed`, `kennzeichen_ambiguous` (the hyphen behind the district is
    /// missing), `kennzeichen_not_civil`, `kennzeichen_number`, `kennzeichen_season`, `kennzeichen_places`.
    public static func check(_ raw: String) -> Checked {
        guard raw.utf8.count <= 100 else { return refused("malformed") }
        var reader = PlateReader(raw)
        if reader.isAtEnd { return refused("empty") }
        let district = reader.letters(umlauts: true)
        reader.skipSeparators()
        let letters = reader.letters(umlauts: false)
        reader.skipSeparators()
        let number = reader.digits()
        if notCivil.contains(district) { return refused("not_civil") }
        // "WAB123" is W-AB 123 or WA-B 123: only the owner knows.
        if letters.isEmpty, (2...5).contains(district.count), !number.isEmpty, reader.isAtEnd { return refused("ambiguous") }
        guard (1...3).contains(district.count), (1...2).contains(letters.count), (1...4).contains(number.count) else {
            return refused("malformed")
        }
        guard number.first != "0" else { return refused("number") }
        return ending(of: "\(district)-\(letters) \(number)", places: district.count + letters.count + number.count, &reader)
    }

    /// What may follow the number: `H` or `E`, the months of a season.
    private static func ending(of text: String, places: Int, _ reader: inout PlateReader) -> Checked {
        // A plate in one line has room for eight places; a suffix and a season take one each.
        var text = text
        var places = places
        reader.skipSeparators()
        if let suffix = reader.suffix() {
            text += suffix
            places += 1
            reader.skipSeparators()
        }
        if !reader.isAtEnd {
            guard let season = reader.season() else { return refused("malformed") }
            guard isSeason(from: season.first, to: season.last) else { return refused("season") }
            text += " \(padded(season.first))/\(padded(season.last))"
            places += 1
        }
        return places <= 8 ? .valid(normalised: text) : refused("places")
    }

    /// Two to eleven whole months, also over the turn of the year.
    private static func isSeason(from first: Int, to last: Int) -> Bool {
        (1...12).contains(first) && (1...12).contains(last) && (2...11).contains((last - first + 12) % 12 + 1)
    }

    /// Districts of federal offices, of the armed forces and of the Technisches Hilfswerk.
    private static let notCivil: Set<String> = ["BD", "Y", "THW"]

    private static func refused(_ reason: String) -> Checked {
        .invalid(reason: "kennzeichen_" + reason)
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
