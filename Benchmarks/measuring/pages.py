"""Form pages: shown and saved by `antragswerk serve`, against the bare framework and nginx."""

import urllib.parse

from support.citizen import MELDEBESCHEINIGUNG, Citizen

from . import wrk
from .definitions import THIRTY
from .processes import Stopwatch, empty_route, median, nginx

DRAFTS = 64

ELTERNGELD = {
    "verhaeltnis": "leiblich", "besonderheiten": "keine", "kinder.0.vorname": "Mia", "kinder.0.nachname": "Öztürk",
    "weitere_kinder": "nein", "haushalt": "ja", "betreuung": "ja", "familienform": "zusammen", "sorgerecht": "gemeinsam",
}


def next_page(citizen, answers):
    form = next(f for f in citizen.page.forms if ("action", "next") in f["buttons"])
    citizen.submit(form, answers, ("action", "next"))


def walk_to(citizen, service, answers, page):
    """Begins a draft and answers pages until `page` is shown; its path."""
    citizen.start(service)
    for _ in range(10):
        if citizen.path.split("?")[0].endswith(f"/seite/{page}"):
            return citizen.path.split("?")[0]
        next_page(citizen, answers)
    raise RuntimeError(f"{service}: the page '{page}' was not reached, but {citizen.path}: {citizen.page.text[:300]}")


def born_recently():
    import datetime
    day = datetime.date.today() - datetime.timedelta(days=42)
    return {"geburtsdatum.tag": str(day.day), "geburtsdatum.monat": str(day.month), "geburtsdatum.jahr": str(day.year)}


def shown_pages(base):
    """The pages to show: name → (cookie, path, bytes, controls)."""
    pages = {}
    for name, service, answers, page in [
        ("page_30_fields", THIRTY, {}, "seite1"),
        ("page_elterngeld", "elterngeld", {**ELTERNGELD, **born_recently()}, "person"),
        ("page_meldebescheinigung", "meldebescheinigung", MELDEBESCHEINIGUNG, "person"),
    ]:
        citizen = Citizen(base)
        path = walk_to(citizen, service, answers, page)
        pages[name] = (cookie_of(citizen), path, citizen.page.html.encode(), len(citizen.page.forms[-1]["names"]))
    return pages


def cookie_of(citizen):
    return "; ".join(f"{k}={v}" for k, v in citizen.cookies.items())


def saving(base):
    """Many drafts of one browser at the page `person`: the Lua script's parts."""
    citizen = Citizen(base)
    paths = [walk_to(citizen, "meldebescheinigung", MELDEBESCHEINIGUNG, "person") for _ in range(DRAFTS)]
    form = next(f for f in citizen.page.forms if ("action", "next") in f["buttons"])
    fields = [(n, MELDEBESCHEINIGUNG.get(n, v)) for n, v in form["fields"] if n not in ("_stand", "vornamen")]
    return cookie_of(citizen), paths, urllib.parse.urlencode([*fields, ("action", "save")]), "vornamen"


def measure(base, folder, rounds, seconds, **processes):
    """Rates of every page and of saving, in turn with the peers'; for ours the processor time of `processes` as well."""
    pages = shown_pages(base)
    saved = saving(base)
    results = {}

    def note(name, url, script):
        watch = Stopwatch(**processes if url.startswith(base) else {})
        result = wrk.measure(url, script, seconds, folder)
        results.setdefault(name, []).append({**result, **watch.each(result["requests"])})

    files = {name + ".html": page[2] for name, page in pages.items()}
    with empty_route(folder / "empty-route.log") as empty, nginx(folder / "nginx", files) as static:
        for _ in range(rounds):
            for name, (cookie, path, _, _) in pages.items():
                note(name, base + path, wrk.get_script(cookie))
                note(name + "_nginx", f"http://127.0.0.1:{static}/{name}.html", wrk.get_script(cookie))
            # The least that a page with something of the database on it can cost: the framework and one SELECT 1.
            note("round_trip", base + "/health/ready", wrk.get_script(saved[0]))
            note("empty_get", f"http://127.0.0.1:{empty}/", wrk.get_script(saved[0]))
            note("save", base + "/", wrk.post_script(*saved))
            cookie, paths, body, field = saved
            note("empty_post", f"http://127.0.0.1:{empty}/", wrk.post_script(cookie, ["/"] * DRAFTS, body, field))
            note("save_nginx", f"http://127.0.0.1:{static}/", wrk.post_script(cookie, ["/post"] * DRAFTS, body, field))
    summary = {name: {key: median([r[key] for r in rs]) for key in rs[0]} for name, rs in results.items()}
    for name, (_, _, content, controls) in pages.items():
        summary[name].update(bytes=len(content), controls=controls)
    return summary
