"""Expressions and decision tables, beside the FEEL and DMN engine of SpiffWorkflow in Python."""

import json
import subprocess

from .processes import BENCH, PEERS, run

PEER = r"""
import json, sys, time, types, warnings
warnings.simplefilter("ignore")
from SpiffWorkflow.bpmn.script_engine.feel_engine import FeelLikeScriptEngine
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
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
result = {"evaluate_us": {source: shortest(lambda: engine._evaluate(source, dict(data))) for source in json.loads(sys.argv[1])}}

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


def measure(rounds):
    """Microseconds of ours and the peer's, in turn; the best of the rounds."""
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(json.loads(run([BENCH, "rules"])))
        sources = json.dumps(sorted(ours[0]["evaluate_us"]))
        output = subprocess.run([PEERS / "bin" / "python", "-c", PEER, sources], capture_output=True, text=True, check=True).stdout
        theirs.append(json.loads(output))

    def best(results):
        return {part: {key: min(r[part][key] for r in results) for key in results[0][part]} for part in results[0]}

    return {"ours": best(ours), "peer": best(theirs)}
