/// Walks the pages of a use case until enough is there.
enum Paging {
    /// Most items that are asked for at once.
    private static let pageSize = 200

    /// At most `limit` items, fewer where fewer exist.
    ///
    /// - Parameter page: gets the cursor (nil for the first page) and how many to return; returns them with the next cursor.
    static func collect<Item>(
        limit: Int, _ page: (_ cursor: String?, _ limit: Int) async throws -> (items: [Item], next: String?)
    ) async throws -> [Item] {
        var items: [Item] = []
        var cursor: String?
        while items.count < limit {
            let (found, next) = try await page(cursor, min(pageSize, limit - items.count))
            items += found
            guard let next, !found.isEmpty else { break }
            cursor = next
        }
        return items
    }
}
