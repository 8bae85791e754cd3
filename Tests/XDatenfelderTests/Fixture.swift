import XDatenfelder

/// Messages of both formats, written by hand: whole where nothing is said, broken where a test asks for it.
enum Fixture {
    static let urn2 = "urn:xoev-de:fim:standard:xdatenfelder_2"
    static let urn3 = "urn:xoev-de:fim:standard:xdatenfelder_3.0.0"

    static func read(_ text: String) throws -> DataSchema {
        try SchemaReader.read(Array(text.utf8))
    }

    // MARK: Format 2

    /// A message with one schema, whose parts and rules are `body`.
    static func schema2(_ body: String, id: String = "S60000001", version: String = "1.0", name: String = "Hund anmelden") -> String {
        message2(
            "stammdatenschema.0102",
            """
            <x:stammdatenschema>
            \(head2(id, name, label: name, version: version))
            <x:ableitungsmodifikationenStruktur><code>3</code></x:ableitungsmodifikationenStruktur>
            <x:ableitungsmodifikationenRepraesentation><code>1</code></x:ableitungsmodifikationenRepraesentation>
            \(body)
            </x:stammdatenschema>
            """)
    }

    static func message2(_ kind: String, _ body: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <x:xdatenfelder.\(kind) xmlns:x="\(urn2)">
        <x:header><x:nachrichtID>1</x:nachrichtID><x:erstellungszeitpunkt>2026-01-01T00:00:00Z</x:erstellungszeitpunkt></x:header>
        \(body)
        </x:xdatenfelder.\(kind)>
        """
    }

    private static func head2(_ id: String, _ name: String, label: String, version: String = "1.0", definition: String = "") -> String {
        """
        <x:identifikation><x:id>\(id)</x:id><x:version>\(version)</x:version></x:identifikation><x:name>\(name)</x:name>
        <x:bezeichnungEingabe>\(label)</x:bezeichnungEingabe><x:beschreibung/><x:definition>\(definition)</x:definition><x:bezug/>
        <x:status><code>aktiv</code></x:status>
        """
    }

    static func part2(_ count: String, _ element: String) -> String {
        "<x:struktur><x:anzahl>\(count)</x:anzahl><x:bezug/><x:enthaelt>\(element)</x:enthaelt></x:struktur>\n"
    }

    static func field2(
        _ id: String, _ name: String, count: String = "1:1", kind: String = "input", type: String = "text", constraints: String = "",
        label: String? = nil, help: String = "", content: String = "", list: String? = nil, version: String = "1.0", extra: String = ""
    ) -> String {
        part2(
            count,
            """
            <x:datenfeld>
            \(head2(id, name, label: label ?? name, version: version))
            <x:schemaelementart><code>RNG</code></x:schemaelementart>
            <x:hilfetextEingabe>\(help)</x:hilfetextEingabe><x:hilfetextAusgabe/>
            <x:feldart><code>\(kind)</code></x:feldart><x:datentyp><code>\(type)</code></x:datentyp>
            <x:praezisierung>\(constraints)</x:praezisierung><x:inhalt>\(content)</x:inhalt>\(list.map(reference2) ?? "")\(extra)
            </x:datenfeld>
            """)
    }

    /// A reference to the list `C6000000x`, whose address is `urn:list:<name>_1`.
    static func reference2(_ name: String) -> String {
        """
        <x:codelisteReferenz><x:identifikation><x:id>C\(name)</x:id></x:identifikation><x:genericodeIdentification>
        <x:canonicalIdentification>urn:list:\(name)</x:canonicalIdentification><x:version>1</x:version>
        <x:canonicalVersionUri>urn:list:\(name)_1</x:canonicalVersionUri></x:genericodeIdentification></x:codelisteReferenz>
        """
    }

    static func group2(
        _ id: String, _ name: String, count: String = "1:1", rules: String = "", version: String = "1.0", _ parts: String
    ) -> String {
        part2(
            count,
            """
            <x:datenfeldgruppe>
            \(head2(id, name, label: name, version: version))
            <x:schemaelementart><code>HAR</code></x:schemaelementart><x:hilfetextEingabe/><x:hilfetextAusgabe/>
            \(rules)\(parts)
            </x:datenfeldgruppe>
            """)
    }

    static func rule2(_ id: String, _ text: String, name: String = "Regel") -> String {
        "<x:regel>\(head2(id, name, label: name, definition: text))<x:script>function script() {\n\n}</x:script></x:regel>\n"
    }

    // MARK: Format 3

    static func schema3(_ body: String, keywords: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <x:xdatenfelder.stammdatenschema.0102 xmlns:x="\(urn3)">
        <x:header><x:nachrichtID>1</x:nachrichtID><x:erstellungszeitpunkt>2026-01-01T00:00:00Z</x:erstellungszeitpunkt></x:header>
        <x:stammdatenschema>\(head3("S60000000001", "Hund anmelden"))\(keywords)<x:bezeichnung>Hund anmelden</x:bezeichnung>
        <x:ableitungsmodifikationenStruktur><code>3</code></x:ableitungsmodifikationenStruktur>
        <x:ableitungsmodifikationenRepraesentation><code>1</code></x:ableitungsmodifikationenRepraesentation>
        <x:dokumentsteckbrief><x:id>D99000000001</x:id></x:dokumentsteckbrief>
        \(body)</x:stammdatenschema></x:xdatenfelder.stammdatenschema.0102>
        """
    }

    private static func head3(_ id: String, _ name: String) -> String {
        """
        <x:identifikation><x:id>\(id)</x:id><x:version>1.0.0</x:version></x:identifikation><x:name>\(name)</x:name>
        <x:freigabestatus listVersionID="1"><code>6</code></x:freigabestatus><x:letzteAenderung>2026-01-01T00:00:00Z</x:letzteAenderung>
        """
    }

    static func part3(_ count: String, _ element: String) -> String {
        "<x:struktur><x:anzahl>\(count)</x:anzahl><x:enthaelt>\(element)</x:enthaelt></x:struktur>\n"
    }

    static func field3(
        _ id: String, _ name: String, count: String = "1:1", kind: String = "input", type: String = "text", constraints: String = "",
        before: String = "", after: String = ""
    ) -> String {
        part3(
            count,
            """
            <x:datenfeld>\(head3(id, name))<x:bezeichnungEingabe>\(name)</x:bezeichnungEingabe>
            <x:schemaelementart><code>HAR</code></x:schemaelementart>
            <x:feldart><code>\(kind)</code></x:feldart><x:datentyp><code>\(type)</code></x:datentyp><x:praezisierung \(constraints)/>
            \(before)<x:vorbefuellung><code>keine</code></x:vorbefuellung>\(after)</x:datenfeld>
            """)
    }

    static func group3(_ id: String, _ name: String, count: String = "1:1", art: String = "", rules: String = "", _ parts: String) -> String
    {
        part3(
            count,
            """
            <x:datenfeldgruppe>\(head3(id, name))<x:bezeichnungEingabe>\(name)</x:bezeichnungEingabe>
            <x:schemaelementart><code>HAR</code></x:schemaelementart>\(art)\(rules)\(parts)</x:datenfeldgruppe>
            """)
    }

    static func rule3(_ id: String, _ text: String) -> String {
        """
        <x:regel><x:identifikation><x:id>\(id)</x:id><x:version>1.0.0</x:version></x:identifikation><x:name>Regel</x:name>
        <x:freitextRegel>\(text)</x:freitextRegel><x:letzteAenderung>2026-01-01T00:00:00Z</x:letzteAenderung>
        <x:typ><code>K</code></x:typ></x:regel>
        """
    }

    // MARK: Code lists

    /// The list `C<name>` with the address `urn:list:<name>_1`.
    static func list(_ name: String, _ entries: [(String, String)]) throws -> CodeList {
        let rows = entries.map { code, label in
            """
            <Row><Value ColumnRef="code"><SimpleValue>\(code)</SimpleValue></Value>
            <Value ColumnRef="name"><SimpleValue>\(label)</SimpleValue></Value></Row>
            """
        }
        let text = """
            <CodeList xmlns="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><Identification><ShortName>\(name)</ShortName>
            <Version>1</Version><CanonicalUri>urn:list:\(name)</CanonicalUri>
            <CanonicalVersionUri>urn:list:\(name)_1</CanonicalVersionUri></Identification>
            <ColumnSet><Column Id="code"/><Column Id="name"/></ColumnSet><SimpleCodeList>\(rows.joined())</SimpleCodeList></CodeList>
            """
        return try CodeListReader.read(Array(text.utf8), file: "C\(name)_genericode.xml").list
    }
}
