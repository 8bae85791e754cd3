import Casework

/// The gateway's token: fetched once, shared by all calls, fetched anew when one finds it refused.
///
/// Many calls that find the same token refused at once lead to one fetch.
actor TokenCache {
    typealias Fetch = @Sendable () async -> Result<String, TokenFailure>

    private let fetch: Fetch
    private var token: String?
    private var fetching: Task<Result<String, TokenFailure>, Never>?

    init(fetch: @escaping Fetch) {
        self.fetch = fetch
    }

    /// The token in use, fetched if there is none.
    func current() async -> Result<String, TokenFailure> {
        if let token { return .success(token) }
        return await fetchOnce()
    }

    /// A token other than `refused`: the one in use if it has changed meanwhile, else a new one.
    func replacement(for refused: String) async -> Result<String, TokenFailure> {
        if let token, token != refused { return .success(token) }
        token = nil
        return await fetchOnce()
    }

    private func fetchOnce() async -> Result<String, TokenFailure> {
        if let fetching { return await fetching.value }
        let task = Task { [fetch] in await fetch() }
        fetching = task
        let result = await task.value
        fetching = nil
        if case .success(let new) = result { token = new }
        return result
    }
}

/// Why there is no token.
struct TokenFailure: Error, Equatable, Sendable {
    let answer: ServiceBWAnswer
}
