import Casework
import FormEngine
import FoundationEssentials
import HTTPTypes
import Hummingbird

/// The status of a case, for whoever knows its reference and access code.
extension PortalController {
    private static let purpose = "status-session"

    @Sendable func showStatusForm(_ visit: Visit) async throws -> Response {
        let visitor = try visitor(visit)
        let model = StatusFormModel(
            reference: "", referenceError: nil, codeError: nil, generalError: nil, csrf: csrf.token(for: visitor))
        return page(StatusFormView.write(model, site), for: visitor)
    }

    @Sendable func openStatus(_ visit: Visit) async throws -> Response {
        let (visitor, form) = try await form(visit)
        let reference = form.values("vorgangsnummer").first ?? ""
        let code = form.values("zugangscode").first ?? ""
        func refuse(reference referenceError: String? = nil, code codeError: String? = nil, general: String? = nil) -> Response {
            let model = StatusFormModel(
                reference: reference, referenceError: referenceError, codeError: codeError, generalError: general,
                csrf: csrf.token(for: visitor))
            return page(StatusFormView.write(model, site), status: .unprocessableContent)
        }
        let missingReference = isBlank(reference) ? "Geben Sie Ihre Vorgangsnummer ein." : nil
        let missingCode = isBlank(code) ? "Geben Sie Ihren Zugangscode ein." : nil
        guard missingReference == nil, missingCode == nil else { return refuse(reference: missingReference, code: missingCode) }
        do throws(CaseworkError) {
            let status = try await useCases.openStatus(reference: reference, accessCode: code, clientKey: visit.clientKey)
            var response = redirect(to: .statusCase)
            response.headers.append(try sessionCookie(for: status.id))
            return response
        } catch {
            guard case .invalidCredentials = error else { throw error }
            return refuse(
                general:
                    "Vorgangsnummer und Zugangscode passen nicht zusammen. Prüfen Sie beide Angaben. Groß- und Kleinschreibung ist egal.")
        }
    }

    @Sendable func showStatus(_ visit: Visit) async throws -> Response {
        guard let id = session(visit) else { return redirect(to: .status) }
        let status = try await useCases.caseStatus(id)
        let visitor = try visitor(visit)
        let done = visit.query("hinweis") == "erledigt" ? "Das ist erledigt. Hier sehen Sie den neuen Stand." : nil
        return page(StatusPageView.write(await model(status, visitor, done: done), site), for: visitor)
    }

    @Sendable func askForEvent(_ visit: Visit) async throws -> Response {
        guard let id = session(visit) else { return redirect(to: .status) }
        let status = try await useCases.caseStatus(id)
        guard let event = status.possibleEvents.first(where: { $0.event == visit.parameter("event") }) else {
            return redirect(to: .statusCase)
        }
        let visitor = try visitor(visit)
        return page(EventConfirmationView.write(question(event, status, visitor), site), for: visitor)
    }

    @Sendable func raiseEvent(_ visit: Visit) async throws -> Response {
        let (visitor, form) = try await form(visit)
        guard let id = session(visit) else { return redirect(to: .status) }
        guard let version = form.revision else { throw PortalFault.malformed }
        let refusal: String
        do throws(CaseworkError) {
            var inputs: [String: String] = [:]
            for name in form.data.names { inputs[name] = form.values(name).first }
            _ = try await useCases.citizenMove(id, event: visit.parameter("event"), version: version, inputs: inputs)
            return redirect(to: .statusCase, query: "hinweis=erledigt")
        } catch {
            switch error {
            case .missingInput(let missing): return try await askAgain(visit, id, visitor, form, missing: missing)
            case .moveRefused(let reason): refusal = reason
            case .illegalMove, .staleVersion:
                refusal = "Der Stand Ihres Antrags hat sich inzwischen geändert. Hier sehen Sie, wie weit er jetzt ist."
            default: throw error
            }
        }
        let status = try await useCases.caseStatus(id)
        return page(StatusPageView.write(await model(status, visitor, refusal: refusal), site), status: .conflict)
    }

    private func question(
        _ event: CitizenEvent, _ status: CaseStatus, _ visitor: Visitor, form: PortalForm? = nil, missing: [String] = []
    ) -> EventConfirmationModel {
        let inputs = event.requires.map { name in
            EventConfirmationModel.Input(
                name: name, label: EventConfirmationModel.label(of: name), value: form?.values(name).first ?? "",
                error: missing.contains(name) ? "Schreiben Sie hier ein paar Worte. Ein Satz genügt." : nil)
        }
        return EventConfirmationModel(
            title: event.title, reference: status.reference.text, service: status.serviceTitle, event: event.event, version: status.version,
            inputs: inputs, csrf: csrf.token(for: visitor))
    }

    private func askAgain(
        _ visit: Visit, _ id: CaseID, _ visitor: Visitor, _ form: PortalForm, missing: [String]
    ) async throws(CaseworkError) -> Response {
        let status = try await useCases.caseStatus(id)
        guard let event = status.possibleEvents.first(where: { $0.event == visit.parameter("event") }) else {
            return redirect(to: .statusCase)
        }
        let model = question(event, status, visitor, form: form, missing: missing)
        return page(EventConfirmationView.write(model, site), status: .unprocessableContent)
    }

    @Sendable func endStatus(_ visit: Visit) async throws -> Response {
        _ = try await form(visit)
        var response = redirect(to: .start)
        response.headers.append(
            HTTPField(name: .setCookie, value: PortalCookie.statusSession.line("", maxAge: 0, usesTLS: configuration.usesTLS)))
        return response
    }

    private func model(
        _ status: CaseStatus, _ visitor: Visitor, done: String? = nil, refusal: String? = nil
    ) async -> StatusPageModel {
        StatusPageModel(
            reference: status.reference.text, service: status.serviceTitle, state: status.stateTitle, citizenText: status.citizenText,
            submittedAt: GermanText.date(status.submittedAt),
            timeline: status.timeline.reversed().map {
                .init(title: $0.title, text: $0.text, at: GermanText.dateAndTime($0.at), machineTime: GermanText.machine($0.at))
            },
            events: status.possibleEvents.map { .init(title: $0.title, address: .statusEvent($0.event)) },
            sections: sections(of: status.document), copy: await useCases.printCopy.isPossible ? .statusCopy : nil,
            csrf: csrf.token(for: visitor), doneText: done, refusal: refusal)
    }

    // MARK: The session

    private func sessionCookie(for id: CaseID) throws(CaseworkError) -> HTTPField {
        let expiry = useCases.clock.now.addingTimeInterval(Double(configuration.statusSessionSeconds))
        let sealed = try useCases.secrets.seal(["case": id.description], purpose: Self.purpose, expiresAt: expiry)
        return HTTPField(name: .setCookie, value: PortalCookie.statusSession.line(sealed, maxAge: nil, usesTLS: configuration.usesTLS))
    }

    func session(_ visit: Visit) -> CaseID? {
        PortalCookie.statusSession.value(in: visit.request)
            .flatMap { useCases.secrets.open($0, purpose: Self.purpose, at: useCases.clock.now) }
            .flatMap { $0["case"] }
            .flatMap { CaseID($0) }
    }

    private func isBlank(_ text: String) -> Bool {
        !text.contains { !$0.isWhitespace }
    }
}
