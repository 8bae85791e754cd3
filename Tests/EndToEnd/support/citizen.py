"""A citizen without a browser: follows links, fills in forms, keeps cookies. Standard library only."""

import http.client
import re
import urllib.parse
from html.parser import HTMLParser

MELDEBESCHEINIGUNG = {
    "umfang": "einfach",
    "zweck": "bank",
    "vornamen": "Şerife",
    "familienname": "Öztürk-Weiß",
    "geburtsdatum.tag": "14", "geburtsdatum.monat": "3", "geburtsdatum.jahr": "1985",
    "anschrift.strasse": "Lindenweg", "anschrift.hausnummer": "12 a", "anschrift.plz": "12345", "anschrift.ort": "Musterstadt",
    "ausgabe": "elektronisch",
    "email": "serife@post.example",
    "selbst": "ja",
}


class Page(HTMLParser):
    """What a page offers: its forms with their controls, its links, its text."""

    def __init__(self, html):
        super().__init__()
        self.html = html
        self.forms, self.links, self.texts = [], [], []
        self._select = self._textarea = None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self.forms.append({"action": a.get("action", ""), "method": a.get("method", "get").lower(), "fields": [], "names": set(), "choices": {}, "buttons": []})
        elif tag == "a" and "href" in a:
            self.links.append(a["href"])
        elif self.forms and tag in ("input", "textarea", "select", "button") and a.get("name"):
            form, name, kind = self.forms[-1], a["name"], a.get("type", "text")
            if tag == "button" or kind == "submit":
                form["buttons"].append((name, a.get("value", "")))
                return
            form["names"].add(name)
            if kind in ("checkbox", "radio"):
                form["choices"].setdefault(name, []).append(a.get("value", "on"))
                if "checked" in a:
                    form["fields"].append((name, a.get("value", "on")))
            elif tag == "input":
                form["fields"].append((name, a.get("value", "")))
            elif tag == "textarea":
                self._textarea = name
                form["fields"].append((name, ""))
            else:
                self._select = name
        elif tag == "option" and self._select and "selected" in a:
            self.forms[-1]["fields"].append((self._select, a.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        if tag == "textarea":
            self._textarea = None

    def handle_data(self, data):
        self.texts.append(data)
        if self._textarea and self.forms:
            name, value = self.forms[-1]["fields"][-1]
            self.forms[-1]["fields"][-1] = (name, value + data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.texts))

    def form_to(self, part):
        for form in self.forms:
            if part in form["action"] and form["method"] == "post":
                return form
        raise AssertionError(f"no form to …{part}…: {[f['action'] for f in self.forms]}\n{self.text[:500]}")


class Citizen:
    def __init__(self, base):
        self.host = urllib.parse.urlsplit(base).netloc
        self.cookies = {}
        self.connection = http.client.HTTPConnection(self.host, timeout=30)
        self.status = self.path = self.page = self.headers = self.body = None

    def request(self, method, path, fields=None, body=None, headers=None):
        """One exchange, redirects followed; a lost connection raises."""
        for _ in range(10):
            head = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **(headers or {})}
            data = body
            if fields is not None:
                data = urllib.parse.urlencode(fields).encode()
            if data is not None:
                head.setdefault("Content-Type", "application/x-www-form-urlencoded")
            try:
                self.connection.request(method, path, data, head)
                answer = self.connection.getresponse()
                self.body = answer.read()
            except (OSError, http.client.HTTPException):
                self.connection.close()
                raise
            for header, value in answer.getheaders():
                if header.lower() == "set-cookie":
                    name, _, rest = value.partition("=")
                    self.cookies[name.strip()] = rest.split(";")[0]
            self.status, self.headers, self.path = answer.status, dict((k.lower(), v) for k, v in answer.getheaders()), path
            if answer.status in (301, 302, 303, 307) and "location" in self.headers:
                method, fields, body, path = "GET", None, None, self.headers["location"]
                continue
            self.page = Page(self.body.decode("utf-8", "replace")) if "html" in self.headers.get("content-type", "") else None
            return self
        raise AssertionError("too many redirects")

    def get(self, path):
        return self.request("GET", path)

    def submit(self, form, answers=None, action=None):
        """Posts a form as a browser would: hidden and filled fields, answers on top, one button."""
        answers = answers or {}
        fields = [(n, v) for n, v in form["fields"] if n not in answers]
        for name, value in answers.items():
            if name in form["names"]:
                fields += [(name, v) for v in (value if isinstance(value, list) else [value])]
        if action is None and form["buttons"]:
            action = form["buttons"][0]
        if action:
            fields.append(action)
        return self.request("POST", form["action"] or self.path, fields)

    def start(self, service):
        self.get(f"/leistungen/{service}")
        assert self.status == 200, (self.status, self.path)
        return self.submit(self.page.form_to(f"/leistungen/{service}"))

    def fill(self, answers, pages=40):
        """Answers page after page until the summary is there; returns its form."""
        for _ in range(pages):
            assert self.status == 200, (self.status, self.path, self.page and self.page.text[:400])
            summary = next((f for f in self.page.forms if "erklaerung" in f["names"]), None)
            if summary:
                return summary
            form = next(f for f in self.page.forms if f["method"] == "post" and ("action", "next") in f["buttons"])
            self.submit(form, answers, ("action", "next"))
        raise AssertionError(f"the form does not end: {self.path}")

    def apply(self, service="meldebescheinigung", answers=None):
        """The whole way to the confirmation; returns case reference and access code."""
        self.start(service)
        form = self.fill(answers or MELDEBESCHEINIGUNG)
        return self.send(form)

    def send(self, summary):
        """Ticks every declaration of the summary and sends the application."""
        self.submit(summary, {"erklaerung": summary["choices"]["erklaerung"]})
        assert self.status == 200, (self.status, self.page and self.page.text[:600])
        return self.receipt()

    def receipt(self):
        reference = re.search(r"\b[A-Z]{2,4}-20\d\d-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b", self.page.text)
        code = re.search(r"\b(?<!-)[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b", self.page.text)
        assert reference and code, self.page.text[:800]
        return reference.group(0), code.group(0)
