"""What people, programs and attackers send that they should not."""

import pytest

from support.citizen import Citizen
from support.staff import Staff


@pytest.fixture
def citizen(system):
    return Citizen(system.base).start("meldebescheinigung")


def next_form(citizen):
    return next(f for f in citizen.page.forms if ("action", "next") in f["buttons"])


def fields(form, *extra):
    return form["fields"] + list(extra) + [("action", "next")]


def test_unknown_fields_are_refused_without_naming_their_content(citizen):
    form = next_form(citizen)
    citizen.request("POST", form["action"], fields(form, ("kontostand", "geheim-4711")))
    assert citizen.status == 400 and "geheim-4711" not in citizen.page.html


def test_a_body_of_10_megabytes_is_refused(citizen):
    form = next_form(citizen)
    try:
        citizen.request("POST", form["action"], body=b"umfang=" + b"a" * 10_000_000)
        assert citizen.status == 413
    except OSError:
        pass  # the server may close before all of it is sent
    again = Citizen(f"http://{citizen.host}")
    assert again.get("/").status == 200


def test_invalid_utf8_is_refused(citizen):
    form = next_form(citizen)
    hidden = "&".join(f"{n}={v}" for n, v in form["fields"])
    citizen.request("POST", form["action"], body=(hidden + "&zweck=%ff%fe&action=next").encode())
    assert citizen.status == 400


def test_a_thousand_repeated_keys_are_refused(citizen):
    form = next_form(citizen)
    citizen.request("POST", form["action"], fields(form, *[("umfang", "einfach")] * 1000))
    assert citizen.status == 400


def test_a_wrong_csrf_token_is_refused_and_nothing_is_stored(citizen):
    form = next_form(citizen)
    wrong = [(n, "x" * len(v) if n == "_csrf" else v) for n, v in form["fields"]]
    assert any(n == "_csrf" for n, _ in wrong)
    path = citizen.path
    citizen.request("POST", form["action"], wrong + [("umfang", "einfach"), ("zweck", "bank"), ("action", "next")])
    assert citizen.status == 403
    citizen.get(path)
    assert not any(n == "umfang" for n, _ in next_form(citizen)["fields"])


def test_another_citizens_draft_is_not_found(system, citizen):
    other = Citizen(system.base)
    assert other.get(citizen.path).status == 404
    form = next_form(citizen)
    assert other.request("POST", form["action"], fields(form)).status in (403, 404)


@pytest.mark.parametrize(
    "role, method, path, body, status",
    [
        ("auditor", "POST", "/cases/{reference}/claim", None, 403),
        ("auditor", "POST", "/cases/{reference}/moves", {"event": "pruefen", "expectedVersion": 1}, 403),
        ("administrator", "GET", "/cases/{reference}", None, 403),
        ("caseworker", "POST", "/cases/{reference}/moves", {"event": "pruefen", "expectedVersion": 99}, 409),
        ("caseworker", "POST", "/cases/{reference}/moves", {"event": "archivieren_und_vergessen", "expectedVersion": 1}, 409),
        ("caseworker", "POST", "/cases/{reference}/moves", {"event": 7}, 400),
        ("caseworker", "GET", "/cases/MB-2026-2222-2222", None, 404),
        ("caseworker", "GET", "/cases?limit=0", None, 422),
        ("caseworker", "GET", "/nothing", None, 404),
    ],
)
def test_the_api_refuses_with_a_problem_document(system, role, method, path, body, status):
    reference, _ = Citizen(system.base).apply()
    answer, problem = Staff(system, role).call(method, path.replace("{reference}", reference), body)
    assert answer == status, problem
    assert problem["status"] == status and problem["type"].startswith("/errors/") and problem["detail"]
    if "vergessen" in str(body):
        assert "pruefen" in problem["possibleEvents"]


def test_the_api_refuses_who_is_not_logged_in_and_what_is_no_json(system):
    nobody = Staff(system)
    assert nobody.get("/cases")[0] == 401
    assert nobody.call("POST", "/sessions", {"username": "nobody", "password": "wrong"})[0] == 401
    assert nobody.call("POST", "/sessions", raw=b"{")[0] == 400
    assert nobody.call("POST", "/sessions", raw=b'{"username": "' + b"a" * 100_000)[0] == 413
    staff = Staff(system, "caseworker")
    staff.token += "x"
    assert staff.get("/cases")[0] == 401


def test_two_caseworkers_cannot_hold_one_case(system):
    reference, _ = Citizen(system.base).apply()
    assert Staff(system, "caseworker").call("POST", f"/cases/{reference}/claim")[0] == 200
    status, problem = Staff(system, "reviewer").call("POST", f"/cases/{reference}/claim")
    assert status == 409 and problem["claimedBy"] == system.login("caseworker")[0]
