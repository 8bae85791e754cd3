"""axe, and what axe cannot see."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}


def findings(page) -> list[str]:
    """One line for each element that axe finds fault with."""
    results = Axe().run(page, options=OPTIONS).response
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in results["violations"] for node in violation["nodes"]]


STRUCTURE = """() => {
  const wrong = [];
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push('id twice: ' + id);
  if (document.querySelectorAll('h1').length !== 1) wrong.push('not exactly one h1');
  if (document.querySelectorAll('main').length !== 1) wrong.push('not exactly one main');
  for (const one of document.querySelectorAll('[aria-describedby],[aria-labelledby]')) {
    for (const name of ['aria-describedby', 'aria-labelledby']) {
      for (const id of (one.getAttribute(name) || '').split(' ').filter(Boolean)) {
        if (!document.getElementById(id)) wrong.push(name + ' leads nowhere: ' + id);
      }
    }
  }
  for (const one of document.querySelectorAll('input[type=radio],input[type=checkbox]')) {
    if (one.type === 'radio' && !one.closest('fieldset')?.querySelector('legend')?.textContent.trim()) wrong.push('no legend: ' + one.id);
  }
  for (const one of document.querySelectorAll('[aria-invalid=true]')) {
    const group = one.closest('[data-field]');
    if (!group?.querySelector('.kern-error')?.textContent.trim()) wrong.push('no message: ' + one.id);
  }
  for (const link of document.querySelectorAll('#fehleruebersicht a')) {
    if (!document.getElementById(link.hash.slice(1))) wrong.push('summary leads nowhere: ' + link.hash);
  }
  return wrong;
}"""


def structure(page) -> list[str]:
    """Ids, headings, descriptions, legends, messages."""
    return page.evaluate(STRUCTURE)


def scrolls_sideways(page) -> bool:
    return page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")
