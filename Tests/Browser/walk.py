"""Walks through a service the way a citizen does, with the answers of one of the service's own examples."""

import datetime
import pathlib
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SUMMARY = re.compile(r"/zusammenfassung$")
DATE = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$|^(\d{4})-(\d{2})-(\d{2})$")


def example(service: str, name: str, folder=ROOT / "Forms") -> dict:
    text = (folder / service / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)["answers"]


def meldebescheinigung() -> dict:
    return example("meldebescheinigung", "06_zweck_beschrieben")


def elterngeld() -> dict:
    answers = example("elterngeld", "49_alles_zusammen")
    # The real clock runs here: the child has to be a few weeks old today.
    born = datetime.date.today() - datetime.timedelta(days=42)
    return {**answers, "geburtsdatum": f"{born.day}.{born.month}.{born.year}"}


def every_field() -> dict:
    answers = example("alle_felder", "01_alles", ROOT / "Tests" / "Fixtures" / "Kitchen")
    return answers


SERVICES = {"meldebescheinigung": meldebescheinigung, "elterngeld": elterngeld}


class Walk:
    """One application in one browser page. `look` is called on every page and state, for accessibility checks."""

    def __init__(self, page, service: str, answers: dict | None = None, look=lambda name: None, shows_errors=False):
        self.page = page
        self.service = service
        self.answers = answers or SERVICES[service]()
        self.look = look
        self.shows_errors = shows_errors

    # The way

    def from_start_to_status(self):
        self.start()
        self.fill_pages()
        self.send()
        return self.open_status()

    def start(self):
        """From the start page to the first question: three clicks at most."""
        self.page.goto("/")
        self.look("start")
        self.page.locator(f"a[href='/leistungen/{self.service}']").first.click()
        self.look("service")
        self.page.get_by_role("button", name=re.compile("Antrag starten")).click()
        assert "/seite/" in self.page.url

    def fill_pages(self):
        for _ in range(40):
            if SUMMARY.search(self.page.url):
                return
            self.fill_page()
        raise AssertionError("the form does not end")

    def fill_page(self):
        name = self.page.locator("form[data-page]").get_attribute("data-page")
        if self.shows_errors:
            self.show_errors(name)
        self.look(f"page {name}")
        for _ in range(4):
            self.fill_controls()
            before = self.page.url
            self.next()
            if self.page.url.split("#")[0] != before.split("#")[0] or SUMMARY.search(self.page.url):
                return
            assert self.page.locator("#fehleruebersicht").count() == 0, self.page.locator("#fehleruebersicht").inner_text()
            self.look(f"more questions on {name}")
        raise AssertionError(f"page {name} does not let go")

    def show_errors(self, name: str):
        """Sends the page as it is; keeps what comes back in view."""
        before = self.page.url
        self.next()
        if self.page.url.split("#")[0] != before.split("#")[0]:
            self.page.go_back()
            return
        if self.page.locator("#fehleruebersicht").count() > 0:
            assert self.page.title().startswith("Fehler: ")
            self.look(f"errors on {name}")

    def next(self):
        self.page.locator("form[data-page] .buttons button[value='next']").click()
        self.page.wait_for_load_state()

    def send(self):
        self.look("summary")
        if self.shows_errors:
            self.page.get_by_role("button", name="Antrag verbindlich absenden").click()
            assert self.page.title().startswith("Fehler: ")
            self.look("summary with errors")
        for box in self.page.locator("input[name='erklaerung']").all():
            box.check()
        self.page.get_by_role("button", name="Antrag verbindlich absenden").click()
        self.page.wait_for_url("**/bestaetigung")
        self.look("confirmation")
        codes = self.page.locator("dl.codes dd").all_inner_texts()
        self.reference, self.code = codes
        return codes

    def open_status(self):
        self.page.goto("/status")
        self.look("status form")
        if self.shows_errors:
            self.page.get_by_role("button", name="Stand ansehen").click()
            self.look("status form with errors")
        self.page.get_by_label("Vorgangsnummer").fill(self.reference)
        self.page.get_by_label("Zugangscode").fill(self.code)
        self.page.get_by_role("button", name="Stand ansehen").click()
        self.page.wait_for_url("**/status/vorgang")
        assert self.page.get_by_text("Verlauf", exact=True).count() == 1
        self.look("status")
        return self.page

    # Controls

    def fill_controls(self):
        """Fills everything that is on the page, and what turns up while doing so."""
        done = set()
        for _ in range(6):
            names = self.field_names() - done
            if not names:
                return
            for name in sorted(names):
                if name in self.answers:
                    self.fill(name, self.answers[name])
                done.add(name)
            self.settle()

    def settle(self):
        """Lets the script fetch new questions, if there is one."""
        self.page.wait_for_timeout(150)
        self.page.wait_for_load_state("networkidle")

    def field_names(self) -> set:
        names = self.page.locator("form[data-page] [name]").evaluate_all("all => all.map(one => one.name)")
        return {name.split(".")[0] for name in names if not name.startswith("_") and name != "action"} | {
            button.split(":")[1]
            for button in self.page.locator("button[value^='add:']").evaluate_all("all => all.map(one => one.value)")}

    def fill(self, name: str, value):
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for index, row in enumerate(value):
                if self.page.locator(f"[name^='{name}.{index}.']").count() == 0:
                    self.page.locator(f"button[value='add:{name}']").click()
                    self.page.wait_for_load_state()
                for part, answer in row.items():
                    self.fill(f"{name}.{index}.{part}", answer)
            return
        if isinstance(value, dict):
            for part, answer in value.items():
                self.page.locator(f"[name='{name}.{part}']").fill(answer)
            return
        if isinstance(value, str) and self.page.locator(f"[name='{name}.monat']").count() and "/" in value:
            month, year = value.split("/")
            self.page.locator(f"[name='{name}.monat']").fill(month)
            self.page.locator(f"[name='{name}.jahr']").fill(year)
            return
        parts = DATE.match(value) if isinstance(value, str) else None
        if parts and self.page.locator(f"[name='{name}.tag']").count():
            day, month, year = (parts[1], parts[2], parts[3]) if parts[1] else (parts[6], parts[5], parts[4])
            for part, answer in (("tag", day), ("monat", month), ("jahr", year)):
                self.page.locator(f"[name='{name}.{part}']").fill(answer)
            return
        for answer in value if isinstance(value, list) else [value]:
            self.fill_control(name, {"true": "ja", "false": "nein"}.get(answer, answer))

    def fill_control(self, name: str, answer: str):
        controls = self.page.locator(f"[name='{name}']")
        if controls.count() == 0:
            return
        kind = controls.first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            self.page.locator(f"[name='{name}'][value='{answer}']").check()
        elif controls.first.evaluate("one => one.tagName") == "SELECT":
            controls.select_option(answer)
        else:
            controls.fill(answer)
