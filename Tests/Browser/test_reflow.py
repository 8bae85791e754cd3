"""At 320 px (400 % zoom of 1280 px) nothing has to be scrolled sideways."""

import pytest

from accessibility import scrolls_sideways
from walk import SERVICES, Walk

PAGES = [
    "/", "/suche?q=umzug", "/lebenslagen/umzug", "/leistungen/elterngeld", "/leistungen/meldebescheinigung", "/entwuerfe", "/status",
    "/impressum", "/datenschutz", "/barrierefreiheit", "/gibt-es-nicht",
]


@pytest.mark.parametrize("service", SERVICES)
def test_walk_at_320(open_page, service):
    page = open_page(width=320, height=256)
    wide = []

    def look(name):
        if scrolls_sideways(page):
            wide.append(name)

    Walk(page, service, look=look, shows_errors=True).from_start_to_status()
    assert wide == []


def test_pages_at_320(open_page):
    page = open_page(width=320, height=256)
    wide = []
    for address in PAGES:
        page.goto(address)
        if scrolls_sideways(page):
            wide.append(address)
    assert wide == []


def test_targets_are_large_enough(open_page):
    page = open_page(width=360)
    small = []

    def look(name):
        small.extend(page.evaluate("""name => [...document.querySelectorAll('main button, main input:not([type=hidden]), nav a, summary')]
          .filter(one => one.offsetParent && !one.className.includes('sr-only'))
          .map(one => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width < 24 || box.height < 24)
          .map(([one]) => name + ': ' + one.outerHTML.slice(0, 80))""", name))

    Walk(page, "meldebescheinigung", look=look).from_start_to_status()
    assert small == []
