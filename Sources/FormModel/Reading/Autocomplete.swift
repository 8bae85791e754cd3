/// The words of HTML's `autocomplete` attribute that fit fields about the person who fills in the form.
///
/// Source: HTML Living Standard, autofill; WCAG 2.2 success criterion 1.3.5.
enum Autocomplete {
    static let tokens: Set<String> = [
        "additional-name", "address-level1", "address-level2", "address-line1", "address-line2", "address-line3", "bday", "bday-day",
        "bday-month", "bday-year", "cc-name", "country", "country-name", "email", "family-name", "given-name", "honorific-prefix",
        "honorific-suffix", "impp", "language", "name", "nickname", "off", "on", "organization", "organization-title", "photo",
        "postal-code", "sex", "street-address", "tel", "tel-national", "url", "username",
    ]

    /// The token of a field's key; one that HTML does not know is a problem.
    static func read(_ keys: MappingReader) -> String? {
        guard let token = keys.located("autocomplete") else { return nil }
        if !tokens.contains(token.value) {
            keys.log.error(
                "unknown_word", at: token.location, "'\(token.value.shortened)' is not a value of 'autocomplete'.",
                remedy: Suggestion.remedy(
                    for: token.value, among: tokens, otherwise: "Use a word of HTML's autofill, such as given-name, family-name or email."))
        }
        return token.value
    }
}
