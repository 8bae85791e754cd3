"""The short service without a mouse."""

from walk import Walk

FOCUSED = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const after = getComputedStyle(one, '::after');
  const box = one.getBoundingClientRect();
  return {
    id: one.id, tag: one.tagName, name: one.getAttribute('name') || '', value: one.value || '', text: (one.textContent || '').trim(),
    visible: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3)
      || (after.outlineStyle !== 'none' && parseFloat(after.outlineWidth) >= 3),
    inView: box.bottom > 0 && box.top < innerHeight,
  };
}"""


class Keyboard:
    def __init__(self, page):
        self.page = page

    def tab_to(self, wanted, limit=80):
        """Presses Tab until a stop is the wanted one; every stop on the way shows that it has the focus."""
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(FOCUSED)
            if stop["tag"] in ("BODY", "HTML"):
                continue
            assert stop["visible"], f"no focus ring: {stop}"
            assert stop["inView"], f"focus out of view: {stop}"
            if wanted(stop):
                return stop
        raise AssertionError("not reached by Tab")

    def press(self, key):
        """Presses a key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def type_into(self, name, text):
        self.tab_to(lambda stop: stop["name"] == name)
        self.page.keyboard.type(text)

    def choose(self, name, value):
        """Radios: Tab reaches the group, the arrows choose."""
        stop = self.tab_to(lambda stop: stop["name"] == name)
        self.page.keyboard.press("Space")
        for _ in range(20):
            stop = self.page.evaluate(FOCUSED)
            if stop["value"] == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} not reached")

    def button(self, text):
        self.tab_to(lambda stop: stop["tag"] in ("BUTTON", "A") and stop["text"].startswith(text))
        self.press("Enter")


def test_short_service_by_keyboard(open_page):
    page = open_page(width=1280)
    page.goto("/")
    keys = Keyboard(page)
    page.keyboard.press("Tab")
    skip = page.evaluate(FOCUSED)
    assert skip["text"] == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhalt"

    keys.button("Meldebescheinigung")
    keys.button("Antrag starten")
    keys.choose("umfang", "einfach")
    keys.choose("zweck", "arbeitgeber")
    page.wait_for_timeout(300)
    keys.button("Weiter")

    keys.type_into("vornamen", "Łucja")
    keys.type_into("familienname", "D’Amico")
    for part, text in (("tag", "2"), ("monat", "Januar"), ("jahr", "1990")):
        keys.type_into("geburtsdatum." + part, text)
    for part, text in (("strasse", "Am Markt"), ("hausnummer", "3"), ("plz", "12345"), ("ort", "Musterstadt")):
        keys.type_into("anschrift." + part, text)
    # Enter in a field goes on.
    keys.press("Enter")

    keys.choose("ausgabe", "elektronisch")
    page.wait_for_timeout(300)
    keys.button("Weiter")
    keys.type_into("email", "lucja@post.example")
    keys.tab_to(lambda stop: stop["name"] == "selbst")
    page.keyboard.press("Space")
    keys.button("Weiter")

    assert page.url.endswith("/zusammenfassung"), page.locator("main").inner_text()
    for _ in range(2):
        keys.tab_to(lambda stop: stop["name"] == "erklaerung")
        page.keyboard.press("Space")
    keys.button("Antrag verbindlich absenden")
    page.wait_for_url("**/bestaetigung")


def test_rows_by_keyboard(open_page):
    page = open_page(width=1280)
    walk = Walk(page, "elterngeld")
    walk.start()
    walk.fill_page()
    keys = Keyboard(page)
    keys.type_into("kinder.0.vorname", "Mia")
    keys.type_into("kinder.0.nachname", "Öztürk")
    keys.button("Kind hinzufügen")
    page.locator("[name='kinder.1.vorname']").wait_for()
    assert page.locator("[name='kinder.0.vorname']").input_value() == "Mia"
    # The new row has the focus, so that the next Tab is its first field.
    keys.tab_to(lambda stop: stop["name"] == "kinder.1.vorname", limit=3)
    keys.button("Kind 2 entfernen")
    page.locator("[name='kinder.1.vorname']").wait_for(state="detached")
    assert page.locator("[name='kinder.0.vorname']").input_value() == "Mia"
