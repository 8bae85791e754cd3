import DMN
import FEEL
import Testing

/// Models and values for tests.
enum Fixture {
    static let environment = Environment(epochSeconds: 1_764_000_000)
    static let dmn15 = "https://www.omg.org/spec/DMN/20230324/MODEL/"

    static func xml(_ body: String, namespace: String = "urn:main", dmn: String = dmn15) -> String {
        #"<definitions xmlns="\#(dmn)" name="main" namespace="\#(namespace)">\#(body)</definitions>"#
    }

    static func read(_ body: String, namespace: String = "urn:main", dmn: String = dmn15) throws -> DMNModel {
        try DMNModelReader.read(Array(xml(body, namespace: namespace, dmn: dmn).utf8))
    }

    static func model(_ body: String, importing others: [DMNModel] = []) throws -> CompiledModel {
        try CompiledModel.compile(try read(body), importing: others)
    }

    /// The value of an expression in FEEL.
    static func value(_ text: String) throws -> Value {
        try CompiledExpression.compile(text, in: .empty).evaluate(Frame(count: 0), environment)
    }

    static func decision(
        _ name: String, _ logic: String, type: String? = nil, needs: [String] = [], knows: [String] = []
    ) -> String {
        let typeRef = type.map { #" typeRef="\#($0)""# } ?? ""
        let information = needs.map { reference in
            let element = reference.contains("i_") ? "requiredInput" : "requiredDecision"
            return #"<informationRequirement><\#(element) href="\#(reference)"/></informationRequirement>"#
        }
        let knowledge = knows.map { #"<knowledgeRequirement><requiredKnowledge href="\#($0)"/></knowledgeRequirement>"# }
        return #"<decision id="d_\#(name)" name="\#(name)"><variable name="\#(name)"\#(typeRef)/>"#
            + information.joined() + knowledge.joined() + logic + "</decision>"
    }

    static func literal(_ text: String) -> String {
        "<literalExpression><text><![CDATA[\(text)]]></text></literalExpression>"
    }

    static func input(_ name: String, type: String? = nil) -> String {
        let typeRef = type.map { #" typeRef="\#($0)""# } ?? ""
        return #"<inputData id="i_\#(name)" name="\#(name)"><variable name="\#(name)"\#(typeRef)/></inputData>"#
    }
}

extension CompiledModel {
    /// The value of a decision for inputs written in FEEL.
    func value(_ decision: String, _ inputs: String = "{}") throws -> Value {
        guard case .context(let context) = try Fixture.value(inputs) else { return .string("no context") }
        let target = try #require(self.target(decision))
        return isDecision(target)
            ? try evaluate(target, ModelInputs(context), Fixture.environment)
            : try invoke(target, context, Fixture.environment)
    }
}
