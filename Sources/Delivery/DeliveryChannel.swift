public import Casework
public import FoundationEssentials

/// A way out of the house: hands an application to one kind of destination.
///
/// A channel is called many times at once. It never throws: whatever happens becomes an outcome.
public protocol DeliveryChannel: Sendable {
    /// One attempt.
    func deliver(_ job: DeliveryJob) async -> DeliveryOutcome
    /// Until when it is of no use to call ``deliver(_:)``; nil when it may be called.
    func pausedUntil(now: Date) -> Date?
}

extension DeliveryChannel {
    public func pausedUntil(now: Date) -> Date? { nil }
}

/// Answers for channel names that nothing is configured for: the delivery is given up until somebody configures it and sends it again.
public struct UnknownChannel: DeliveryChannel {
    public init() {}

    public func deliver(_ job: DeliveryJob) async -> DeliveryOutcome {
        .dead(
            reason: DeliveryFailure(
                code: "unknown_channel", summary: "No channel of this name is configured.", isConfiguration: true))
    }
}
