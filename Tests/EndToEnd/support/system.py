"""Starts, watches and kills the real program."""

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = os.environ.get("ANTRAGSWERK_PROGRAM", str(ROOT / "bin" / "antragswerk"))


def free_ports(count=3):
    """A run of neighbouring ports on the loopback address that nobody listens on."""
    for base in range(21000 + os.getpid() % 2000 * 4, 60000, 7):
        sockets = []
        try:
            for port in range(base, base + count):
                sockets.append(socket.create_server(("127.0.0.1", port)))
            return base
        except OSError:
            continue
        finally:
            for each in sockets:
                each.close()
    raise RuntimeError("no free ports")


def wait_until(condition, seconds=60, what="the condition"):
    """Polls until `condition()` is true; its value is returned."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


class System:
    """A whole system in a folder of its own: `antragswerk dev`."""

    def __init__(self, folder, *arguments, port=None):
        self.folder = Path(folder)
        self.port = port or free_ports()
        self.arguments = list(arguments)
        self.process = None
        self.log = self.folder.parent / (self.folder.name + ".log")

    base = property(lambda self: f"http://127.0.0.1:{self.port}")
    simulator = property(lambda self: f"http://127.0.0.1:{self.port + 2}")

    def start(self, seconds=60):
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "dev", "--folder", str(self.folder), "--port", str(self.port), *self.arguments],
                cwd=ROOT, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=self.environment(),
            )
        self.wait_until_ready(seconds)
        return self

    def environment(self):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("ANTRAGSWERK_", "PG", "DATABASE_"))}
        environment["ANTRAGSWERK_FOLDER"] = str(self.folder)
        for name in ("ANTRAGSWERK_CACHE", "ANTRAGSWERK_TYPST_PYTHON"):
            if name in os.environ:
                environment[name] = os.environ[name]
        return environment

    def is_ready(self):
        if self.process is not None and self.process.poll() is not None:
            raise AssertionError(f"dev ended with {self.process.returncode}:\n{self.log.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(self.base + "/health/ready", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def wait_until_ready(self, seconds=60):
        wait_until(self.is_ready, seconds, f"{self.base}/health/ready; log:\n{self.log.read_text()[-2000:] if self.log.exists() else ''}")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
        return self.process.returncode if self.process else None

    def kill(self):
        """kill -9 of the program; children have to notice by themselves."""
        self.process.kill()
        self.process.wait(10)

    def command(self, *arguments, check=True, input=None):
        """Runs an administration command against this system; returns its standard output."""
        result = subprocess.run(
            [PROGRAM, *arguments], cwd=ROOT, env=self.environment(), capture_output=True, text=True, timeout=120, input=input)
        if check and result.returncode != 0:
            raise AssertionError(f"{arguments} ended with {result.returncode}: {result.stdout}{result.stderr}")
        return result.stdout if check else result

    def command_json(self, *arguments):
        return json.loads(self.command(*arguments, "--json"))

    def spawn(self, *arguments):
        """Starts another process of this system, e.g. a worker."""
        with open(self.log, "ab") as log:
            return subprocess.Popen([PROGRAM, *arguments], cwd=ROOT, stdout=log, stderr=log, env=self.environment())

    def postmaster(self):
        """Process id of the embedded PostgreSQL; None while it is down."""
        for candidate in self.folder.rglob("postmaster.pid"):
            try:
                return int(candidate.read_text().splitlines()[0])
            except (OSError, ValueError, IndexError):
                return None
        return None

    def login(self, role):
        """User name and password of a demo login."""
        for line in (self.folder / "logins").read_text().splitlines():
            parts = line.split()
            if len(parts) == 3 and parts[1] == role:
                return parts[0], parts[2]
        raise AssertionError(f"no demo login with the role {role}")


def processes_mentioning(text):
    """Process ids whose command line or working directory mentions `text`."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if re.search(re.escape(text), command) and "pytest" not in command:
                found.append((int(entry.name), command))
        except OSError:
            continue
    return found
