"""A caseworker's program: the inbox API over HTTP. Standard library only."""

import json
import urllib.error
import urllib.request


class Staff:
    def __init__(self, system, role=None):
        self.base = system.base + "/api/v1"
        self.token = None
        if role:
            username, password = system.login(role)
            status, body = self.call("POST", "/sessions", {"username": username, "password": password})
            assert status == 201, (status, body)
            self.token = body["token"]

    def call(self, method, path, body=None, raw=None, headers=None):
        """Status and decoded body of one call."""
        data = raw if raw is not None else (json.dumps(body).encode() if body is not None else None)
        request = urllib.request.Request(self.base + path, data, method=method)
        if data is not None:
            request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            text = error.read()
            return error.code, json.loads(text) if text else None

    def get(self, path):
        return self.call("GET", path)

    def all_cases(self, query=""):
        cases, cursor = [], None
        while True:
            status, page = self.get(f"/cases?limit=200{query}" + (f"&cursor={cursor}" if cursor else ""))
            assert status == 200, page
            cases += page["items"]
            cursor = page.get("next")
            if not cursor:
                return cases
