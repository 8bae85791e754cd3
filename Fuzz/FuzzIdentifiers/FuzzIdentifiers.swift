import Identifiers

/// Any bytes as each kind of identifier; what is normalised stays as it is. Then as a period.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let text = String(decoding: bytes, as: UTF8.self)
    for kind in IdentifierKind.allCases {
        guard let normalised = kind.check(text).normalised else { continue }
        guard kind.check(normalised).normalised == normalised else { fatalError("normalising twice changes a \(kind.rawValue)") }
    }
    if let day = CalendarDay(iso: String(text.prefix(10))), let unit = bytes.last, let state = bytes.first {
        let units = FristUnit.allCases
        let states = Bundesland.allCases
        let request = FristRequest(
            start: day, amount: Int(Int8(truncatingIfNeeded: unit)), unit: units[Int(unit) % units.count],
            land: states[Int(state) % states.count])
        _ = try? Frist(request)
    }
    return 0
}
