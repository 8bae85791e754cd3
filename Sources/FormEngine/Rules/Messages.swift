import FEEL
import FormModel

/// The sentences citizens read when something has to be corrected.
///
/// One sentence says what is wrong, one says what to do or how a right answer looks. Labels are quoted, so that every
/// sentence is right for a word (`Familienname`) as for a question (`Wann sind Sie eingezogen?`).
enum Messages {
    /// `„Familienname“`, without a colon at the end.
    static func quoted(_ label: String) -> String {
        "„" + (label.last == ":" ? String(label.dropLast()) : label) + "“"
    }

    static func quoted(_ field: CompiledField) -> String {
        field.quotedLabel
    }

    /// Nothing was answered.
    static func required(_ field: CompiledField) -> String {
        if let own = field.definition.requiredMessage { return own }
        return field.kind.required(field.quotedLabel)
    }

    static func tooLong(_ subject: String, max: Int) -> String {
        "\(subject) darf höchstens \(max) Zeichen lang sein. Kürzen Sie Ihre Eingabe."
    }

    static func tooShort(_ subject: String, min: Int) -> String {
        "\(subject) muss mindestens \(min) Zeichen lang sein."
    }

    /// Characters that cannot be printed or stored.
    static func textCharacters(_ subject: String) -> String {
        "\(subject) enthält Zeichen, die wir nicht lesen können. Löschen Sie diese Zeichen."
    }

    static func pattern(_ subject: String, hint: String?) -> String {
        "\(subject) hat nicht die richtige Form." + (hint.map { " " + $0 } ?? " Prüfen Sie Ihre Eingabe.")
    }

    /// Characters outside of DIN 91379, datatype A.
    static func nameCharacters(_ subject: String) -> String {
        "\(subject) darf nur lateinische Buchstaben, Leerzeichen, Bindestriche und Apostrophe enthalten."
            + " Geben Sie den Namen so ein, wie er im Ausweis steht."
    }

    static func nameLetters(_ subject: String) -> String {
        "\(subject) muss mindestens einen Buchstaben enthalten."
    }

    static func number(_ subject: String) -> String {
        "\(subject) muss eine Zahl sein, zum Beispiel 30."
    }

    static func wholeNumber(_ subject: String) -> String {
        "\(subject) muss eine ganze Zahl sein, zum Beispiel 30."
    }

    static func numberTooLarge(_ subject: String) -> String {
        "\(subject) ist zu groß. Prüfen Sie, ob Sie zu viele Ziffern eingegeben haben."
    }

    static func money(_ subject: String) -> String {
        "\(subject) muss ein Betrag in Euro sein, zum Beispiel 1.234,50."
    }

    static func decimal(_ subject: String) -> String {
        "\(subject) muss eine Zahl sein, zum Beispiel 1,5."
    }

    static func decimalPlaces(_ subject: String, places: Int) -> String {
        "\(subject) darf höchstens \(places) \(places == 1 ? "Stelle" : "Stellen") hinter dem Komma haben."
    }

    /// `1.5` can be one and a half or a thousand badly grouped.
    static func decimalAmbiguous(_ subject: String) -> String {
        "\(subject) ist nicht eindeutig. Schreiben Sie ein Komma, zum Beispiel 1,5."
    }

    /// `12.34` can be 12 euros 34 or 1,234 euros.
    static func moneyAmbiguous(_ subject: String) -> String {
        "\(subject) ist nicht eindeutig. Schreiben Sie Cent hinter ein Komma, zum Beispiel 12,34."
    }

    static func choicesTooFew(_ subject: String, min: Int) -> String {
        min == 1 ? "Wählen Sie bei \(subject) mindestens eine Antwort aus." : "Wählen Sie bei \(subject) mindestens \(min) Antworten aus."
    }

    static func choicesTooMany(_ subject: String, max: Int) -> String {
        max == 1 ? "Wählen Sie bei \(subject) nur eine Antwort aus." : "Wählen Sie bei \(subject) höchstens \(max) Antworten aus."
    }

    static func exclusive(_ option: String) -> String {
        "Wählen Sie entweder „\(option)“ oder andere Antworten aus. Beides zusammen geht nicht."
    }

    static func rowsTooMany(_ subject: String, max: Int) -> String {
        "Bei \(subject) sind höchstens \(max) Einträge möglich. Löschen Sie Einträge, die Sie nicht brauchen."
    }

    /// A choice that is not (or no longer) among the options.
    static func unknownOption(_ field: CompiledField) -> String {
        "Wählen Sie bei \(quoted(field)) eine der angebotenen Antworten aus."
    }
}
