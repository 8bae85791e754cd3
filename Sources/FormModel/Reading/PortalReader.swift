/// Reads `_portal.yaml`: the municipality, life situations and duty texts.
struct PortalReader {
    let log: ProblemLog

    func read(_ root: YAMLNode) -> PortalDefinition? {
        guard let keys = MappingReader(root, of: "the portal", log) else { return nil }
        let municipality = keys.requiredNode("municipality", remedy: "Add 'municipality: {name: …, ars: …, ags: …}'.")
            .flatMap { MappingReader($0, of: "the municipality", log) }
            .map(readMunicipality)
        let situations = keys.requiredList(
            "life_situations", of: "life situations", remedy: "Add 'life_situations:' with entries '- {id: …, title: …}'."
        ).compactMap(readSituation)
        let imprint = keys.requiredText("imprint", remedy: "Add 'imprint: |' with the Impressum (§ 5 DDG).")
        let privacy = keys.requiredText("privacy", remedy: "Add 'privacy: |' with the data protection notice (Art. 13 GDPR).")
        let accessibility = keys.requiredText("accessibility", remedy: "Add 'accessibility: |' with the declaration on accessibility.")
        keys.finish()
        checkDuplicates(situations)
        guard let municipality else { return nil }
        return PortalDefinition(
            municipality: municipality, lifeSituations: situations, imprint: imprint, privacy: privacy, accessibility: accessibility,
            location: root.location)
    }

    private func readMunicipality(_ keys: MappingReader) -> MunicipalityDefinition {
        let municipality = MunicipalityDefinition(
            name: keys.requiredText("name", remedy: "Add 'name: …', as in 'Stadt Musterstadt'."),
            ars: digits("ars", count: 12, "Amtlicher Regionalschlüssel", keys),
            ags: digits("ags", count: 8, "Amtlicher Gemeindeschlüssel", keys),
            mandant: keys.text("mandant"), email: keys.text("email"), phone: keys.text("phone"), address: keys.text("address"))
        keys.finish()
        return municipality
    }

    private func digits(_ key: String, count: Int, _ name: String, _ keys: MappingReader) -> String {
        let text = keys.requiredLocated(key, remedy: "Add '\(key): \"…\"', the \(name) with \(count) digits.")
        if !text.value.isEmpty, !Names.isDigits(text.value, count: count) {
            log.error(
                "bad_key", at: text.location, "The \(name) has \(count) digits, '\(text.value.shortened)' does not.",
                remedy: "Write all \(count) digits, in quotes.")
        }
        return text.value
    }

    private func readSituation(_ node: YAMLNode) -> LifeSituation? {
        guard let keys = MappingReader(node, of: "a life situation", log) else { return nil }
        let id = keys.identifier()
        let situation = LifeSituation(
            id: id.value, title: keys.requiredText("title", remedy: "Add 'title: …'."), text: keys.text("text"), location: id.location)
        keys.finish()
        return situation
    }

    private func checkDuplicates(_ situations: [LifeSituation]) {
        var seen: [String: Int] = [:]
        for situation in situations {
            if let line = seen[situation.id] {
                log.error(
                    "duplicate_id", at: situation.location, "The life situation '\(situation.id)' stands twice, first in line \(line).",
                    remedy: "Give it another id.")
            } else {
                seen[situation.id] = situation.location.line
            }
        }
    }
}
