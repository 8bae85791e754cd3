/// Which elements may lie in an element, as the schemas of both formats say.
struct ElementShape {
    let required: Set<String>
    let optional: Set<String>
    /// Any number of times.
    let repeated: Set<String>

    init(_ required: Set<String>, optional: Set<String> = [], repeated: Set<String> = []) {
        self.required = required
        self.optional = optional
        self.repeated = repeated
    }

    func adding(_ required: Set<String>, optional: Set<String> = [], repeated: Set<String> = []) -> ElementShape {
        ElementShape(
            self.required.union(required), optional: self.optional.union(optional), repeated: self.repeated.union(repeated))
    }

    func allows(_ name: String) -> Bool { required.contains(name) || optional.contains(name) || repeated.contains(name) }
}

extension ElementShape {
    static let identification = ElementShape(["id"], optional: ["version"])
    static let content = ElementShape([], optional: ["datenfeld", "datenfeldgruppe"])

    static func part(_ format: DataSchema.Format) -> ElementShape {
        format == .version2
            ? ElementShape(["anzahl", "bezug", "enthaelt"]) : ElementShape(["anzahl", "enthaelt"], repeated: ["bezug"])
    }

    static func schema(_ format: DataSchema.Format) -> ElementShape {
        let derivation: Set<String> = ["ableitungsmodifikationenStruktur", "ableitungsmodifikationenRepraesentation"]
        return format == .version2
            ? general2.adding(derivation, optional: ["hilfetext"], repeated: ["regel", "struktur"])
            : general3.adding(
                derivation.union(["bezeichnung", "dokumentsteckbrief"]), optional: ["hilfetext"], repeated: ["regel", "struktur"])
    }

    static func group(_ format: DataSchema.Format) -> ElementShape {
        format == .version2
            ? element2.adding([], repeated: ["regel", "struktur"])
            : element3.adding([], optional: ["art"], repeated: ["regel", "struktur"])
    }

    static func field(_ format: DataSchema.Format) -> ElementShape {
        format == .version2
            ? element2.adding(
                ["feldart", "datentyp", "praezisierung", "inhalt"], optional: ["codelisteReferenz"], repeated: ["regel"])
            : element3.adding(
                ["feldart", "datentyp", "vorbefuellung"],
                optional: ["praezisierung", "inhalt", "werte", "codelisteReferenz", "codeKey", "nameKey", "helpKey", "maxSize"],
                repeated: ["regel", "mediaType"])
    }

    static func rule(_ format: DataSchema.Format) -> ElementShape {
        format == .version2
            ? general2.adding(["script"])
            : ElementShape(
                ["identifikation", "name", "letzteAenderung", "typ"],
                optional: ["beschreibung", "freitextRegel", "fachlicherErsteller", "skript"],
                repeated: ["bezug", "stichwort", "param", "ziel", "fehler"])
    }

    // MARK: What elements share

    private static let general2 = ElementShape(
        ["identifikation", "name", "bezeichnungEingabe", "beschreibung", "definition", "bezug", "status"],
        optional: [
            "bezeichnungAusgabe", "gueltigAb", "gueltigBis", "fachlicherErsteller", "versionshinweis", "freigabedatum",
            "veroeffentlichungsdatum",
        ])
    private static let element2 = general2.adding(["schemaelementart", "hilfetextEingabe", "hilfetextAusgabe"])
    private static let general3 = ElementShape(
        ["identifikation", "name", "freigabestatus", "letzteAenderung"],
        optional: [
            "beschreibung", "definition", "statusGesetztAm", "statusGesetztDurch", "gueltigAb", "gueltigBis", "versionshinweis",
            "veroeffentlichungsdatum",
        ], repeated: ["bezug", "relation", "stichwort"])
    private static let element3 = general3.adding(
        ["bezeichnungEingabe", "schemaelementart"], optional: ["bezeichnungAusgabe", "hilfetextEingabe", "hilfetextAusgabe"])
}
