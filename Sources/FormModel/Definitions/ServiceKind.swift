/// What the folder of a service holds.
public enum ServiceKind: String, CaseIterable, Sendable, Codable {
    /// A form that citizens fill in, and the workflow behind it.
    case form
    /// Decisions alone: for clerks and other systems, not offered to citizens. It has neither pages nor a workflow.
    case rules
}
