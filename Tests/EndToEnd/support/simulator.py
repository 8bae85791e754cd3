"""The simulator's control interface: faults to order, and what it received."""

import json
import urllib.request


class Simulator:
    def __init__(self, system):
        self.base = system.simulator

    def call(self, method, path, body=None):
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
            return json.loads(text) if text else None

    def received(self, reference=None):
        items = self.call("GET", "/received?limit=100000")["items"]
        return [i for i in items if reference is None or i["vorgangsnummer"] == reference]

    def count(self):
        """How many applications it holds, each counted once."""
        return self.call("GET", "/received?limit=0")["total"]

    def whole(self, item):
        return self.call("GET", f"/received/{item['antragId']}")

    def xml(self, item):
        return self.whole(item)["fachdaten"]

    def metadata(self, item):
        return self.whole(item)["metadata"]

    def fault(self, kind, **members):
        return self.call("POST", "/faults", {"kind": kind, **members})

    def clear_faults(self):
        return self.call("DELETE", "/faults")

    def counters(self):
        return self.call("GET", "/counters")
