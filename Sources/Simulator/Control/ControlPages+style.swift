extension ControlPages {
    /// Colours and type after KERN's tokens; contrast at least 4.5 to 1 in both schemes.
    static let style = """
        :root { color-scheme: light dark; --text: #15191e; --ground: #ffffff; --quiet: #f0f2f6; --line: #596170; --action: #171a8f; --on: #ffffff; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #eef1f6; --ground: #14171c; --quiet: #23272f; --line: #a3abba; --action: #b8c6ff; --on: #101218; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; font: 1rem/1.5 "Fira Sans", system-ui, sans-serif; color: var(--text); background: var(--ground); }
        header, main { max-width: 75rem; margin: 0 auto; padding: 0 1rem; }
        main { padding-bottom: 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; }
        h2 { font-size: 1.25rem; margin-top: 2.5rem; }
        a { color: var(--action); }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid var(--line); }
        dt { font-weight: 600; margin-top: .75rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        pre { overflow: auto; padding: 1rem; background: var(--quiet); }
        label { display: block; font-weight: 600; }
        input, select, button { font: inherit; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: 4px; }
        input, select { color: var(--text); background: var(--ground); width: 100%; max-width: 30rem; }
        button { color: var(--on); background: var(--action); border-color: var(--action); margin: 0 .5rem .5rem 0; cursor: pointer; }
        :focus-visible { outline: 3px solid var(--action); outline-offset: 2px; }
        """
}
