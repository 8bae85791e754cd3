import FEEL
import FormModel

extension CompiledService {
    /// Reads a posted page over the answers that were there before, and checks the page.
    ///
    /// A control that was not sent keeps its answer, except for radio buttons and boxes that were on the page: those mean
    /// "nothing chosen". What cannot be read is no answer any more and stands in ``PageReading/raw``.
    public func read(
        _ form: FormData, page: CompiledPage, over answers: Answers, in environment: FormEnvironment
    ) -> PageReading {
        var reader = PageReader(form: form, page: page, before: evaluate(answers, in: environment))
        reader.readFields()
        let merged = reader.settled(after: evaluate(reader.merged, in: environment))
        let evaluation = evaluate(merged, in: environment)
        return reader.reading(answers: merged, evaluation: evaluation)
    }

    /// The answers with one more empty row in a group, as long as the group may have one more.
    public func addRow(_ group: String, to answers: Answers) -> Answers {
        guard let field = field(group), case .group(let settings) = field.definition.settings else { return answers }
        var rows = answers.rows(of: group)
        while rows.count < settings.min, rows.count < FormLimits.maxRows { rows.append(Answers()) }
        guard rows.count < FormLimits.rows(settings) else { return answers }
        rows.append(Answers())
        var result = answers
        result[group] = .rows(rows)
        return result
    }

    /// The answers without one row of a group; unchanged when there is no such row.
    public func removeRow(_ group: String, _ row: Int, from answers: Answers) -> Answers {
        var rows = answers.rows(of: group)
        guard rows.indices.contains(row) else { return answers }
        rows.remove(at: row)
        var result = answers
        result[group] = .rows(rows)
        return result
    }
}
