"""Starts the development system once, and hands out browser pages."""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]


def free_ports(count: int) -> int:
    """The first of `count` free ports in a row on the loopback address."""
    for first in range(18400, 19900, 10):
        with contextlib.ExitStack() as stack:
            try:
                for port in range(first, first + count):
                    probe = stack.enter_context(socket.socket())
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                    probe.bind(("127.0.0.1", port))
                return first
            except OSError:
                continue
    raise RuntimeError("no free ports")


def is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(address + "/health/ready", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@contextlib.contextmanager
def development_system(forms=ROOT / "Forms"):
    """A portal of its own in a folder of its own; yields its address."""
    given = os.environ.get("ANTRAGSWERK_URL")
    if given and forms == ROOT / "Forms":
        yield given.rstrip("/")
        return
    binary = pathlib.Path(os.environ.get("ANTRAGSWERK_BINARY", ROOT / "bin" / "antragswerk"))
    if not binary.exists():
        pytest.exit(f"{binary} is missing: build it first (make build).", returncode=3)
    # The database runs as an unprivileged user: it has to be able to enter the folder.
    folder = tempfile.mkdtemp(prefix="antragswerk-browser-")
    os.chmod(folder, 0o755)
    port = free_ports(3)
    log = open(os.path.join(folder, "dev.log"), "wb")
    process = subprocess.Popen(
        [str(binary), "dev", "--folder", os.path.join(folder, "state"), "--port", str(port), "--forms", str(forms)],
        cwd=ROOT, stdout=log, stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 60
        while not is_ready(address):
            if process.poll() is not None or time.monotonic() > deadline:
                log.flush()
                text = pathlib.Path(log.name).read_text(errors="replace")
                pytest.exit(f"the development system did not start:\n{text[-3000:]}", returncode=3)
            time.sleep(0.1)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="session")
def portal():
    with development_system() as address:
        yield address


@pytest.fixture(scope="session")
def kitchen():
    """A portal with the service that has every type of field; yields its address."""
    with tempfile.TemporaryDirectory(prefix="antragswerk-kitchen-") as folder:
        forms = pathlib.Path(folder)
        for name in ("_workflows", "_portal.yaml"):
            source = ROOT / "Forms" / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, forms / name)
        shutil.copytree(ROOT / "Tests" / "Fixtures" / "Kitchen" / "alle_felder", forms / "alle_felder")
        with development_system(forms) as address:
            yield address


@pytest.fixture(scope="session")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def open_page(browser, request):
    """Opens pages in contexts of their own; fails the test on refused code and on requests to other hosts."""
    contexts = []
    complaints = []

    def open_page(width=1280, height=900, scripts=True, address=None, **options):
        portal = address or request.getfixturevalue("portal")
        context = browser.new_context(
            base_url=portal, viewport={"width": width, "height": height}, java_script_enabled=scripts, locale="de-DE", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)

        def heard(message):
            if "Content Security Policy" in message.text or "Uncaught" in message.text:
                complaints.append(message.text)

        def requested(call):
            if not call.url.startswith((portal, "data:")):
                complaints.append("asked another host: " + call.url)

        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", requested)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
