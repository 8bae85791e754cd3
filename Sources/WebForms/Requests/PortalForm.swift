import FormEngine

/// A posted form: the portal's own controls apart from those of the page.
struct PortalForm: Sendable {
    let csrf: String?
    /// The revision or version the page was shown with.
    let revision: Int?
    let returnsToSummary: Bool
    /// Value of the button that was pressed; `next` for the Enter key.
    let action: String
    private let pairs: [(name: String, value: String)]

    init(_ pairs: [(name: String, value: String)]) {
        func first(_ name: String) -> String? { pairs.first { $0.name == name }?.value }
        csrf = first(FormControl.csrf)
        revision = first(FormControl.revision).flatMap { Int($0) }
        returnsToSummary = first(FormControl.origin) == FormControl.fromSummary
        action = first(FormControl.action) ?? "next"
        self.pairs = pairs.filter { !FormControl.own.contains($0.name) }
    }

    /// The controls of the page.
    var data: FormData { FormData(pairs) }

    /// All values of a control.
    func values(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    /// How many rows of a group the form has.
    func rowCount(of group: String) -> Int {
        let prefix = group + "."
        let rows = pairs.compactMap { pair -> Int? in
            guard pair.name.hasPrefix(prefix) else { return nil }
            return Int(pair.name.dropFirst(prefix.count).prefix { $0 != "." })
        }
        return (rows.max() ?? -1) + 1
    }
}
