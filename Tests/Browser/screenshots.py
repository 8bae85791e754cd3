"""Takes pictures of the main pages, both widths and both themes: python3 Tests/Browser/screenshots.py FOLDER"""

import pathlib
import sys

from conftest import chromium, development_system
from walk import Walk


def take(folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with development_system() as portal, chromium() as browser:
        for width in (360, 1280):
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    base_url=portal, viewport={"width": width, "height": 900}, color_scheme=scheme, locale="de-DE")
                page = context.new_page()

                def look(name):
                    page.screenshot(path=folder / f"{name.replace(' ', '-')}-{width}-{scheme}.png", full_page=True)

                Walk(page, "meldebescheinigung", look=look, shows_errors=True).from_start_to_status()
                for name, address in {"search": "/suche?q=umzug", "situation": "/lebenslagen/umzug", "drafts": "/entwuerfe",
                                      "imprint": "/impressum", "not-found": "/gibt-es-nicht"}.items():
                    page.goto(address)
                    look(name)
                elterngeld = Walk(page, "elterngeld", look=lambda name: look("elterngeld " + name), shows_errors=True)
                elterngeld.start()
                elterngeld.fill_pages()
                look("elterngeld summary")
                context.close()


if __name__ == "__main__":
    take(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"))
