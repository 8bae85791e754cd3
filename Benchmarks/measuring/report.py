"""One table beside the aims, and the JSON file."""

import datetime
import json
import os
import platform
import subprocess

from . import rules
from .processes import ROOT, load_average


def ratio(results, ours, theirs):
    return results[ours]["per_second"] / results[theirs]["per_second"]


def rows(r):
    """What was measured: name, ours, theirs, ratio, aim, whether it is reached (None where there is no aim)."""
    pages, found = r["pages"], []

    def rate(name, ours, theirs, aim=None, of=pages):
        value = ratio(of, ours, theirs)
        found.append((
            name, f"{of[ours]['per_second']:,.0f}/s", f"{of[theirs]['per_second']:,.0f}/s", f"{value:.2f}",
            "" if aim is None else f"≥ {aim}", None if aim is None else value >= aim))

    def time(name, ours, theirs=None):
        found.append((
            name, f"{ours:,.0f} us", "" if theirs is None else f"{theirs:,.0f} us",
            "" if theirs is None else f"{ours / max(theirs, 1):.2f}", "", None))

    def figure(name, value, unit, aim=None, digits=0):
        found.append((
            name, f"{value:,.{digits}f} {unit}", "", "", "" if aim is None else f"< {aim:g} {unit}", None if aim is None else value < aim))

    rate("page, 30 fields : empty route", "page_30_fields", "empty_get", 0.5)
    rate("page, 30 fields : nginx", "page_30_fields", "page_30_fields_nginx")
    rate("page, Elterngeld : empty route", "page_elterngeld", "empty_get", 0.5)
    rate("page, Elterngeld : nginx", "page_elterngeld", "page_elterngeld_nginx")
    rate("page, Meldebescheinigung : empty route", "page_meldebescheinigung", "empty_get", 0.5)
    rate("page, Meldebescheinigung : nginx", "page_meldebescheinigung", "page_meldebescheinigung_nginx")
    rate("one round trip : empty route", "round_trip", "empty_get")
    rate("page, 30 fields : one round trip", "page_30_fields", "round_trip")
    rate("page, Elterngeld : one round trip", "page_elterngeld", "round_trip")
    time("processor time of serve: page, 30 fields : one round trip", pages["page_30_fields"]["serve_us"], pages["round_trip"]["serve_us"])
    time("processor time of PostgreSQL: the same", pages["page_30_fields"]["postgresql_us"], pages["round_trip"]["postgresql_us"])
    rate("page saved : empty POST route", "save", "empty_post")
    rate("page saved : nginx", "save", "save_nginx")
    rate("submissions : pgbench", "ours", "pgbench", 0.7, r["submissions"])
    rate("deliveries : curl --parallel", "worker", "curl", 1.0, r["deliveries"])
    rate("deliveries : h2load", "worker", "h2load", 0.2, r["deliveries"])
    worker, curl = r["deliveries"]["worker"], r["deliveries"]["curl"]
    time("processor time of a delivery: worker : curl", worker["sender_us"], curl["sender_us"])
    time("processor time of a delivery: PostgreSQL", worker["postgresql_us"])
    time("processor time of a delivery: simulator, for worker : curl", worker["simulator_us"], curl["simulator_us"])
    small, large = r["evaluation"]["10"]["field_us"], r["evaluation"]["1000"]["field_us"]
    found.append((
        "evaluation, 1,000 : 10 fields", f"{large:.2f} us/field", f"{small:.2f} us/field", f"{large / small:.2f}", "≤ 1.1",
        large <= small * 1.1))
    found += rules.rows(r["rules"])
    for helpers, made in r["copies"].items():
        figure(f"PDF copies, 30 answers, helpers: {helpers}", made["per_second"], "/s", digits=1)
    figure("memory of serve at rest", r["memory"]["rest_mb"], "MB", 100)
    figure("memory of serve under load, peak", r["memory"]["peak_mb"], "MB")
    figure("memory of serve after the load", r["memory"]["after_mb"], "MB")
    figure("start of dev, folder exists", r["start"]["dev_seconds"], "s", 3, 2)
    figure("start of serve", r["start"]["serve_seconds"], "s", None, 2)
    return found


def table(results):
    head = ("", "ours", "theirs", "ratio", "aim", "")
    words = {None: "", True: "reached", False: "MISSED"}
    lines = [head] + [(*row[:5], words[row[5]]) for row in rows(results)]
    widths = [max(len(line[i]) for line in lines) for i in range(6)]
    return "\n".join(
        "  ".join(cell.ljust(width) if i in (0, 5) else cell.rjust(width) for i, (cell, width) in enumerate(zip(line, widths))).rstrip()
        for line in lines)


def machine():
    def output(*command):
        try:
            return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=10).stdout.strip().splitlines()[0]
        except (OSError, IndexError, subprocess.TimeoutExpired):
            return None

    return {
        "cores": os.cpu_count(), "system": platform.platform(), "commit": output("git", "rev-parse", "--short", "HEAD"),
        "postgresql": output("psql", "--version"), "curl": output("curl", "--version"), "wrk": output("wrk", "--version"),
        "load_before": round(load_average(), 2),
    }


def write(results):
    """Writes Benchmarks/results/<date>.json; a later run of a day replaces the earlier one."""
    path = ROOT / "Benchmarks" / "results" / f"{datetime.date.today().isoformat()}.json"
    path.parent.mkdir(exist_ok=True)
    results["table"] = [
        dict(zip(("what", "ours", "theirs", "ratio", "aim", "reached"), row)) for row in rows(results)]
    path.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    return path
