import FEEL
import FormModel

/// Why a document cannot be the answers of a complete application.
public struct PayloadProblem: Equatable, Sendable {
    /// The field, `geschwister.0.vorname`; empty for the document as a whole.
    public let path: String
    /// Stable short code.
    public let code: String
    /// What is wrong, in English for what the format breaks, in German for what the form asks.
    public let message: String
}

extension CompiledService {
    /// Everything that keeps a JSON document from being the answers of a complete application; none when it is one.
    ///
    /// Stricter than ``Answers/init(json:for:)``: unknown members, values in another notation than the canonical one and values of
    /// fields that do not belong to the application are refused.
    public func problems(inPayload bytes: [UInt8], environment: FormEnvironment) -> [PayloadProblem] {
        let document: JSONValue
        do throws(JSONReader.Failure) {
            document = try JSONReader.read(bytes)
        } catch {
            return [PayloadProblem(path: "", code: "malformed", message: "The document is no JSON: byte \(error.offset).")]
        }
        let answers: Answers
        do throws(AnswersError) {
            answers = try Answers(document, for: self)
        } catch {
            return [PayloadProblem(path: "", code: "wrong_shape", message: "\(error)")]
        }
        let evaluation = evaluate(answers, in: environment)
        var problems: [PayloadProblem] = []
        PayloadComparison.differences(document, evaluation.prunedAnswers.jsonValue, at: "", into: &problems)
        for page in evaluation.pages {
            problems += page.errors.map { PayloadProblem(path: $0.path.description, code: $0.code, message: $0.message) }
        }
        problems += evaluation.runtimeErrors.map {
            PayloadProblem(path: $0.path?.description ?? "", code: "rule_failed", message: $0.message)
        }
        return problems
    }
}

/// Compares a document with what the engine makes of it.
private enum PayloadComparison {
    static func differences(_ given: JSONValue, _ canonical: JSONValue, at path: String, into problems: inout [PayloadProblem]) {
        switch (given, canonical) {
        case (.object(let members), .object(let expected)):
            let byName = Dictionary(expected.map { ($0.name, $0.value) }) { first, _ in first }
            var seen: Set<String> = []
            for member in members {
                let place = path.isEmpty ? member.name : path + "." + member.name
                guard seen.insert(member.name).inserted else {
                    problems.append(PayloadProblem(path: place, code: "duplicate", message: "The member stands there twice."))
                    continue
                }
                guard let value = byName[member.name] else {
                    problems.append(
                        PayloadProblem(path: place, code: "not_expected", message: "No such field belongs to this application."))
                    continue
                }
                differences(member.value, value, at: place, into: &problems)
            }
            for member in expected where !seen.contains(member.name) {
                let place = path.isEmpty ? member.name : path + "." + member.name
                problems.append(PayloadProblem(path: place, code: "missing", message: "The member is missing."))
            }
        case (.array(let items), .array(let expected)) where items.count == expected.count:
            for (index, pair) in zip(items, expected).enumerated() {
                differences(pair.0, pair.1, at: path.isEmpty ? "\(index)" : "\(path).\(index)", into: &problems)
            }
        default:
            guard given != canonical else { return }
            problems.append(PayloadProblem(path: path, code: "not_canonical", message: "The value is not written in its canonical form."))
        }
    }
}
