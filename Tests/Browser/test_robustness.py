"""Reload, back, double sending, two windows, leaving, a lost connection: one application, nothing lost."""

import pytest

from walk import Walk


def sent_applications(page) -> int:
    page.goto("/entwuerfe")
    return page.get_by_role("link", name="Bestätigung ansehen").count()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_back_and_reload_make_one_application(open_page, scripts):
    page = open_page(scripts=scripts)
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    walk.fill_pages()
    summary = page.url
    reference, _ = walk.send()
    page.reload()
    assert reference in page.locator("main").inner_text()
    page.go_back()
    page.wait_for_load_state()
    page.goto(summary)
    assert page.url.endswith("/bestaetigung")
    assert reference in page.locator("main").inner_text()
    assert sent_applications(page) == 1


def test_double_sending_makes_one_application(open_page):
    page = open_page(scripts=False)
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    walk.fill_pages()
    hidden = {one.get_attribute("name"): one.get_attribute("value") for one in page.locator("form input[type=hidden]").all()}
    body = "&".join(f"{name}={value}" for name, value in hidden.items()) + "&erklaerung=richtig&erklaerung=datenschutz"
    answers = [
        page.request.post(page.url, data=body, headers={"Content-Type": "application/x-www-form-urlencoded"}) for _ in range(3)]
    pages = {answer.text().split("<dl class=\"codes\">")[1].split("</dl>")[0] for answer in answers}
    assert len(pages) == 1
    assert sent_applications(page) == 1


def test_double_click_sends_once(open_page):
    page = open_page()
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    walk.fill_pages()
    for box in page.locator("input[name='erklaerung']").all():
        box.check()
    posts = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    page.get_by_role("button", name="Antrag verbindlich absenden").dblclick()
    page.wait_for_url("**/bestaetigung")
    assert len(posts) == 1


def test_two_windows(open_page):
    page = open_page()
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    other = page.context.new_page()
    other.goto(page.url)
    walk.fill_controls()
    walk.next()
    other.get_by_label("Erweiterte Bescheinigung").check()
    other.get_by_label("Für die Rente").check()
    other.wait_for_timeout(300)
    other.locator(".buttons button[value='next']").click()
    other.wait_for_load_state()
    assert "in einem anderen Fenster geändert" in other.locator("main").inner_text()
    assert other.get_by_label("Erweiterte Bescheinigung").is_checked()
    other.locator(".buttons button[value='next']").click()
    other.wait_for_load_state()
    assert other.url.endswith("/seite/daten")


def test_leaving_with_typed_answers_warns(open_page):
    page = open_page()
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    warnings = []

    def warned(dialog):
        warnings.append(dialog.type)
        dialog.accept()

    page.on("dialog", warned)
    page.get_by_label("Für die Arbeit").check()
    page.get_by_role("link", name="Zurück zur Leistung").click()
    page.wait_for_url("**/leistungen/meldebescheinigung")
    assert warnings == ["beforeunload"]


def test_lost_connection_keeps_what_was_typed(open_page):
    page = open_page()
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    page.context.set_offline(True)
    page.get_by_label("Einfache Bescheinigung").check()
    page.get_by_label("Für etwas anderes").check()
    page.wait_for_timeout(300)
    assert page.get_by_label("Für etwas anderes").is_checked()
    page.context.set_offline(False)
    # The question that could not be fetched comes with the next button.
    walk.next()
    assert page.locator("[name='zweck_text']").count() == 1


def test_answers_are_found_again_after_closing_the_page(open_page):
    page = open_page()
    walk = Walk(page, "meldebescheinigung")
    walk.start()
    walk.fill_page()
    context = page.context
    page.close()
    again = context.new_page()
    again.goto("/leistungen/meldebescheinigung")
    again.get_by_role("link", name="Weiter ausfüllen").click()
    assert again.url.endswith("/seite/person")
    again.get_by_role("link", name="Zurück", exact=True).click()
    assert again.locator("[name='umfang']:checked").count() == 1


def test_no_answer_in_addresses(open_page):
    page = open_page()
    addresses = []
    page.on("request", lambda request: addresses.append(request.url))
    Walk(page, "meldebescheinigung").from_start_to_status()
    text = " ".join(addresses)
    for answer in ("12345", "Musterstadt", "example", "MB-20"):
        assert answer not in text
