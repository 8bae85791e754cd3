/// What `service.yaml` says by itself; the loader adds form, decisions, workflow and examples.
struct ServiceHead {
    let keys: MappingReader
    let id: Located<String>
    let kind: ServiceKind
    let title, summary, prefix: String
    let leika, processing: String?
    let law: [LegalReference]
    let authority: AuthorityDefinition
    let audience, needed, keywords: [String]
    let minutes: Int
    let trust: TrustLevel
    let fee: FeeDefinition?
    let lifeSituations: [Located<String>]
    let retention: RetentionDefinition
    /// Name of a shared workflow; nil for `workflow.yaml` in the folder.
    let workflow: Located<String>?
    let delivery: [DeliveryDefinition]
}

/// Reads `service.yaml`.
struct ServiceReader {
    let log: ProblemLog

    func read(_ root: YAMLNode, folder: String, kind: ServiceKind) -> ServiceHead? {
        guard let keys = MappingReader(root, of: kind == .form ? "the service" : "rules without a form", log) else { return nil }
        let id = readID(keys, folder: folder)
        return kind == .form ? readForm(keys, id) : readRules(keys, id)
    }

    private func readID(_ keys: MappingReader, folder: String) -> Located<String> {
        let id = keys.identifier()
        if !id.value.isEmpty, id.value != folder {
            log.error(
                "id_is_not_folder", at: id.location, "The id '\(id.value.shortened)' differs from the folder's name '\(folder)'.",
                remedy: "Give both the same name.")
        }
        return id
    }

    private func readForm(_ keys: MappingReader, _ id: Located<String>) -> ServiceHead {
        let head = ServiceHead(
            keys: keys, id: id, kind: .form, title: keys.requiredText("title", remedy: "Add 'title: …', the service's name."),
            summary: keys.requiredText("summary", remedy: "Add 'summary: …', one sentence about what one gets."),
            prefix: readPrefix(keys), leika: readLeika(keys), processing: keys.text("processing"), law: readLaw(keys),
            authority: readAuthority(keys), audience: keys.texts("audience"), needed: keys.texts("needed"),
            keywords: keys.texts("keywords"),
            minutes: readMinutes(keys), trust: readTrust(keys), fee: readFee(keys), lifeSituations: keys.locatedTexts("life_situations"),
            retention: readRetention(keys), workflow: keys.located("workflow"), delivery: readDelivery(keys))
        keys.finish()
        return head
    }

    /// What rules alone have to say; whatever only an application needs is refused.
    private func readRules(_ keys: MappingReader, _ id: Located<String>) -> ServiceHead {
        let head = ServiceHead(
            keys: keys, id: id, kind: .rules, title: keys.requiredText("title", remedy: "Add 'title: …', the service's name."),
            summary: keys.requiredText("summary", remedy: "Add 'summary: …', one sentence about what the rules decide."),
            prefix: "", leika: readLeika(keys), processing: nil, law: readLaw(keys), authority: readAuthority(keys), audience: [],
            needed: [], keywords: [], minutes: 1, trust: .none, fee: nil, lifeSituations: [],
            retention: RetentionDefinition(draftDays: 30, caseDays: 3_650), workflow: nil, delivery: [])
        let remedy = "It belongs to services with a form: remove it, or add 'form.yaml' and a workflow."
        let ofForms = [
            "prefix", "audience", "needed", "minutes", "processing", "trust", "fee", "keywords", "life_situations", "retention", "delivery",
        ]
        keys.finish(foreign: Dictionary(uniqueKeysWithValues: ofForms.map { ($0, remedy) }))
        return head
    }

    private func readPrefix(_ keys: MappingReader) -> String {
        let prefix = keys.requiredLocated("prefix", remedy: "Add 'prefix: MB', 2 to 4 capital letters for case references.")
        let letters = prefix.value.utf8
        if !prefix.value.isEmpty, !(2...4).contains(letters.count) || !letters.allSatisfy({ $0 >= 65 && $0 <= 90 }) {
            log.error(
                "bad_prefix", at: prefix.location, "'\(prefix.value.shortened)' cannot begin case references.",
                remedy: "Write 2 to 4 capital letters from A to Z.")
        }
        return prefix.value
    }

    private func readLeika(_ keys: MappingReader) -> String? {
        guard let leika = keys.located("leika") else { return nil }
        if !Names.isDigits(leika.value, count: 14) || !leika.value.hasPrefix("99") {
            log.error(
                "bad_leika", at: leika.location, "'\(leika.value.shortened)' is not a LeiKa key.",
                remedy: "Write the 14 digits beginning with 99, in quotes; leave it out until it is confirmed.")
        }
        return leika.value
    }

    private func readLaw(_ keys: MappingReader) -> [LegalReference] {
        keys.list("law", of: "provisions").compactMap { node in
            guard let law = MappingReader(node, of: "a provision of law", log) else { return nil }
            let text = law.requiredText("text", remedy: "Add 'text: \"§ 18 Bundesmeldegesetz\"', for example.")
            let url = law.located("url")
            law.finish()
            if let url, !url.value.hasPrefix("https://") || url.value.contains(where: \.isWhitespace) {
                log.error(
                    "bad_url", at: url.location, "'\(url.value.shortened)' is not an address people can follow safely.",
                    remedy: "Write an address that begins with https:// and has no blanks.")
            }
            return LegalReference(text: text, url: url?.value)
        }
    }

    private func readAuthority(_ keys: MappingReader) -> AuthorityDefinition {
        let authority = keys.requiredNode("authority", remedy: "Add 'authority: {name: …}', who answers for the service.")
            .flatMap { MappingReader($0, of: "the authority", log) }
        guard let authority else { return AuthorityDefinition(name: "", address: nil, phone: nil, email: nil) }
        let definition = AuthorityDefinition(
            name: authority.requiredText("name", remedy: "Add 'name: …', the authority's name."), address: authority.text("address"),
            phone: authority.text("phone"), email: authority.text("email"))
        authority.finish()
        return definition
    }

    private func readMinutes(_ keys: MappingReader) -> Int {
        _ = keys.requiredNode("minutes", remedy: "Add 'minutes: 5', the time it takes to fill in the form.")
        return keys.integer("minutes", in: 1...600) ?? 1
    }

    private func readTrust(_ keys: MappingReader) -> TrustLevel {
        _ = keys.requiredNode(
            "trust", remedy: "Add 'trust: …' with one of: \(TrustLevel.allCases.map(\.rawValue).joined(separator: ", ")).")
        return keys.word("trust", as: TrustLevel.self) ?? .none
    }

    private func readFee(_ keys: MappingReader) -> FeeDefinition? {
        guard let fee = keys.mapping("fee", of: "the fee") else { return nil }
        let text = fee.requiredText("text", remedy: "Add 'text: …', what people read about the fee.")
        let value = fee.located("value")
        fee.finish()
        return FeeDefinition(text: text, value: value)
    }

    private func readRetention(_ keys: MappingReader) -> RetentionDefinition {
        let retention = keys.requiredNode("retention", remedy: "Add 'retention: {draft_days: 30, case_days: 3650}'.")
            .flatMap { MappingReader($0, of: "the retention", log) }
        guard let retention else { return RetentionDefinition(draftDays: 30, caseDays: 3_650) }
        _ = retention.requiredNode("draft_days", remedy: "Add 'draft_days: 30', how long an unfinished form stays.")
        _ = retention.requiredNode("case_days", remedy: "Add 'case_days: 3650', how long a finished case stays.")
        let definition = RetentionDefinition(
            draftDays: retention.integer("draft_days", in: 1...730) ?? 30, caseDays: retention.integer("case_days", in: 1...36_500) ?? 3_650
        )
        retention.finish()
        return definition
    }

    private func readDelivery(_ keys: MappingReader) -> [DeliveryDefinition] {
        keys.list("delivery", of: "channels").compactMap { node in
            guard let delivery = MappingReader(node, of: "a delivery", log) else { return nil }
            let channel = delivery.requiredLocated(
                "channel", remedy: "Add 'channel: …' with one of: \(DeliveryDefinition.channels.joined(separator: ", ")).")
            let form = delivery.text("form")
            let when = delivery.located("when")
            delivery.finish()
            if !channel.value.isEmpty { DeliveryDefinition.check(channel, log) }
            if channel.value == "service_bw", form == nil {
                log.error(
                    "missing_key", at: delivery.location, "A delivery to Service-BW has no 'form'.",
                    remedy: "Add 'form: \"<mandant>:<name>:v1.0\"', the form's id at Service-BW.")
            }
            return DeliveryDefinition(channel: channel, form: form, when: when)
        }
    }
}

extension DeliveryDefinition {
    static func check(_ channel: Located<String>, _ log: ProblemLog) {
        guard !channels.contains(channel.value) else { return }
        log.error(
            "unknown_channel", at: channel.location, "'\(channel.value.shortened)' is not a channel of delivery.",
            remedy: Suggestion.remedy(
                for: channel.value, among: channels, otherwise: "Allowed are: \(channels.joined(separator: ", ")).")
        )
    }
}
