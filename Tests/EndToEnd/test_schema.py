"""The JSON Schema of each service against another implementation, both ways.

What the engine accepts is valid, and what is not valid the engine refuses: shown with the examples of each service and with many
small changes of their answers.
"""

import copy
import json
import random
import subprocess

import jsonschema
import pytest

from support.system import PROGRAM, ROOT

SERVICES = ["elterngeld", "meldebescheinigung"]


def run(*arguments, given=""):
    result = subprocess.run([PROGRAM, *arguments], cwd=ROOT, input=given, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return result.stdout


def places(value, path=()):
    """Every place within a document."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], path + (key,))
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, path + (index,))


def changed(answers, path, change):
    result = copy.deepcopy(answers)
    if not path:
        return change(result)
    target = result
    for step in path[:-1]:
        target = target[step]
    if change is None:
        del target[path[-1]]
    else:
        target[path[-1]] = change(target[path[-1]])
    return result


def changes(answers):
    """Answers with one thing changed: gone, of another type, too long, unknown, repeated."""
    makers = [
        None,
        lambda value: None,
        lambda value: 7,
        lambda value: "",
        lambda value: "zzz",
        lambda value: "x" * 30_000,
        lambda value: [value],
        lambda value: {"a": value},
        lambda value: True if value is not True else False,
        lambda value: value + value if isinstance(value, list) else value,
        lambda value: {**value, "unbekannt": "1"} if isinstance(value, dict) else value,
    ]
    for path in places(answers):
        for maker in makers:
            if not path and maker is None:
                continue
            yield changed(answers, path, maker)


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_accepted_is_valid_and_what_is_not_valid_is_refused(service):
    schema = json.loads(run("forms", "schema", service))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    examples = [json.loads(line) for line in run("forms", "answers", service).splitlines()]
    complete = [example for example in examples if example["complete"]]
    assert len(complete) >= 5
    lines = [{"answers": example["answers"], "today": example["today"]} for example in complete]
    for example in random.Random(4).sample(complete, min(6, len(complete))):
        lines += [{"answers": answers, "today": example["today"]} for answers in changes(example["answers"])]
    given = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    verdicts = [json.loads(line) for line in run("forms", "validate", service, "--ndjson", given=given).splitlines()]
    assert len(verdicts) == len(lines)
    assert all(verdict["valid"] for verdict in verdicts[: len(complete)])
    invalid = 0
    for line, verdict in zip(lines, verdicts):
        is_valid = validator.is_valid(line["answers"])
        invalid += not is_valid
        if verdict.get("valid"):
            errors = [error.message for error in validator.iter_errors(line["answers"])]
            assert is_valid, f"accepted, but not valid: {errors}"
    assert invalid > 200
