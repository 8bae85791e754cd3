/// Something that shall go wrong at the interface.
public struct Fault: Sendable, Equatable {
    /// Which calls are meant.
    public enum Call: String, Sendable, CaseIterable {
        case any, token, delivery, status
    }

    /// What happens to them.
    public enum Kind: Sendable, Equatable {
        /// Answers this status without looking at the call. `retryAfter` is sent as it stands (seconds or an HTTP date).
        case status(Int, retryAfter: String?)
        /// Waits before the call is looked at.
        case delay(milliseconds: Int)
        /// Handles the call and sends the answer in small pieces over this time.
        case slowAnswer(milliseconds: Int)
        /// Closes the connection before the body is read.
        case cutBeforeReading
        /// Reads the body, forgets it and closes the connection.
        case cutAfterReading
        /// Handles the call completely, stores what it brings, and closes the connection instead of answering.
        case lostAnswer
        /// Handles the call completely and answers something that is not JSON.
        case garbage
        /// Takes the application in and answers 202; decides after this many questions for the status.
        case pending(polls: Int, isRejected: Bool)
    }

    public let kind: Kind
    public let call: Call
    /// How many calls it still hits; nil for all until it is cleared.
    public internal(set) var remaining: Int?
    /// How many of a hundred calls it hits, 1 to 100.
    public let percent: Int

    /// - Returns: nil when a number is out of range (count 1 or more, percent 1 to 100, time up to two minutes).
    public init?(_ kind: Kind, call: Call = .delivery, count: Int? = nil, percent: Int = 100) {
        guard (count ?? 1) >= 1, (1...100).contains(percent) else { return nil }
        switch kind {
        case .status(let status, let retryAfter):
            guard (300...599).contains(status) else { return nil }
            guard retryAfter?.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) ?? true else { return nil }
        case .delay(let milliseconds), .slowAnswer(let milliseconds):
            guard (1...120_000).contains(milliseconds) else { return nil }
        case .pending(let polls, _):
            guard (1...1000).contains(polls) else { return nil }
        case .cutBeforeReading, .cutAfterReading, .lostAnswer, .garbage:
            break
        }
        self.kind = kind
        self.call = call
        remaining = count
        self.percent = percent
    }
}

extension Fault {
    /// Reads `{"kind": …, "path": …, "count": …, "percent": …}` and the members of the kind.
    ///
    /// - Throws: a ``Problem`` of status 422 naming the member.
    init(json: JSONValue) throws(Problem) {
        guard let members = json.members, let name = members["kind"]?.text else { throw Self.wrong("kind", Self.kindNames) }
        let known: Set = ["kind", "path", "count", "percent", "status", "retryAfter", "milliseconds", "polls", "rejected"]
        if let unknown = members.keys.sorted().first(where: { !known.contains($0) }) { throw Self.wrong(unknown, "absent: it is unknown") }
        guard let call = Call(rawValue: members["path"]?.text ?? "delivery") else {
            throw Self.wrong("path", Call.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let kind: Kind
        switch name {
        case "status":
            guard let status = members["status"]?.integer else { throw Self.wrong("status", "a status of 300 to 599") }
            kind = .status(status, retryAfter: members["retryAfter"]?.text ?? members["retryAfter"]?.integer.map(String.init))
        case "delay", "slowAnswer":
            guard let time = members["milliseconds"]?.integer else { throw Self.wrong("milliseconds", "1 to 120000") }
            kind = name == "delay" ? .delay(milliseconds: time) : .slowAnswer(milliseconds: time)
        case "cutBeforeReading": kind = .cutBeforeReading
        case "cutAfterReading": kind = .cutAfterReading
        case "lostAnswer": kind = .lostAnswer
        case "garbage": kind = .garbage
        case "pending": kind = .pending(polls: members["polls"]?.integer ?? 1, isRejected: members["rejected"] == .boolean(true))
        default: throw Self.wrong("kind", Self.kindNames)
        }
        guard let fault = Fault(kind, call: call, count: members["count"]?.integer, percent: members["percent"]?.integer ?? 100) else {
            throw Self.wrong("a number", "within its range")
        }
        self = fault
    }

    var json: JSONValue {
        var members: [String: JSONValue] = ["path": .string(call.rawValue), "percent": .number(Double(percent)), "kind": .string(name)]
        if let remaining { members["count"] = .number(Double(remaining)) }
        switch kind {
        case .status(let status, let retryAfter):
            members["status"] = .number(Double(status))
            if let retryAfter { members["retryAfter"] = .string(retryAfter) }
        case .delay(let time), .slowAnswer(let time): members["milliseconds"] = .number(Double(time))
        case .pending(let polls, let isRejected):
            members["polls"] = .number(Double(polls))
            members["rejected"] = .boolean(isRejected)
        case .cutBeforeReading, .cutAfterReading, .lostAnswer, .garbage: break
        }
        return .object(members)
    }

    /// Name of the kind in the control API.
    var name: String {
        switch kind {
        case .status: "status"
        case .delay: "delay"
        case .slowAnswer: "slowAnswer"
        case .cutBeforeReading: "cutBeforeReading"
        case .cutAfterReading: "cutAfterReading"
        case .lostAnswer: "lostAnswer"
        case .garbage: "garbage"
        case .pending: "pending"
        }
    }

    private static let kindNames = "status, delay, slowAnswer, cutBeforeReading, cutAfterReading, lostAnswer, garbage or pending"

    private static func wrong(_ name: String, _ expected: String) -> Problem {
        Problem(422, "fault", "The fault is not described rightly", "'\(name)' must be \(expected)")
    }
}
