"""Deliveries: the worker against curl and h2load on the same kind of simulator."""

import contextlib
import json
import re
import ssl
import time
import urllib.request
import uuid

from .processes import PROGRAM, ROOT, Stopwatch, answers, free_port, median, process, run, wait_for

AT_ONCE = 64
MANDANT = "6000123"
USER = "ws_musterstadt"
PASSWORD = "simulator"
PATH = "/onlineantraege/api/v1/antraege"
BOUNDARY = "antragswerk-bench-8d1f"


class Simulator:
    """A simulator of its own, with or without the demand for a client certificate."""

    def __init__(self, folder, *, with_certificate):
        self.folder, self.with_certificate = folder, with_certificate
        self.port, self.page_port = free_port(), free_port()
        self.url = f"https://127.0.0.1:{self.port}"

    @contextlib.contextmanager
    def running(self):
        arguments = [
            PROGRAM, "simulator", "--port", self.port, "--page-port", self.page_port, "--folder", self.folder,
            "--mandant", MANDANT, *([] if self.with_certificate else ["--without-client-certificate"])]
        with process(arguments, str(self.folder) + ".log") as child:
            wait_for(lambda: answers(self.page_port, "/counters"), child, what="the simulator")
            self.pid = child.pid
            yield self

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.page_port}{path}", timeout=30) as answer:
            return json.loads(answer.read())

    def count(self):
        return self.get("/received?limit=0")["total"]

    def token(self):
        context = ssl.create_default_context(cafile=self.folder / "ca.pem")
        context.load_cert_chain(self.folder / "client.pem", self.folder / "client.key")
        request = urllib.request.Request(
            f"{self.url}/wsbenutzer/token?scope=read&benutzername={USER}", PASSWORD.encode(),
            {"Content-Type": "text/plain", "X-SP-Mandant": MANDANT})
        with urllib.request.urlopen(request, context=context, timeout=10) as answer:
            return answer.read().decode().strip()

    def rate(self, count, child, **others):
        """Arrivals a second and processor time for each, from the first that is seen to the last; the start of the sender is left out."""
        base = self.count()
        first = None
        end = time.monotonic() + 90
        while time.monotonic() < end:
            now, arrived = time.monotonic(), self.count() - base
            if arrived and first is None:
                first = (now, arrived)
                watch = Stopwatch(sender=child.pid, simulator=self.pid, **others)
            if arrived >= count:
                if now == first[0]:
                    raise RuntimeError("all deliveries arrived between two looks: too few to measure")
                return {"per_second": (arrived - first[1]) / (now - first[0]), **watch.each(arrived - first[1])}
            if child.poll() not in (None, 0):
                raise RuntimeError(f"the sender ended with {child.returncode}")
            time.sleep(0.02)
        raise RuntimeError(f"{self.count() - base} of {count} deliveries arrived in 90 s")


def body(sample, identity):
    """The body of a received application, under a new id."""
    metadata = {**sample["metadata"], "antragId": identity}
    parts = [("metadata", "application/json", json.dumps(metadata, ensure_ascii=False)), ("fachdaten", "application/xml", sample["fachdaten"])]
    text = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\nContent-Type: {kind}\r\n\r\n{content}\r\n'
        for name, kind, content in parts)
    return (text + f"--{BOUNDARY}--\r\n").encode()


def headers(token, identity):
    return [
        f"Authorization: {token}", f"X-SP-Mandant: {MANDANT}", f"X-SP-Antrag-Id: {identity}", "Accept: application/json", "Expect:",
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}"]


class Deliveries:
    """Rounds of the three senders."""

    def __init__(self, system, folder, strict, open_simulator, count):
        self.system, self.folder, self.strict, self.open, self.count = system, folder, strict, open_simulator, count
        self.results = {"worker": [], "curl": [], "h2load": []}
        (folder / "password").write_text(PASSWORD)

    def round(self):
        self.results["worker"].append(self.worker())
        items = self.strict.get("/received?limit=1")["items"]
        sample = self.strict.get(f"/received/{items[0]['antragId']}")
        self.results["curl"].append(self.curl(sample))
        self.results["h2load"].append(self.h2load(sample))

    def worker(self):
        certificates = self.strict.folder
        environment = {
            **self.system.environment(), "ANTRAGSWERK_SERVICEBW_URL": self.strict.url, "ANTRAGSWERK_LOG_LEVEL": "warning",
            "ANTRAGSWERK_SERVICEBW_PASSWORD_FILE": str(self.folder / "password"),
            "ANTRAGSWERK_SERVICEBW_CA_FILE": str(certificates / "ca.pem"),
            "ANTRAGSWERK_SERVICEBW_CERT_FILE": str(certificates / "client.pem"),
            "ANTRAGSWERK_SERVICEBW_KEY_FILE": str(certificates / "client.key"),
            "ANTRAGSWERK_WORKER_CONCURRENCY": str(AT_ONCE),
        }
        with process([PROGRAM, "worker"], self.folder / "worker.log", env=environment, cwd=ROOT) as child:
            return self.strict.rate(self.count, child, postgresql=self.system.postmaster())

    def curl(self, sample):
        bodies = self.folder / "bodies"
        bodies.mkdir(exist_ok=True)
        token = self.strict.token()
        blocks = []
        for number in range(self.count):
            identity = str(uuid.uuid4())
            (bodies / str(number)).write_bytes(body(sample, identity))
            lines = [f'url = "{self.strict.url}{PATH}"', f'data-binary = "@{bodies / str(number)}"', 'output = "/dev/null"']
            lines += [f'header = "{header}"' for header in headers(token, identity)]
            lines += [f'cacert = "{self.strict.folder}/ca.pem"', f'cert = "{self.strict.folder}/client.pem"', f'key = "{self.strict.folder}/client.key"']
            blocks.append("\n".join(lines))
        config = self.folder / "curl.config"
        config.write_text("\nnext\n".join(blocks) + "\n")
        arguments = ["curl", "--silent", "--show-error", "--parallel", "--parallel-max", AT_ONCE, "--config", config]
        with process(arguments, self.folder / "curl.log") as child:
            return self.strict.rate(self.count, child)

    def h2load(self, sample):
        """h2load has one body for all and no client certificate: the first call is new, the others are repeats under a known id."""
        identity = str(uuid.uuid4())
        path = self.folder / "h2load.body"
        path.write_bytes(body(sample, identity))
        options = [part for header in headers(self.open.token(), identity) if not header.startswith("Expect") for part in ("-H", header)]
        output = run(["h2load", "--h1", "-c", AT_ONCE, "-n", self.count * 2, "-d", path, *options, self.open.url + PATH])
        succeeded = int(re.search(r"(\d+) succeeded", output).group(1))
        if succeeded < self.count * 2:
            raise RuntimeError(f"h2load: {output[-800:]}")
        return {"per_second": float(re.search(r"([\d.]+) req/s", output).group(1))}

    def summary(self):
        return {
            name: {**{key: median([each[key] for each in rounds]) for key in rounds[0]}, "rounds": [each["per_second"] for each in rounds]}
            for name, rounds in self.results.items()}
