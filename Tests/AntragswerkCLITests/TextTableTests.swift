import Foundation
import Testing

@testable import AntragswerkCLI

@Suite("Tables and times for people")
struct TextTableTests {
    @Test("columns are as wide as their widest cell and lines end without blanks")
    func columns() {
        var table = TextTable("CASE", "STATE", "X")
        table.add("MB-1", "eingereicht", "")
        table.add("EG-12345", "ok", "1")
        #expect(
            table.text() == """
                CASE      STATE        X
                MB-1      eingereicht
                EG-12345  ok           1

                """)
    }

    @Test("umlauts take one place, combined or not")
    func umlauts() {
        var table = TextTable("NAME", "ROLE")
        table.add("Öztu\u{308}rk", "a")
        #expect(table.text() == "NAME    ROLE\nÖztu\u{308}rk  a\n")
    }

    @Test("a table without rows is its heading")
    func empty() {
        let table = TextTable("A", "B")
        #expect(table.isEmpty)
        #expect(table.text() == "A  B\n")
    }

    @Test(
        "times are German, in summer and in winter",
        arguments: [
            (0.0, "1970-01-01 01:00"), (1_795_255_200, "2026-11-21 11:00"), (1_784_541_600, "2026-07-20 12:00"), (.infinity, "–"),
            (1e300, "–"),
        ])
    func times(seconds: Double, text: String) {
        #expect(PlainTime.text(Date(timeIntervalSince1970: seconds)) == text)
    }

    @Test("paging asks for no more than is wanted and ends where nothing is left")
    func paging() async throws {
        let stock = Array(1...450)
        for (limit, expected) in [(1, 1), (200, 200), (201, 201), (450, 450), (1000, 450), (Int.max, 450)] {
            var asked: [Int] = []
            let items = try await Paging.collect(limit: limit) { cursor, limit in
                asked.append(limit)
                let start = cursor.flatMap(Int.init) ?? 0
                let page = Array(stock.dropFirst(start).prefix(limit))
                let end = start + page.count
                return (page, end < stock.count ? "\(end)" : nil)
            }
            #expect(items == Array(stock.prefix(expected)))
            #expect(asked.allSatisfy { (1...200).contains($0) })
        }
    }

    @Test("paging ends when a page is empty, whatever its cursor says")
    func emptyPage() async throws {
        var calls = 0
        let items = try await Paging.collect(limit: 10) { _, _ in
            calls += 1
            return ([Int](), "again")
        }
        #expect(items.isEmpty && calls == 1)
    }
}
