import Casework
import FormModel
import HTML
import NIOCore

/// Pages that are the same for everybody: written once, kept as bytes.
struct StandingPages: Sendable {
    let start: ByteBuffer
    let imprint: ByteBuffer
    let privacy: ByteBuffer
    let accessibility: ByteBuffer
    /// By the id of the situation of life.
    let lifeSituations: [String: ByteBuffer]

    init(catalog: ServiceCatalog, site: Site) {
        let portal = catalog.portal
        start = ByteBuffer(bytes: StartPageView.write(StartPageModel(catalog), site))
        imprint = ByteBuffer(bytes: TextPageView.write(title: "Impressum", text: TextBlocks(portal.imprint), site))
        privacy = ByteBuffer(bytes: TextPageView.write(title: "Datenschutz", text: TextBlocks(portal.privacy), site))
        accessibility = ByteBuffer(
            bytes: TextPageView.write(title: "Erklärung zur Barrierefreiheit", text: TextBlocks(portal.accessibility), site))
        var situations: [String: ByteBuffer] = [:]
        for situation in portal.lifeSituations {
            let services = catalog.services(lifeSituation: situation.id).map { ServiceCard($0) }
            let model = LifeSituationPageModel(title: situation.title, text: situation.text ?? "", services: services)
            situations[situation.id] = ByteBuffer(bytes: LifeSituationPageView.write(model, site))
        }
        lifeSituations = situations
    }
}

extension StartPageModel {
    /// Situations of life without a service are left out.
    init(_ catalog: ServiceCatalog) {
        municipality = catalog.portal.municipality.name
        services = catalog.services.map { ServiceCard($0) }
        situations = catalog.portal.lifeSituations.compactMap { situation in
            let count = catalog.services(lifeSituation: situation.id).count
            guard count > 0 else { return nil }
            return Situation(
                title: situation.title, text: situation.text ?? "", count: GermanText.count(count, "Leistung", "Leistungen"),
                address: .lifeSituation(situation.id))
        }
    }
}
