import FEEL
import FormEngine
import FormModel

private let head = """
    id: probe
    title: Probe
    summary: Damit wird geprüft.
    prefix: PR
    law: [{text: § 1 Probegesetz}]
    authority: {name: Bürgerbüro}
    audience: [Alle Menschen]
    needed: [Nichts]
    minutes: 5
    trust: basic
    retention: {draft_days: 30, case_days: 365}
    keywords: [probe]
    life_situations: []
    """

private let form = """
    pages:
      - id: seite
        title: Seite
        fields: [{id: name, type: text, label: Name}]
    """

private let workflow = """
    id: probe
    title: Probe
    states:
      - {id: neu, title: Neu, citizen: Eingegangen., kind: open}
      - {id: fertig, title: Fertig, citizen: Fertig., kind: done}
    transitions:
      - {event: ende, title: Ende, from: [neu], to: fertig, roles: [caseworker]}
    """

/// Any bytes as `decisions.yaml`: read, examined, compiled, and every decision made for an empty input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let files = [
        "probe/service.yaml": head, "probe/form.yaml": form, "probe/workflow.yaml": workflow, "probe/decisions.yaml": text,
    ]
    guard let definition = try? ServiceLoader(files: files).load("probe"), let service = try? CompiledService.compile(definition)
    else { return 0 }
    let environment = FormEnvironment(today: .epoch)
    for id in service.decisionIDs {
        if let outcome = try? service.decide(id, json: Array("{}".utf8), in: environment) { _ = outcome.explanation }
    }
    return 0
}
