"""wrk with small Lua scripts; one thread and 32 connections for everybody."""

import json

from .processes import run

CONNECTIONS = 32

DONE = """
function done(summary, latency, requests)
  io.write(string.format('\\nRESULT {"requests": %d, "seconds": %f, "refused": %d, "broken": %d, "p50_ms": %f, "p99_ms": %f}\\n',
    summary.requests, summary.duration / 1e6, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
"""


def quoted(text):
    """A Lua string literal."""
    return '"' + "".join(c if c.isalnum() or c in "-_./=%&; :+*~" else "".join(f"\\{b:03d}" for b in c.encode()) for c in text) + '"'


def get_script(cookie):
    return f'wrk.headers["Cookie"] = {quoted(cookie)}\n' + DONE


def post_script(cookie, paths, body, field):
    """Posts to one path after the other, with a value of `field` that is new in every turn, so that there is something to store."""
    return f"""
local paths = {{ {", ".join(quoted(p) for p in paths)} }}
local body = {quoted(body + "&" + field + "=")}
local headers = {{ ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = {quoted(cookie)} }}
local turn = 0
function request()
  turn = turn + 1
  local name = string.char(65 + math.floor(turn / #paths) % 26, 97 + math.floor(turn / #paths / 26) % 26)
  return wrk.format("POST", paths[turn % #paths + 1], headers, body .. name)
end
""" + DONE


def measure(url, script, seconds, folder):
    """One round; requests a second and latencies. Refused or broken requests are in the result, too."""
    path = folder / "wrk.lua"
    path.write_text(script)
    output = run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", path, url], timeout=seconds + 30)
    result = json.loads(next(line for line in output.splitlines() if line.startswith("RESULT "))[7:])
    result["per_second"] = (result["requests"] - result["refused"]) / result["seconds"]
    return result
