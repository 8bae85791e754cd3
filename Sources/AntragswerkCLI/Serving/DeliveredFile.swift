import Casework
import Delivery
import Documents
import FormEngine
import FormModel

/// The file that is delivered for an application, for its copy.
enum DeliveredFile {
    /// The XML of the first channel that the service declares; empty for a service that delivers nothing.
    ///
    /// Made anew from the application: the channel sends the same bytes on every attempt.
    static func files(_ copy: ApplicationCopy) -> [PDFAttachment] {
        let declared = copy.service.delivery.first { $0.channel.value == ServiceBWChannel.name }
        guard let target = declared?.form else { return [] }
        let application = DeliverableApplication(
            id: copy.id, reference: copy.reference, service: copy.document.service, version: copy.document.version,
            leika: copy.document.leika, submittedAt: copy.submittedAt, document: copy.document, feeCents: copy.document.feeCents)
        let municipality = ServiceBWPayload.Municipality(mandant: copy.municipality.mandant ?? "")
        guard let payload = try? ServiceBWPayload(application, target: target, municipality: municipality) else { return [] }
        return [
            PDFAttachment(
                name: "antrag.xml", mimeType: "application/xml", relationship: .alternative,
                description: "Die Angaben des Antrags, wie sie übermittelt werden", content: payload.xml)
        ]
    }
}
