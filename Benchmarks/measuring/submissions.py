"""Committed submissions: the use case against pgbench with the same SQL on the same cluster."""

import json
import os
import re

from .processes import BENCH, median, run

CLIENTS = 16
SERVICE = "meldebescheinigung"

ANSWERS = {
    "umfang": "einfach", "zweck": "bank", "vornamen": "Şerife", "familienname": "Öztürk-Weiß", "geburtsdatum": "1985-03-14",
    "anschrift": {"strasse": "Lindenweg", "hausnummer": "12 a", "plz": "12345", "ort": "Musterstadt"},
    "ausgabe": "elektronisch", "email": "serife@post.example", "selbst": True,
}

# The statements of PostgresDraftRepository.find and PostgresCaseRepository.submit.
SCRIPT = """\
\\set i :i + 1
\\set n :base + :client_id * 100000 + :i
SELECT service, service_version, revision, answers, key_id, wrapped_key, saved_at, expires_at, submitted_case
FROM draft
WHERE id = lpad(to_hex(:n::bigint), 32, '0')::uuid AND owner_hash = :owner::bytea AND expires_at > now();
SELECT outcome, case_id, reference, submitted_at, document, key_id, wrapped_key, revision
FROM submit_application(
    gen_random_uuid(), lpad(to_hex(:n::bigint), 32, '0')::uuid, :owner::bytea, 1,
    'XX-2026-' || regexp_replace(translate(upper(lpad(to_hex(:n::bigint), 8, '0')), '01', 'YZ'), '^(....)', '\\1-'),
    :owner::bytea, :service::text, :version::text, :workflow::text, :state::text, now(), NULL,
    :answers::bytea, :document::bytea, :key::text, :wrapped::bytea, ARRAY[gen_random_uuid()], ARRAY[:channel::text],
    ARRAY[:target::text], :fields::text[], :hashes::bytea[]);
"""

TEMPLATE = """
SELECT json_build_object(
    'service', c.service, 'version', c.service_version, 'workflow', c.workflow_version, 'state', c.state,
    'owner', sha256('bench')::text, 'answers', a.answers::text, 'document', a.document::text, 'key', a.key_id,
    'wrapped', a.wrapped_key::text, 'channel', d.channel, 'target', d.target,
    'fields', coalesce((SELECT array_agg(field) FROM application_index WHERE case_id = c.id), '{}')::text,
    'hashes', coalesce((SELECT array_agg(hash) FROM application_index WHERE case_id = c.id), '{}')::text)
FROM case_file c JOIN application a ON a.case_id = c.id JOIN delivery d ON d.case_id = c.id
WHERE c.reference LIKE 'MB-%' ORDER BY c.submitted_at DESC LIMIT 1
"""


class Cluster:
    """The cluster of a running `dev`, by command line."""

    def __init__(self, folder):
        settings = dict(line.split("=", 1) for line in (folder / "settings").read_text().splitlines())
        self.application = settings["DATABASE_URL"]
        self.administrator = settings["ANTRAGSWERK_MIGRATION_DATABASE_URL"]
        self.tenant = settings["ANTRAGSWERK_TENANT"]
        self.environment = {**os.environ, "PGOPTIONS": f"-c antragswerk.tenant={self.tenant}"}

    def sql(self, text):
        return run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.administrator, "-c", text], env=self.environment).strip()


def ours(folder, answers, count):
    output = run(
        [BENCH, "submissions", "--folder", folder, "--answers", answers, "--count", count, "--clients", CLIENTS, "--pool-size", CLIENTS])
    return json.loads(output)


def pgbench(cluster, script, count, base):
    """Clones drafts, sends them with pgbench, and takes their deliveries out of the outbox again: nobody could read them."""
    template = json.loads(cluster.sql(TEMPLATE))
    each = count // CLIENTS
    cluster.sql(f"""
        INSERT INTO draft (
            id, tenant, owner_hash, service, service_version, answers, key_id, wrapped_key, created_at, saved_at, expires_at)
        SELECT lpad(to_hex({base} + client * 100000 + i), 32, '0')::uuid, '{cluster.tenant}', sha256('bench'), c.service,
               c.service_version, a.answers, a.key_id, a.wrapped_key, now(), now(), now() + interval '1 day'
        FROM generate_series(0, {CLIENTS - 1}) client, generate_series(1, {each}) i,
             (SELECT * FROM case_file WHERE reference LIKE 'MB-%' ORDER BY submitted_at DESC LIMIT 1) c
             JOIN application a ON a.case_id = c.id""")
    values = {"base": base, "i": 0, **template}
    definitions = [part for name, value in values.items() for part in ("-D", f"{name}={value}")]
    before = int(cluster.sql("SELECT count(*) FROM case_file"))
    output = run(
        ["pgbench", "-n", "-M", "prepared", "-c", CLIENTS, "-j", 2, "-t", each, "-f", script, *definitions, cluster.application],
        env=cluster.environment)
    sent = int(cluster.sql("SELECT count(*) FROM case_file")) - before
    if sent != each * CLIENTS:
        raise RuntimeError(f"pgbench made {sent} cases instead of {each * CLIENTS}")
    # A trigger keeps deliveries from being deleted; this throw-away cluster is ours.
    cluster.sql(
        "SET session_replication_role = replica; "
        "DELETE FROM delivery WHERE case_id IN (SELECT id FROM case_file WHERE reference LIKE 'XX-%')")
    tps = re.search(r"^tps = ([\d.]+) \(without initial", output, re.M)
    latency = re.search(r"^latency average = ([\d.]+)", output, re.M)
    return {"per_second": float(tps.group(1)), "average_ms": float(latency.group(1))}


class Submissions:
    """Rounds of both; what ours left in the outbox is for the deliveries."""

    def __init__(self, system, folder, count):
        self.system, self.folder, self.count = system, folder, count
        self.cluster = Cluster(system.folder)
        self.answers = folder / "answers.json"
        self.answers.write_text(json.dumps(ANSWERS))
        self.script = folder / "submission.sql"
        self.script.write_text(SCRIPT)
        self.results = {"ours": [], "pgbench": []}

    def round(self, number):
        self.cluster.sql("CHECKPOINT")
        self.results["ours"].append(ours(self.system.folder, self.answers, self.count))
        self.cluster.sql("CHECKPOINT")
        self.results["pgbench"].append(pgbench(self.cluster, self.script, self.count, (number + 1) * 10_000_000))

    def summary(self):
        summary = {name: {key: median([r[key] for r in rounds]) for key in rounds[0]} for name, rounds in self.results.items()}
        summary["synchronous_commit"] = self.cluster.sql("SHOW synchronous_commit")
        summary["fsync"] = self.cluster.sql("SHOW fsync")
        return summary
