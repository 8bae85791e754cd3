"""Nothing for axe to find on any page in any state, light and dark; and what can be checked beyond axe."""

import pytest

from accessibility import findings, scrolls_sideways, structure
from walk import SERVICES, Walk

SCHEMES = ["light", "dark"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("service", SERVICES)
def test_whole_walk(open_page, service, width):
    page = open_page(width=width)
    wrong = []

    def look(name):
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            wrong.extend(f"{name} ({scheme}): {finding}" for finding in findings(page))
        wrong.extend(f"{name}: {finding}" for finding in structure(page))
        if scrolls_sideways(page):
            wrong.append(f"{name}: scrolls sideways")

    Walk(page, service, look=look, shows_errors=True).from_start_to_status()
    assert wrong == []


PAGES = [
    "/", "/suche?q=umzug", "/suche?q=xyzxyz", "/lebenslagen/umzug", "/leistungen/elterngeld", "/entwuerfe", "/status", "/impressum",
    "/datenschutz", "/barrierefreiheit", "/gibt-es-nicht",
]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_beside_the_walk(open_page, scheme):
    page = open_page(width=360, color_scheme=scheme)
    titles = set()
    for address in PAGES:
        page.goto(address)
        assert findings(page) == [], address
        assert structure(page) == [], address
        titles.add(page.title())
    assert len(titles) == len(PAGES), "every page has a title of its own"


def test_drafts_and_discarding(open_page):
    page = open_page(width=360)
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    page.get_by_role("button", name="Speichern und später fortsetzen").click()
    for step in ["Löschen", None]:
        assert findings(page) == []
        assert structure(page) == []
        if step:
            page.get_by_role("link", name=step).first.click()
    page.get_by_role("button", name="Entwurf löschen").click()
    assert "gelöscht" in page.locator("[role=status]").inner_text()
    assert findings(page) == []


def test_error_summary_gets_focus_and_its_links_lead_to_the_fields(open_page):
    page = open_page()
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    walk.next()
    assert page.evaluate("document.activeElement.id") == "fehleruebersicht"
    links = page.locator("#fehleruebersicht a")
    for index in range(links.count()):
        link = links.nth(index)
        target = link.get_attribute("href")[1:]
        link.click()
        assert page.evaluate("document.activeElement.id") == target


@pytest.mark.parametrize("address", ["/", "/leistungen/meldebescheinigung", "/status"])
def test_text_can_grow_and_spread(open_page, address):
    page = open_page(width=1280)
    page.goto(address)
    # 200 % text, and the text spacing of WCAG 1.4.12, set the way users' own sheets do.
    page.evaluate("""() => {
      document.documentElement.style.setProperty('font-size', '200%');
      for (const one of document.querySelectorAll('*')) {
        one.style.setProperty('line-height', '1.5', 'important');
        one.style.setProperty('letter-spacing', '0.12em', 'important');
        one.style.setProperty('word-spacing', '0.16em', 'important');
      }
    }""")
    assert not scrolls_sideways(page)
    clipped = page.evaluate("""() => [...document.querySelectorAll('a,button,h1,h2,h3,p,label')]
      .filter(one => !one.className.includes('sr-only') && one.clientHeight > 0 && one.scrollHeight > one.clientHeight + 4
                     && getComputedStyle(one).overflow === 'hidden').map(one => one.outerHTML.slice(0, 80))""")
    assert clipped == []


def test_forced_colours_keep_edges(open_page):
    page = open_page(forced_colors="active")
    Walk(page, "meldebescheinigung").start()
    button = page.locator("button.kern-btn--primary").first
    assert button.evaluate("one => getComputedStyle(one).borderTopWidth") != "0px"
    box = page.locator("input[type=radio]").first
    assert box.evaluate("one => getComputedStyle(one).appearance") == "auto"


def test_print_leaves_out_what_paper_cannot_do(open_page):
    page = open_page()
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    walk.fill_pages()
    walk.send()
    assert page.get_by_role("button", name="Seite drucken").count() == 1
    page.emulate_media(media="print")
    assert not page.locator(".site-footer").is_visible()
    assert page.locator("dl.codes").is_visible()
