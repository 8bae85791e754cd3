/// Easter Sunday of the Western churches: the first Sunday after the first full moon of spring.
enum EasterSunday {
    /// Nil outside ``CalendarDay/years``. Source: the algorithm of Meeus, Jones and Butcher for the Gregorian calendar.
    static func of(_ year: Int) -> CalendarDay? {
        guard CalendarDay.years.contains(year) else { return nil }
        let (century, inCentury) = (year / 100, year % 100)
        let golden = year % 19
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let toSunday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7
        let late = (golden + 11 * epact + 22 * toSunday) / 451
        let number = epact + toSunday - 7 * late + 114
        return CalendarDay(year: year, month: number / 31, day: number % 31 + 1)
    }
}
