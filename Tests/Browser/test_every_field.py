"""A service with every type of field, in every state: empty, with errors, filled, on the summary, and read again."""

import pytest

from accessibility import findings, scrolls_sideways, structure
from walk import Walk, every_field

SHOWN = [
    "Öztürk-Weiß", "https://www.beispiel.example/seite", "DE89 3704 0044 0532 0130 00", "86 095 742 719", "65 170839 J 003",
    "ES-AB 123E", "0603 / BGZ", "TE2M6MT", "30\u00a0Stunden", "85,5\u00a0m²", "1.234,50\u00a0€", "12,5\u00a0%", "05.05.1995",
    "März\u00a02025", "1985", "14:30\u00a0Uhr", "01.03.2025 bis 31.08.2025", "Türkei", "Deutschland", "Türkisch", "Mai\u00a02020",
]


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_whole_walk(open_page, kitchen, width, scripts):
    page = open_page(width=width, scripts=scripts, address=kitchen)
    wrong = []

    def look(name):
        if not scripts:
            return
        for scheme in ["light", "dark"]:
            page.emulate_media(color_scheme=scheme)
            wrong.extend(f"{name} ({scheme}): {finding}" for finding in findings(page))
        wrong.extend(f"{name}: {finding}" for finding in structure(page))
        if scrolls_sideways(page):
            wrong.append(f"{name}: scrolls sideways")

    walk = Walk(page, "alle_felder", every_field(), look=look, shows_errors=True)
    walk.start()
    walk.fill_pages()
    summary = page.locator("main").inner_text()
    assert [text for text in SHOWN if text not in summary] == []
    walk.send()
    walk.open_status()
    assert wrong == []


def test_filled_pages_show_what_was_typed(open_page, kitchen):
    page = open_page(address=kitchen)
    walk = Walk(page, "alle_felder", every_field())
    walk.start()
    walk.fill_pages()
    draft = page.url.rsplit("/", 1)[0]
    for name, control, text in [
        ("nummern", "konto_iban", "DE89 3704 0044 0532 0130 00"), ("nummern", "steuer_id", "86 095 742 719"),
        ("mengen", "grad", "12,5"), ("mengen", "monat.monat", "3"), ("mengen", "monat.jahr", "2025"), ("mengen", "uhrzeit", "14:30"),
        ("mengen", "zeitraum.bis", "31.08.2025"), ("auswahl", "land", "TR"), ("zusammen", "konto.iban", "DE89 3704 0044 0532 0130 00"),
    ]:
        page.goto(f"{draft}/seite/{name}")
        assert page.locator(f"[name='{control}']").input_value() == text, control
