public import Casework
public import FoundationEssentials
public import HTTPTransfer
import Synchronization

/// Hands applications to Service-BW (service-bw.md, sections 1, 5 and 6).
///
/// At least once, with the same bytes under the same id (`X-SP-Antrag-Id`, the case's id) on every attempt, so that the platform holds each
/// application exactly once. One token and one circuit breaker are shared by all calls of a channel.
public final class ServiceBWChannel: DeliveryChannel {
    /// The channel's name in service definitions.
    public static let name = "service_bw"
    /// The journal's entry that holds the platform's receipt of an application that is still being checked.
    static let receiptStep = "receipt"

    private let configuration: ServiceBWConfiguration
    private let http: HTTPClient
    private let clock: any WallClock
    private let random: @Sendable () -> Double
    private let tokens: TokenCache
    private let breaker: Mutex<CircuitBreaker>

    /// - Parameter random: evenly distributed in 0..<1, for the jitter of the waits.
    public init(
        _ configuration: ServiceBWConfiguration, http: HTTPClient, clock: any WallClock = SystemWallClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.configuration = configuration
        self.http = http
        self.clock = clock
        self.random = random
        let call = TokenCall(configuration: configuration, http: http, clock: clock)
        tokens = TokenCache { await call() }
        breaker = Mutex(configuration.breaker)
    }

    public func pausedUntil(now: Date) -> Date? {
        breaker.withLock { $0.pausedUntil(now: now) }
    }

    /// The breaker's state, for metrics and tests.
    public var breakerState: CircuitBreaker.State { breaker.withLock { $0.state } }

    public func deliver(_ job: DeliveryJob) async -> DeliveryOutcome {
        let payload: ServiceBWPayload
        do throws(PayloadError) {
            payload = try ServiceBWPayload(job.application, target: job.target, municipality: configuration.municipality)
        } catch {
            return .dead(
                reason: DeliveryFailure(
                    code: "payload", summary: "The application cannot be written in the platform's form (\(error)).", isConfiguration: true)
            )
        }
        let admission = breaker.withLock { $0.admit(now: clock.now) }
        if case .wait(let until) = admission {
            let spread = RetrySchedule.seconds(configuration.breaker.firstPause) * random()
            return .retry(
                at: until.addingTimeInterval(spread),
                reason: DeliveryFailure(code: "circuit_open", summary: "The platform does not answer; it is left alone for a while."))
        }
        let answer = await answer(to: job, payload: payload)
        let now = clock.now
        breaker.withLock { $0.record(Self.evidence(of: answer), now: now) }
        return outcome(of: answer, job: job, now: now)
    }

    // MARK: Calls

    /// Asks for the status of an application that the platform is still checking, else delivers it. When the platform no longer knows the
    /// receipt, the application is delivered again: it has its id, so nothing is doubled.
    private func answer(to job: DeliveryJob, payload: ServiceBWPayload) async -> ServiceBWAnswer {
        if let receipt = job.journal[Self.receiptStep] {
            let answer = await authorized { self.statusRequest(receipt: receipt, token: $0) }
            guard case .permanent(let failure) = answer, failure.httpStatus == 404 else { return answer }
        }
        let (body, contentType) = payload.form.encoded()
        return await authorized { token in
            self.deliveryRequest(id: job.application.id, body: body, contentType: contentType, token: token)
        }
    }

    /// Sends with the token in use; when it is refused, with a new one once more.
    private func authorized(_ request: (String) -> HTTPRequest) async -> ServiceBWAnswer {
        let token: String
        switch await tokens.current() {
        case .success(let current): token = current
        case .failure(let failure): return failure.answer
        }
        let first = await send(request(token))
        guard first == .unauthorized else { return first }
        switch await tokens.replacement(for: token) {
        case .failure(let failure): return failure.answer
        case .success(let new):
            let second = await send(request(new))
            guard second == .unauthorized else { return second }
            return .permanent(
                DeliveryFailure(
                    code: "http_401", httpStatus: 401, summary: "The platform refuses a token it has just issued.", isConfiguration: true))
        }
    }

    /// One call; once more at once when a kept connection turned out to be closed, which says nothing about the platform.
    private func send(_ request: HTTPRequest) async -> ServiceBWAnswer {
        var repeats = 1
        while true {
            do throws(TransferError) {
                return ServiceBWAnswer(try await http.send(request), now: clock.now)
            } catch {
                guard error.wasReusedConnection, error.kind == .connectionLost, repeats > 0 else { return ServiceBWAnswer(error) }
                repeats -= 1
            }
        }
    }

    private func deliveryRequest(id: CaseID, body: [UInt8], contentType: String, token: String) -> HTTPRequest {
        request(
            "POST", configuration.deliveryPath, token: token,
            headers: [("X-SP-Antrag-Id", id.description), ("Content-Type", contentType)], body: body)
    }

    private func statusRequest(receipt: String, token: String) -> HTTPRequest {
        request("GET", configuration.deliveryPath + "/" + TokenCall.encoded(receipt), token: token, headers: [], body: [])
    }

    private func request(
        _ method: String, _ path: String, token: String, headers: [(String, String)], body: [UInt8]
    ) -> HTTPRequest {
        HTTPRequest(
            method: method, url: configuration.baseURL + path,
            headers: [
                ("Authorization", token), ("X-SP-Mandant", configuration.municipality.mandant), ("Accept", "application/json"),
            ] + headers,
            body: body, connectTimeout: configuration.connectTimeout, totalTimeout: configuration.totalTimeout,
            tls: configuration.tls, proxy: configuration.proxy, maxResponseBytes: 1 << 20,
            allowsPlainHTTP: configuration.allowsPlainHTTP)
    }

    // MARK: Outcomes

    private static func evidence(of answer: ServiceBWAnswer) -> CircuitBreaker.Evidence {
        switch answer {
        case .delivered, .pending: .answered
        case .passing(let failure, _): failure.code == "cancelled" || failure.code == "closed" ? .nothing : .failed
        case .permanent(let failure): failure.isConfiguration ? .misconfigured : .answered
        case .unauthorized: .misconfigured
        }
    }

    private func outcome(of answer: ServiceBWAnswer, job: DeliveryJob, now: Date) -> DeliveryOutcome {
        switch answer {
        case .delivered(let receipt):
            return .delivered(receipt: receipt, at: now)
        case .permanent(let failure):
            return .dead(reason: failure)
        case .unauthorized:
            return .dead(
                reason: DeliveryFailure(
                    code: "http_401", httpStatus: 401, summary: "The platform refuses the token.", isConfiguration: true))
        case .passing(let failure, let retryAfter):
            guard
                let next = configuration.schedule.next(
                    afterAttempt: job.attempt, firstAttemptAt: job.firstAttemptAt, now: now, retryAfter: retryAfter, random: random())
            else { return .dead(reason: Self.exhausted(failure)) }
            return .retry(at: next, reason: failure)
        case .pending(let receipt):
            guard
                let next = configuration.pollSchedule.next(
                    afterAttempt: job.attempt, firstAttemptAt: job.firstAttemptAt, now: now, retryAfter: nil, random: random())
            else {
                return .dead(
                    reason: DeliveryFailure(code: "pending_too_long", summary: "The platform has not decided within the time allowed."))
            }
            return .pending(receipt: receipt, pollAt: next)
        }
    }

    private static func exhausted(_ failure: DeliveryFailure) -> DeliveryFailure {
        DeliveryFailure(
            code: failure.code, httpStatus: failure.httpStatus, summary: "Given up after the last attempt. " + failure.summary,
            isConfiguration: failure.isConfiguration)
    }
}
