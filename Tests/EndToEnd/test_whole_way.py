"""From the citizen's first click to Service-BW, to the caseworker's decision, to the command line."""

import re

from support.citizen import MELDEBESCHEINIGUNG, Citizen
from support.staff import Staff
from support.simulator import Simulator
from support.system import wait_until


def delivered(system, reference):
    return lambda: next((d for d in system.command_json("delivery", "list", "--case", reference) if d["state"] == "delivered"), None)


def test_an_application_arrives_at_service_bw_and_is_decided(system):
    citizen = Citizen(system.base)
    reference, code = citizen.apply()
    assert citizen.headers["cache-control"] == "no-store"

    delivery = wait_until(delivered(system, reference), 30, "the delivery")
    received = Simulator(system).received(reference)
    assert len(received) == 1 and received[0]["zustellungId"] == delivery["receipt"]
    xml = Simulator(system).xml(received[0])
    assert "<familienname>Öztürk-Weiß</familienname>" in xml and "<geburtsdatum>1985-03-14</geburtsdatum>" in xml
    assert "anzahl" not in xml, "a hidden field was sent"

    staff = Staff(system, "caseworker")
    status, detail = staff.get(f"/cases/{reference}")
    assert status == 200 and detail["case"]["state"] == "eingereicht"
    assert any(a["display"] == "14.03.1985" for s in detail["application"]["sections"] for a in s["answers"])
    assert staff.call("POST", f"/cases/{reference}/claim")[0] == 200
    version = staff.get(f"/cases/{reference}")[1]["case"]["version"]
    event = staff.get(f"/cases/{reference}")[1]["possibleEvents"][0]
    status, moved = staff.call(
        "POST", f"/cases/{reference}/moves",
        {"event": event["event"], "expectedVersion": version, "inputs": {name: "geprüft" for name in event["requires"]}})
    assert status == 200 and moved["state"] == event["to"], moved
    assert staff.call("POST", f"/cases/{reference}/notes", {"text": "Rückfrage geklärt"})[0] == 201

    history = staff.get(f"/cases/{reference}/history")[1]["items"]
    assert [h["sequence"] for h in history] == list(range(1, len(history) + 1))
    assert {"submitted", "delivered", "claimed", "moved"} <= {h["kind"] for h in history}

    shown = system.command_json("case", "show", reference)
    assert shown["case"]["state"] == moved["state"]
    assert "clean" in system.command("case", "verify", reference)

    other = Citizen(system.base)
    other.get("/status")
    other.submit(other.page.form_to("/status"), {"vorgangsnummer": reference.lower().replace("-", " "), "zugangscode": code.lower()})
    assert other.status == 200 and reference in other.page.text
    assert re.search(r"eingegangen", other.page.text)


def test_submitting_twice_and_coming_back_gives_one_application(system):
    citizen = Citizen(system.base)
    citizen.start("meldebescheinigung")
    form = citizen.fill(MELDEBESCHEINIGUNG)
    summary = citizen.path
    before = len(Staff(system, "caseworker").all_cases())
    first = citizen.send(form)
    assert citizen.send(form) == first
    citizen.get(summary)
    assert first[0] in citizen.page.text or citizen.status == 200
    assert len(Staff(system, "caseworker").all_cases()) == before + 1


def test_lists_are_paged_and_filtered(system):
    references = {Citizen(system.base).apply()[0] for _ in range(3)}
    staff = Staff(system, "caseworker")
    assert references <= {c["reference"] for c in staff.all_cases("&service=meldebescheinigung")}
    assert staff.all_cases("&service=elterngeld&state=bewilligt") == []
    status, page = staff.get("/cases?limit=2")
    assert status == 200 and len(page["items"]) == 2 and page["next"]
    status, rest = staff.get(f"/cases?limit=2&cursor={page['next']}")
    assert status == 200 and not {c["reference"] for c in page["items"]} & {c["reference"] for c in rest["items"]}
