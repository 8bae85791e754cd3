"""Expressions and decision tables, beside the FEEL and DMN engine of SpiffWorkflow in Python."""

import json
import subprocess
import tempfile
from pathlib import Path

from .processes import BENCH, PEERS, run

PEER = r"""
import json, sys, time, types, warnings
from lxml import etree
warnings.simplefilter("ignore")
from SpiffWorkflow.bpmn.script_engine.feel_engine import FeelLikeScriptEngine
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
from SpiffWorkflow.dmn.parser.DMNParser import DMNParser
from SpiffWorkflow.dmn.specs.model import DecisionTable, HitPolicy, Input, InputEntry, Output, OutputEntry, Rule

def shortest(body, seconds=0.2):
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        begun = time.perf_counter()
        for _ in range(5):
            body()
        best = min(best, (time.perf_counter() - begun) / 5)
    return best * 1e6

engine = FeelLikeScriptEngine()
data = {"netto": 1500, "plz": "73728", "betraege": [1, 2, 3]}
sources, model = json.loads(sys.argv[1]), open(sys.argv[2], "rb").read()
result = {
    # What an evaluation does before it runs: rewriting the text and compiling what comes out.
    "compile_us": {source: shortest(lambda: compile(engine.patch_expression(source).strip(), "x", "eval")) for source in sources},
    "evaluate_us": {source: shortest(lambda: engine._evaluate(source, dict(data))) for source in sources},
}

def read(model):
    root = etree.fromstring(model)
    parser = DMNParser(None, root, {"dmn": etree.QName(root).namespace, "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL"})
    parser.parse()
    return parser.decision.decisionTables[0]

assert len(read(model).rules) == 200
result["model_us"] = shortest(lambda: read(model))

def table(count):
    table = DecisionTable("t", "t", HitPolicy.UNIQUE.value)
    column, out = Input("i", "x", "x", "x", "string"), Output("o", "y", "y", "number")
    table.inputs.append(column)
    table.outputs.append(out)
    for number in range(count):
        rule = Rule(str(number))
        entry = InputEntry(f"e{number}", column)
        entry.lhs.append(f'"k{number}"')
        rule.inputEntries.append(entry)
        value = OutputEntry(f"o{number}", out)
        value.text = str(number)
        value.parsedRef = number
        rule.outputEntries.append(value)
        table.rules.append(rule)
    task = types.SimpleNamespace(data={"x": f"k{count // 2}"}, workflow=types.SimpleNamespace(script_engine=engine))
    return DMNEngine(table), task

engine.evaluate = lambda task, text, external_context=None: engine._evaluate(text, dict(task.data, **(external_context or {})))
engine.validate = lambda text: compile(text, "x", "eval")
result["table_us"] = {}
for count in (20, 200):
    dmn, task = table(count)
    assert [rule.id for rule in dmn.decide(task)] == [str(count // 2)]
    result["table_us"][str(count)] = shortest(lambda: dmn.decide(task))
print(json.dumps(result))
"""


def model(count):
    """A decision model with one table of so many rules: equality of one text."""
    rules = "".join(
        f'<rule id="r{number}"><inputEntry id="i{number}"><text>"k{number}"</text></inputEntry>'
        f'<outputEntry id="o{number}"><text>{number}</text></outputEntry></rule>\n' for number in range(count))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:bench">
<inputData id="x" name="x"><variable id="xv" name="x" typeRef="string"/></inputData>
<decision id="t" name="t"><variable id="tv" name="t" typeRef="number"/>
<informationRequirement id="q"><requiredInput href="#x"/></informationRequirement>
<decisionTable id="d" hitPolicy="UNIQUE">
<input id="i"><inputExpression id="e" typeRef="string"><text>x</text></inputExpression></input>
<output id="o" name="y" typeRef="number"/>
{rules}</decisionTable></decision></definitions>
"""


def measure(rounds):
    """Microseconds of ours and the peer's, in turn; the best of the rounds."""
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.dmn"
        path.write_text(model(200))
        for _ in range(rounds):
            ours.append(json.loads(run([BENCH, "rules", "--model", path])))
            sources = json.dumps(sorted(ours[0]["evaluate_us"]))
            theirs.append(json.loads(run([PEERS / "bin" / "python", "-c", PEER, sources, path])))

    def best(results):
        first = results[0]
        return {
            part: {key: min(r[part][key] for r in results) for key in value} if isinstance(value, dict) else min(r[part] for r in results)
            for part, value in first.items()}

    return {"ours": best(ours), "peer": best(theirs)}


def rows(results):
    """Rows of the report: name, ours, theirs, ratio, aim, whether it is reached."""
    ours, peer, found = results["ours"], results["peer"], []

    def rate(name, mine, other):
        found.append((name, f"{1e6 / mine:,.0f}/s", f"{1e6 / other:,.0f}/s", f"{other / mine:,.0f}", "", None))

    def time(name, mine, other=None):
        theirs, ratio = ("", "") if other is None else (f"{other:,.1f} us", f"{other / mine:.1f}")
        found.append((name, f"{mine:,.1f} us", theirs, ratio, "", None))

    for source, value in ours["evaluate_us"].items():
        rate(f"FEEL: {source}", value, peer["evaluate_us"][source])
    for source, value in ours["compile_us"].items():
        time(f"FEEL, compiling: {source}", value, peer["compile_us"][source])
    for source, value in ours["allocations"].items():
        found.append((f"FEEL, allocations: {source}", f"{value:,.1f}", "", "", "", None))
    tables = ours["table_us"]
    for count in ("20", "200"):
        rate(f"decision table, {count} rules : SpiffWorkflow", tables[count], peer["table_us"][count])
    for columns, suffix in (("one text", ""), ("two texts", "x2"), ("three texts", "x3")):
        large, small = tables[f"200{suffix}"], tables[f"20{suffix}"]
        found.append((
            f"decision table by {columns}, 200 : 20 rules", f"{large:.2f} us", f"{small:.2f} us", f"{large / small:.2f}", "≤ 3",
            large <= small * 3))
    time("decision table, 200 rules: reading and compiling a .dmn", ours["model_us"], peer["model_us"])
    time("decision table, 200 rules: compiling it from its texts", ours["table_compile_us"]["200"])
    for count in ("20", "200"):
        if count in ours["table_allocations"]:
            found.append((f"decision table, {count} rules, allocations", f"{ours['table_allocations'][count]:,.1f}", "", "", "", None))
    return found
