public import Casework
import FEEL
import FormEngine
import FoundationEssentials
public import HTTPTransfer

/// What is sent for an application: the parts `metadata` (JSON) and `fachdaten` (XML).
///
/// A pure function of application, target and municipality: every attempt sends the same bytes, which the receiver may compare.
public struct ServiceBWPayload: Sendable {
    /// Keys of the municipality in the metadata.
    public struct Municipality: Sendable, Equatable {
        /// Key of the platform's client, e.g. `6000123`.
        public var mandant: String
        /// Amtlicher Regionalschlüssel, 12 digits.
        public var ars: String?
        /// Amtlicher Gemeindeschlüssel, 8 digits.
        public var ags: String?

        public init(mandant: String, ars: String? = nil, ags: String? = nil) {
            self.mandant = mandant
            self.ars = ars
            self.ags = ags
        }
    }

    public let metadata: [UInt8]
    public let xml: [UInt8]

    /// - Parameter target: the platform's form id, e.g. `6000123:kita-anmeldung:v1.0`.
    /// - Throws: ``PayloadError`` when the document cannot be written in the platform's form.
    public init(
        _ application: DeliverableApplication, target: String, municipality: Municipality
    ) throws(PayloadError) {
        guard !target.isEmpty else { throw .missingTarget }
        let seconds = Self.epochSeconds(application.submittedAt)
        metadata = Self.metadata(application, target: target, municipality: municipality, seconds: seconds)
        xml = Self.xml(try ServiceBWFields(application.document), target: target, seconds: seconds)
    }

    /// The request body. The boundary is derived from the content, so that it is the same on every attempt, too.
    public var form: MultipartForm {
        MultipartForm([
            .init(name: "metadata", contentType: "application/json", body: metadata),
            .init(name: "fachdaten", contentType: "application/xml", body: xml),
        ])
    }

    private static func metadata(
        _ application: DeliverableApplication, target: String, municipality: Municipality, seconds: Int64
    ) -> [UInt8] {
        var service: [(String, JSONText)] = []
        if let leika = application.leika { service.append(("id", .string("urn:de:fim:leika:leistung:" + leika))) }
        service.append(("name", .string(application.document.serviceTitle)))
        var members: [(String, JSONText)] = [
            ("antragId", .string(application.id.description)), ("vorgangsnummer", .string(application.reference.text)),
            ("mandant", .string(municipality.mandant)), ("formId", .string(target)), ("leistung", .object(service)),
        ]
        if let ars = municipality.ars { members.append(("ars", .string(ars))) }
        if let ags = municipality.ags { members.append(("ags", .string(ags))) }
        members.append(("eingangszeitpunkt", .string(utc(seconds))))
        members.append(("schema", .object([("mimeType", .string("application/xml"))])))
        members.append(("anlagen", .array([])))
        return JSONText.object(members).bytes
    }

    private static func xml(_ fields: ServiceBWFields, target: String, seconds: Int64) -> [UInt8] {
        var xml = XMLText()
        xml.open("serviceportal")
        xml.open("metadata")
        xml.element("formId", target)
        xml.element("creationDate", berlin(seconds))
        xml.close("metadata")
        xml.open("serviceportal-fields")
        for group in fields.groups {
            guard !group.instances.isEmpty else {
                xml.element(group.name, nil)
                continue
            }
            xml.open(group.name)
            for (index, instance) in group.instances.enumerated() {
                xml.open("instance_\(index)")
                for field in instance { write(field, into: &xml) }
                xml.close("instance_\(index)")
            }
            xml.close(group.name)
        }
        xml.close("serviceportal-fields")
        xml.close("serviceportal")
        return xml.bytes
    }

    private static func write(_ field: ServiceBWFields.Field, into xml: inout XMLText) {
        switch field.content {
        case .single(let text): xml.element(field.name, text)
        case .multiple(let values) where values.isEmpty: xml.element(field.name, nil)
        case .multiple(let values):
            xml.open(field.name)
            for value in values { xml.element("selectedValue", value) }
            xml.close(field.name)
        }
    }

    /// Whole seconds; instants beyond what fits are cut to it.
    static func epochSeconds(_ date: Date) -> Int64 {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        return Int64(exactly: max(-62_135_596_800, min(seconds, 253_402_300_799))) ?? 0
    }

    /// `2026-11-21T10:15:00Z`
    static func utc(_ seconds: Int64) -> String {
        let days = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
        let date = CalendarDate(dayNumber: Int(days))?.description ?? "1970-01-01"
        return date + "T" + clock(seconds - days * 86_400) + "Z"
    }

    /// `2026-11-21T11:15:00+01:00`: the time of the town hall, as the platform writes it.
    static func berlin(_ seconds: Int64) -> String {
        GermanTime.local(epochSeconds: seconds).description
    }

    private static func clock(_ seconds: Int64) -> String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
