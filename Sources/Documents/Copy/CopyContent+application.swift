import Casework
import FEEL
import FormEngine
import FormModel
import FoundationEssentials

extension CopyContent {
    init(_ copy: ApplicationCopy, attachments: [PDFAttachment]) {
        let document = copy.document
        title = "Ihre Angaben: " + PrintableText.line(document.serviceTitle)
        description = "Kopie des Antrags " + copy.reference.text
        language = document.language
        town = PrintableText.line(copy.municipality.name)
        service = PrintableText.line(document.serviceTitle)
        reference = copy.reference.text
        facts = Self.facts(copy)
        sections = document.sections.compactMap(Self.section)
        notes = Self.notes(copy, attachments)
    }

    private static func facts(_ copy: ApplicationCopy) -> [Fact] {
        let authority = copy.service.authority
        let contact = [authority.address, authority.phone, authority.email].compactMap { $0 }.map(PrintableText.line)
        var facts = [
            Fact(label: "Leistung", text: PrintableText.line(copy.document.serviceTitle)),
            Fact(label: "Vorgangsnummer", text: copy.reference.text),
            Fact(label: "Eingegangen am", text: moment(copy.submittedAt)),
            Fact(label: "Zuständig", text: PrintableText.line(authority.name)),
        ]
        if !contact.isEmpty { facts.append(Fact(label: "Kontakt", text: contact.joined(separator: ", "))) }
        if let fee = copy.document.feeCents, fee > 0 { facts.append(Fact(label: "Gebühr", text: Cents(value: Int64(fee)).display)) }
        return facts
    }

    private static func notes(_ copy: ApplicationCopy, _ attachments: [PDFAttachment]) -> [String] {
        var notes = ["Diese Kopie zeigt, was Sie uns geschickt haben. Sie ist kein Bescheid. Heben Sie sie mit Ihren Unterlagen auf."]
        let law = copy.service.law.map { PrintableText.line($0.text) }
        if !law.isEmpty { notes.append("Rechtsgrundlage: " + law.joined(separator: "; ")) }
        if !attachments.isEmpty {
            let names = attachments.map(\.name).joined(separator: ", ")
            notes.append("Ihre Angaben liegen dieser Datei auch so bei, dass Programme sie lesen können: \(names).")
        }
        return notes
    }

    // MARK: Answers

    /// Nil when nothing on the page is for people.
    private static func section(_ section: ApplicationDocument.Section) -> Section? {
        let blocks = blocks(of: section.entries, title: nil, depth: 0)
        return blocks.isEmpty ? nil : Section(title: PrintableText.line(section.title), blocks: blocks)
    }

    /// Single answers first, as on the page; then each row of each group under a heading of its own.
    private static func blocks(of entries: [ApplicationDocument.Entry], title: String?, depth: Int) -> [Block] {
        var single: [Entry] = []
        var rows: [Block] = []
        for entry in entries where entry.isHidden != true {
            let label = PrintableText.line(entry.label)
            guard let groups = entry.rows, !groups.isEmpty, depth < maxDepth else {
                single.append(Entry(label: label, lines: lines(of: entry), isEmpty: isEmpty(entry)))
                continue
            }
            for (index, row) in groups.enumerated() {
                let place = [title, label].compactMap { $0 }.joined(separator: ", ")
                rows += blocks(of: row, title: "\(place): \(index + 1)", depth: depth + 1)
            }
        }
        return (single.isEmpty ? [] : [Block(title: title, entries: single)]) + rows
    }

    /// Groups in groups in groups; deeper ones are shown by their own summary.
    private static let maxDepth = 4

    private static func lines(of entry: ApplicationDocument.Entry) -> [String] {
        PrintableText.lines(entry.display)
    }

    private static func isEmpty(_ entry: ApplicationDocument.Entry) -> Bool {
        guard entry.value == nil, entry.values?.isEmpty ?? true, entry.rows?.isEmpty ?? true else { return false }
        return entry.parts?.allSatisfy { $0.value == nil } ?? true
    }

    // MARK: Time

    private static let months = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ]

    /// `21. November 2026, 14:32 Uhr`, in the time of the municipality; no-break spaces between the parts.
    static func moment(_ instant: Date) -> String {
        let local = GermanTime.local(epochSeconds: Int64(min(max(instant.timeIntervalSince1970, 0), 100_000_000_000)))
        let month = months.indices.contains(local.date.month - 1) ? months[local.date.month - 1] : ""
        let clock = [local.time.hour, local.time.minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(local.date.day).\u{A0}\(month)\u{A0}\(local.date.year), \(clock)\u{A0}Uhr"
    }
}
