"""The PDF of what was sent: whose it is, what stands in it, and whether everybody can read it."""

import io
import json
import os
import re
import signal
import subprocess
from pathlib import Path

import page as validator
import pikepdf
import pytest

from support.citizen import MELDEBESCHEINIGUNG, Citizen
from support.simulator import Simulator
from support.system import PROGRAM, wait_until

LINK = "kopie.pdf"
HOSTILE = '#eval("1+1") *fett* _k_ $x$ `c` @a <b> // d /* e \\u{41}'


def link(citizen):
    return next((each for each in citizen.page.links if each.endswith(LINK)), None)


def application(system, **changes):
    """A citizen on the confirmation page, with reference and access code."""
    citizen = Citizen(system.base)
    reference, code = citizen.apply(answers={**MELDEBESCHEINIGUNG, **changes})
    return citizen, reference, code


def text_of(pdf):
    """The text as a program reads it out, words separated by one blank."""
    output = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s+", " ", re.sub("\u00ad\\s*|\u200b", "", output))


def attached(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {name: file.get_file().read_bytes() for name, file in document.attachments.items()}


@pytest.fixture(scope="module")
def copy(system):
    """A copy with odd texts in it: citizen, reference, access code, PDF."""
    citizen, reference, code = application(system, zweck="sonstiges", zweck_text=HOSTILE)
    citizen.get(link(citizen))
    assert citizen.status == 200, citizen.status
    return citizen, reference, code, citizen.body


def test_it_is_a_file_named_by_the_reference_and_stored_nowhere(copy):
    citizen, reference, _, pdf = copy
    assert citizen.headers["content-type"] == "application/pdf"
    assert citizen.headers["content-disposition"] == f'attachment; filename="{reference}.pdf"'
    assert citizen.headers["cache-control"] == "no-store"
    assert pdf.startswith(b"%PDF-1.7")


def test_it_is_tagged_with_title_language_and_headings(copy):
    _, reference, _, pdf = copy
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert root.MarkInfo.Marked is not None and bool(root.MarkInfo.Marked)
        assert str(root.Lang).lower().startswith("de")
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert len(root.OutputIntents) == 1 and "/Outlines" in root
        with document.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "3" and metadata["pdfaid:conformance"] == "A"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Ihre Angaben: Meldebescheinigung"
        kinds = roles(root.StructTreeRoot)
        assert kinds.count("/H1") == 1 and kinds.count("/H2") >= 4
        assert kinds.index("/H1") < kinds.index("/H2") < len(kinds)
        tables = [kind for kind in kinds if kind in ("/Table", "/TH", "/TR", "/TD")]
        assert tables[:4] == ["/Table", "/TR", "/TH", "/TH"] and tables.count("/TH") == 2 * tables.count("/Table")


def roles(element):
    """Kinds of all elements of a structure tree, in reading order."""
    found, open_elements = [], [element]
    while open_elements:
        each = open_elements.pop()
        if not isinstance(each, pikepdf.Dictionary):
            continue
        if "/S" in each:
            found.append(str(each.S))
        children = each.get("/K", [])
        open_elements += reversed(list(children) if isinstance(children, pikepdf.Array) else [children])
    return found


@pytest.mark.parametrize("profile", [validator.ValidationProfile.PDF_UA_1, validator.ValidationProfile.PDF_A_3A])
def test_it_keeps_the_standards_as_far_as_a_program_can_tell(copy, tmp_path, profile):
    file = tmp_path / "copy.pdf"
    file.write_bytes(copy[3])
    report = validator.validate_pdf(str(file), profile=profile)
    # The validator takes a last byte of compressed data that is 10 or 13 for the end of a line, and then misses it in the length.
    failed = [failure for failure in report.failures if "STREAM-LENGTH" not in str(failure)]
    assert failed == [], str(report)
    assert lengths_are_right(copy[3])


def lengths_are_right(pdf):
    """Whether each stream has the length that stands before it, by another reader."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        return len(streams) > 10 and all(len(one.read_raw_bytes()) == int(one.Length) for one in streams)


def test_everything_answered_is_read_out_as_it_was_written(system, copy):
    _, reference, _, pdf = copy
    text = text_of(pdf)
    for section in system.command_json("case", "show", reference)["application"]["sections"]:
        assert section["title"] in text
        for entry in section["entries"]:
            assert " ".join(entry["display"].split()) in text or entry.get("isHidden"), entry["id"]
    assert " ".join(HOSTILE.split()) in text
    assert reference in text and re.search(r"Seite 1 von \d", text)


def test_programs_find_the_same_application_inside(system, copy):
    _, reference, _, pdf = copy
    files = attached(pdf)
    assert set(files) == {"antrag.json", "antrag.xml"}
    payload = json.loads(files["antrag.json"])
    assert payload["reference"] == reference
    assert payload["application"] == system.command_json("case", "show", reference)["application"]
    simulator = Simulator(system)
    received = wait_until(lambda: simulator.received(reference), 30, "the delivery")
    assert files["antrag.xml"].decode() == simulator.xml(received[0])
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert [str(file.AFRelationship) for file in document.Root.AF] == ["/Source", "/Alternative"]


def test_the_status_page_and_the_command_line_give_the_same_bytes(system, copy):
    _, reference, code, pdf = copy
    other = Citizen(system.base)
    other.get("/status")
    other.submit(other.page.form_to("/status"), {"vorgangsnummer": reference, "zugangscode": code})
    other.get(link(other))
    assert other.status == 200 and other.body == pdf
    run = subprocess.run([PROGRAM, "case", "copy", reference], env=system.environment(), capture_output=True, timeout=60)
    assert run.returncode == 0 and run.stdout == pdf


def test_nobody_else_gets_it(system, copy):
    own = link(copy[0].get(copy[0].path.replace(LINK, "bestaetigung")))
    stranger = Citizen(system.base)
    assert stranger.get(own).status == 404
    application(system)
    assert stranger.get("/status/vorgang/" + LINK).path == "/status"


def helpers(system):
    """Process ids of the running program's typesetters."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == system.process.pid and b"Sets documents with Typst" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except (OSError, ValueError):
            continue
    return found


def test_a_killed_helper_is_replaced_and_none_outlives_the_program(own_system):
    system = own_system().start()
    citizen, *_ = application(system)
    own = link(citizen)
    assert helpers(system) == [], "one was started before anybody asked for a copy"
    first = citizen.get(own).body
    for _ in range(3):
        for process in helpers(system):
            os.kill(process, signal.SIGKILL)
        assert citizen.get(own).body == first
    left = helpers(system)
    assert len(left) == 1
    system.kill()
    wait_until(lambda: not any(Path(f"/proc/{process}").exists() for process in left), 10, "the end of the helper")


def test_nothing_of_it_is_written_anywhere(own_system):
    system = own_system().start()
    citizen, *_ = application(system, zweck="sonstiges", zweck_text="Zettelwirtschaft4711")
    own = link(citizen)
    assert "Zettelwirtschaft4711" in text_of(citizen.get(own).body)
    process, = helpers(system)
    limits = Path(f"/proc/{process}/limits").read_text()
    assert re.search(r"Max file size\s+0\s+0", limits) and re.search(r"Max core file size\s+0\s+0", limits)
    assert len(list(Path(f"/proc/{process}/environ").read_bytes().split(b"\0"))) <= 4
    for file in [system.log, *(each for each in system.folder.rglob("*") if each.is_file())]:
        assert b"Zettelwirtschaft4711" not in file.read_bytes(), file


def test_without_typst_no_page_offers_it(own_system, monkeypatch):
    monkeypatch.setenv("ANTRAGSWERK_TYPST_PYTHON", "none")
    system = own_system().start()
    citizen, reference, _ = application(system)
    assert link(citizen) is None
    citizen.get(citizen.path.replace("bestaetigung", LINK))
    assert citizen.status == 404 and "Drucken Sie" in citizen.page.text
    refused = system.command("case", "copy", reference, check=False)
    assert refused.returncode == 1 and "makes no PDF copies" in refused.stderr
    finding = next(each for each in json.loads(system.command("doctor", "--json", check=False).stdout) if each["check"] == "pdf")
    assert finding["ok"] and finding["detail"].startswith("off")


def test_the_doctor_names_what_sets_the_copies(system):
    finding = next(each for each in json.loads(system.command("doctor", "--json", check=False).stdout) if each["check"] == "pdf")
    assert finding["ok"] and finding["detail"].startswith("Typst 0.15")
