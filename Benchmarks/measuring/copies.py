"""PDF copies of an application with 30 answers; alone, the peers make no accessible PDF of one."""

import json
import os

from .processes import BENCH, CACHE, median, run

PYTHON = os.environ.get("ANTRAGSWERK_TYPST_PYTHON") or os.path.join(CACHE, "typst", "bin", "python")


def measure(forms, folder, rounds, seconds):
    """Copies a second and bytes of one, by number of helpers."""
    answers = folder / "copy.json"
    answers.write_text(json.dumps({f"feld{i}": f"Angabe {i}" for i in range(30)}))
    found = {}
    for helpers in (1, 2):
        results = [
            json.loads(run([
                BENCH, "copies", "--forms", forms, "--service", "felder30", "--answers", answers, "--python", PYTHON,
                "--helpers", helpers, "--seconds", seconds]))
            for _ in range(rounds)]
        found[str(helpers)] = {"per_second": median([r["per_second"] for r in results]), "bytes": results[0]["bytes"]}
    return found
