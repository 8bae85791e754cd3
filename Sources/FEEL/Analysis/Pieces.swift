/// Cuts the values of a column into pieces that all cells treat alike.
enum Pieces {
    static func cut(_ sets: [ValueSet], allowed: ValueSet?, type: ValueType?) -> [TableAnalysis.Piece] {
        let all = (sets + [allowed].compactMap { $0 }).flatMap(\.ends)
        guard let kind = all.first else { return [other] }
        let ends = sortedUnique(all.filter { Ordering.total($0, kind) != nil })
        // Values of different kinds in one column cannot be put in order: only the first kind is looked at.
        var pieces: [TableAnalysis.Piece]
        switch kind {
        case .boolean: pieces = [piece(.boolean(false)), piece(.boolean(true))]
        case .number, .date, .daysTime, .yearsMonths: pieces = between(ends)
        default: pieces = ends.map(piece) + [other]
        }
        guard let allowed else { return pieces }
        pieces = pieces.filter { piece in piece.sample.map(allowed.contains) ?? allowed.containsOthers }
        return pieces
    }

    private static let other = TableAnalysis.Piece(sample: nil, text: "any other value")

    private static func piece(_ value: Value) -> TableAnalysis.Piece {
        TableAnalysis.Piece(sample: value, text: value.written)
    }

    private static func sortedUnique(_ values: [Value]) -> [Value] {
        let sorted = values.sorted { (Ordering.total($0, $1) ?? 0) < 0 }
        return sorted.reduce(into: []) { kept, value in
            if let last = kept.last, Ordering.total(last, value) == 0 { return }
            kept.append(value)
        }
    }

    /// The values themselves, one between each two, one below and one above.
    private static func between(_ ends: [Value]) -> [TableAnalysis.Piece] {
        var samples: [Value] = []
        for (index, end) in ends.enumerated() {
            if index == 0, let below = shifted(end, by: -1) { samples.append(below) }
            samples.append(end)
            if index + 1 < ends.count {
                if let middle = middle(end, ends[index + 1]) { samples.append(middle) }
            } else if let above = shifted(end, by: 1) {
                samples.append(above)
            }
        }
        return samples.map(piece)
    }

    private static func shifted(_ value: Value, by steps: Int) -> Value? {
        switch value {
        case .number(let number): number.adding(Number(steps)).map { .number($0) }
        case .date(let date): date.adding(days: steps).map { .date($0) }
        case .daysTime, .yearsMonths:
            nonNull(Arithmetic.multiply(value, .number(steps < 0 ? Number(-1) : 2)))
        default: nil
        }
    }

    /// A value between two; nil where there is none, as between two days or whole numbers that follow each other.
    private static func middle(_ low: Value, _ high: Value) -> Value? {
        switch (low, high) {
        case (.number(let first), .number(let second)):
            if first.isInteger, second.isInteger, first.adding(1) == second { return nil }
            return first.adding(second)?.divided(by: 2).map { .number($0) }
        case (.date(let first), .date(let second)):
            return first.dayNumber + 1 < second.dayNumber ? first.adding(days: 1).map { .date($0) } : nil
        default:
            let middle = nonNull(Arithmetic.divide(Arithmetic.add(low, high), .number(2)))
            return middle.flatMap { Ordering.compare(low, $0) == -1 && Ordering.compare($0, high) == -1 ? $0 : nil }
        }
    }

    private static func nonNull(_ value: Value) -> Value? { value.isNull ? nil : value }
}

extension Value {
    /// The value as FEEL writes it.
    fileprivate var written: String {
        var writer = ValueWriter()
        var run = Run(Environment(epochSeconds: 0))
        try? writer.write(self, &run)
        return writer.text
    }
}
