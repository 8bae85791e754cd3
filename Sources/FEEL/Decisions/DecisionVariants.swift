/// Versions of a decision by date: "for births from 2025-04-01 on".
public struct DecisionVariants: Hashable, Sendable {
    /// One version with the days for which it holds, both included; nil is open to that side.
    public struct Variant: Hashable, Sendable {
        public let from: CalendarDate?
        public let until: CalendarDate?
        /// For which cases it holds, in words.
        public let title: String?
        public let logic: DecisionLogic
        public let origin: Int

        public init(from: CalendarDate?, until: CalendarDate?, title: String? = nil, _ logic: DecisionLogic, origin: Int = 0) {
            self.from = from
            self.until = until
            self.title = title
            self.logic = logic
            self.origin = origin
        }
    }

    /// The decision's name, for explanations.
    public let name: String
    /// The date that picks the variant.
    public let date: DecisionText
    /// In the order of their days.
    public let variants: [Variant]

    public init(name: String, date: DecisionText, variants: [Variant]) {
        self.name = name
        self.date = date
        self.variants = variants
    }
}

extension DecisionVariants {
    /// A fault in the sequence of variants.
    public enum Fault: Equatable, Sendable {
        /// No variant holds from `from` to `until`, both included.
        case gap(from: CalendarDate, until: CalendarDate, beforeVariant: Int)
        /// Two variants hold on `from`.
        case overlap(from: CalendarDate, variant: Int)
        /// A variant that ends before it begins.
        case backwards(variant: Int)
    }

    /// Gaps and overlaps between variants; an open beginning or end is none.
    public var faults: [Fault] {
        var faults: [Fault] = []
        for (index, variant) in variants.enumerated() {
            if let from = variant.from, let until = variant.until, until < from { faults.append(.backwards(variant: index)) }
            guard index > 0 else { continue }
            let previous = variants[index - 1]
            guard let end = previous.until, let start = variant.from else {
                faults.append(.overlap(from: variant.from ?? previous.until ?? .epoch, variant: index))
                continue
            }
            if start <= end {
                faults.append(.overlap(from: start, variant: index))
            } else if let next = end.adding(days: 1), next < start, let last = start.adding(days: -1) {
                faults.append(.gap(from: next, until: last, beforeVariant: index))
            }
        }
        return faults
    }
}
