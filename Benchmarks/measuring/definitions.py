"""Definitions for measuring only: a copy of Forms/ with services of 10, 30, 100 and 1,000 text fields."""

import json
import re
import shutil

from .processes import BENCH, ROOT, run

SIZES = (10, 100, 1000)
THIRTY = "felder30"
PREFIXES = {10: "FA", 30: "FB", 100: "FC", 1000: "FD"}


def write(folder):
    """Copies the repository's definitions to `folder` and adds the generated services."""
    shutil.copytree(ROOT / "Forms", folder)
    template = (ROOT / "Forms" / "meldebescheinigung" / "service.yaml").read_text()
    # No fee and no examples: those belong to the real service.
    template = re.sub(r"^fee:\n(?:  .*\n)+", "", template, flags=re.M)
    for size in (*SIZES, 30):
        service = folder / f"felder{size}"
        service.mkdir()
        text = template.replace("id: meldebescheinigung", f"id: felder{size}").replace("title: Meldebescheinigung", f"title: {size} Felder")
        (service / "service.yaml").write_text(text.replace("prefix: MB", f"prefix: {PREFIXES[size]}"))
        (service / "form.yaml").write_text(form(size, with_conditions=size in SIZES))
    return folder


def form(size, *, with_conditions):
    """Pages of at most 30 fields; with conditions, every third field depends on the one before it."""
    lines = ["pages:"]
    for index in range(size):
        if index % 30 == 0:
            page = index // 30 + 1
            lines += [f"  - id: seite{page}", f"    title: Seite {page}", "    fields:"]
        lines += [
            f"      - id: feld{index}", "        type: text", f"        label: Angabe Nummer {index}",
            "        hint: Höchstens 80 Zeichen.", f"        required: Geben Sie die Angabe Nummer {index} ein.", "        max_length: 80",
        ]
        if with_conditions and index % 3 == 2:
            lines.append(f'        when: feld{index - 1} = "Angabe"')
    return "\n".join(lines) + "\n"


def measure(forms, folder, rounds, seconds):
    """Microseconds of an evaluation for each field, by size; the best of the rounds, since only disturbance makes it longer."""
    best = {}
    for _ in range(rounds):
        for size in SIZES:
            answers = folder / f"answers{size}.json"
            answers.write_text(json.dumps({f"feld{i}": "Angabe" for i in range(size)}))
            output = run([BENCH, "evaluate", "--forms", forms, "--service", f"felder{size}", "--answers", answers, "--seconds", seconds])
            result = json.loads(output)
            if size not in best or result["field_us"] < best[size]["field_us"]:
                best[size] = result
    return {str(size): result for size, result in best.items()}
