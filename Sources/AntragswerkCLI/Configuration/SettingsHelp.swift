/// The settings with their meaning, for `--help`.
enum SettingsHelp {
    static let text = SettingName.allCases.map { "  \($0.rawValue)\n      \($0.meaning)" }.joined(separator: "\n")
}
