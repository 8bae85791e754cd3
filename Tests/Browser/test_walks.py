"""Both services from the first click to the status, on a phone and on a desk, with and without scripts."""

import re

import pytest

from walk import SERVICES, Walk


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("service", SERVICES)
def test_walk(open_page, service, width, scripts):
    page = open_page(width=width, scripts=scripts)
    walk = Walk(page, service)
    walk.from_start_to_status()
    assert re.fullmatch(r"[A-Z]{2,4}-\d{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", walk.reference)
    assert walk.reference in page.locator("main").inner_text()


@pytest.mark.parametrize("words", ["Nachweis Wohnung", "wohnsitzbescheinigung", "anmeldebestätigun"])
def test_search_finds_by_everyday_words(open_page, words):
    page = open_page(width=360)
    page.goto("/")
    page.get_by_label("Leistung suchen").fill(words)
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("link", name="Meldebescheinigung").click()
    page.get_by_role("button", name="Antrag starten").click()
    assert "/seite/" in page.url


def test_conditional_question_appears_without_sending(open_page):
    page = open_page()
    Walk(page, "meldebescheinigung").start()
    assert page.locator("[name='zweck_text']").count() == 0
    page.get_by_label("Für etwas anderes").check()
    page.locator("[name='zweck_text']").wait_for()
    assert page.evaluate("document.activeElement.value") == "sonstiges", "focus stays where it was"
    assert "weitere Frage" in page.locator("#feld-status").inner_text()
    page.get_by_label("Für die Arbeit").check()
    page.locator("[name='zweck_text']").wait_for(state="detached")


def test_typing_survives_new_questions(open_page):
    page = open_page()
    Walk(page, "meldebescheinigung").start()
    page.get_by_label("Für etwas anderes").check()
    page.locator("[name='zweck_text']").fill("Anmeldung im Sportverein")
    page.get_by_label("Einfache Bescheinigung").check()
    page.wait_for_timeout(400)
    assert page.locator("[name='zweck_text']").input_value() == "Anmeldung im Sportverein"


def test_withdrawal(open_page):
    page = open_page(width=360)
    Walk(page, "meldebescheinigung").from_start_to_status()
    page.get_by_role("link", name="Antrag zurückziehen").click()
    page.get_by_role("button", name="Ja: Antrag zurückziehen").click()
    assert page.get_by_text("Zurückgezogen").count() >= 1
    assert page.get_by_role("link", name="Antrag zurückziehen").count() == 0
    page.get_by_role("button", name="Ansicht beenden").click()
    page.goto("/status/vorgang")
    assert page.url.endswith("/status")


def test_change_from_the_summary(open_page):
    page = open_page()
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    walk.fill_pages()
    page.get_by_role("link", name="Ihre Angaben: Ändern").click()
    page.locator("[name='familienname']").fill("Ñíguez")
    walk.next()
    assert page.url.endswith("/zusammenfassung")
    assert "Ñíguez" in page.locator("main").inner_text()
