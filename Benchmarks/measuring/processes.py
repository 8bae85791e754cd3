"""Processes that are measured or measured against; each ends with the run, whatever happens."""

import contextlib
import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import time
from pathlib import Path

from support.system import PROGRAM

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "bin" / "antragswerk-bench"
# As scripts/environment has it.
CACHE = os.environ.get("ANTRAGSWERK_CACHE") or os.path.join(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "antragswerk")
PEERS = Path(CACHE) / "peers"


def median(values):
    return statistics.median(values)


def run(arguments, timeout=120, **options):
    """Runs a command to its end; its standard output. Its words on failure."""
    result = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, timeout=timeout, **options)
    if result.returncode != 0:
        raise RuntimeError(f"{arguments[0]} ended with {result.returncode}: {(result.stderr or result.stdout)[-1500:]}")
    return result.stdout


@contextlib.contextmanager
def process(arguments, log, stop=signal.SIGINT, **options):
    """A process that runs for as long as the block does."""
    with open(log, "ab") as output:
        child = subprocess.Popen([str(a) for a in arguments], stdout=output, stderr=output, stdin=subprocess.DEVNULL, **options)
    try:
        yield child
    finally:
        if child.poll() is None:
            child.send_signal(stop)
            try:
                child.wait(15)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait(10)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def answers(port, path="/"):
    """Whether something on that port answers the path with success."""
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def wait_for(condition, child=None, seconds=60, pause=0.005, what="a process"):
    """Seconds until `condition()` holds; finer than a test needs it."""
    start = time.monotonic()
    while not condition():
        if child is not None and child.poll() is not None:
            raise RuntimeError(f"{what} ended with {child.returncode} before it was ready")
        if time.monotonic() - start > seconds:
            raise RuntimeError(f"waited {seconds} s in vain for {what}")
        time.sleep(pause)
    return time.monotonic() - start


def memory(pid, field="VmRSS"):
    """Resident memory of a process in MB; `VmHWM` for the most it ever had."""
    found = re.search(rf"^{field}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.M)
    return int(found.group(1)) / 1024


def processor_seconds(pid):
    """Processor time so far of a process and its children, ended ones included; counted by the kernel in hundredths of a second."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # has just ended
        own = [int(field) for field in fields[11:15]]
        if stat.parent.name == str(pid):
            total += sum(own)
        elif int(fields[1]) == pid:
            total += own[0] + own[1]
    return total / os.sysconf("SC_CLK_TCK")


class Stopwatch:
    """Processor time that processes (name → pid) spend from here on."""

    def __init__(self, **processes):
        self.processes = processes
        self.before = self.now()

    def now(self):
        return {name: processor_seconds(pid) for name, pid in self.processes.items()}

    def each(self, count):
        """Microseconds of each process for one of `count` pieces of work: `<name>_us`."""
        return {name + "_us": (seconds - self.before[name]) * 1e6 / count for name, seconds in self.now().items()}


@contextlib.contextmanager
def empty_route(log):
    """The bare framework; gives its port."""
    port = free_port()
    with process([BENCH, "empty-route", "--port", port], log) as child:
        wait_for(lambda: answers(port), child, what="the empty route")
        yield port


@contextlib.contextmanager
def nginx(folder, pages):
    """nginx with one worker that serves `pages` (name → bytes) and answers POST /post with a redirect; gives its port."""
    port = free_port()
    folder.mkdir(mode=0o755)
    for name, content in pages.items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o644)
    temporary = "\n".join(
        f"  {kind}_temp_path {folder}/tmp;" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(f"""
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
  access_log off; default_type text/html; keepalive_requests 1000000; client_max_body_size 1m; sendfile on; tcp_nopush on;
{temporary}
  server {{
    listen 127.0.0.1:{port};
    location / {{ root {folder}; }}
    location = /post {{ return 303 /antrag/00000000-0000-0000-0000-000000000000/seite/person; }}
  }}
}}
""")
    with process(["nginx", "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"], folder / "log", signal.SIGQUIT) as child:
        wait_for(lambda: answers(port, "/" + next(iter(pages))), child, what="nginx")
        yield port


@contextlib.contextmanager
def portal(system, port, log):
    """`antragswerk serve` on the database of a running `dev`; gives the process and the seconds its start took."""
    environment = {**system.environment(), "ANTRAGSWERK_LISTEN": f"127.0.0.1:{port}", "ANTRAGSWERK_LOG_LEVEL": "warning"}
    with process([PROGRAM, "serve"], log, env=environment, cwd=ROOT) as child:
        seconds = wait_for(lambda: answers(port, "/health/ready"), child, what="antragswerk serve")
        yield child, seconds


def load_average():
    return os.getloadavg()[0]
