"""Processes and database killed under load, a receiver that fails half of all calls: nothing acknowledged is lost."""

import collections
import http.client
import os
import signal
import threading

from support.citizen import MELDEBESCHEINIGUNG, Citizen
from support.simulator import Simulator
from support.system import wait_until

APPLICATIONS = int(os.environ.get("ANTRAGSWERK_FAULT_APPLICATIONS", "1000"))


def apply_from_many(system, clients, total, until=None):
    """`clients` citizens apply at once; returns what was acknowledged and what failed visibly."""
    acknowledged, failed, lock, left = [], [], threading.Lock(), iter(range(total))

    def work():
        citizen = Citizen(system.base)
        while True:
            with lock:
                if next(left, None) is None or (until and until()):
                    return
            try:
                reference, _ = citizen.apply()
                with lock:
                    acknowledged.append(reference)
            except (OSError, http.client.HTTPException, AssertionError) as error:
                with lock:
                    failed.append(str(error)[:200])

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return acknowledged, failed


def settle(system, references, seconds=240):
    """Waits until each application is at the receiver, then checks that it is there exactly once."""
    simulator = Simulator(system)

    def arrived():
        counts = collections.Counter(item["vorgangsnummer"] for item in simulator.received())
        return set(references) <= set(counts) and counts

    counts = wait_until(arrived, seconds, "all deliveries")
    assert set(counts.values()) == {1}
    assert len({i["antragId"] for i in simulator.received()}) == len(simulator.received())
    assert "clean" in system.command("case", "verify")
    cases = {line["reference"] for line in system.command_json("case", "list", "--limit", "100000")}
    assert set(references) <= cases
    wait_until(lambda: all(d["state"] == "delivered" for d in system.command_json("delivery", "list", "--limit", "100000")), 120, "all outcomes")


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(own_system):
    system = own_system("--without-worker").start()
    acknowledged, failed = apply_from_many(system, 16, APPLICATIONS)
    assert not failed and len(acknowledged) == APPLICATIONS
    simulator = Simulator(system)
    assert simulator.received() == []
    for _ in range(3):
        before = simulator.count()
        worker = system.spawn("worker", "--lease", "5")
        wait_until(lambda: simulator.count() > before + APPLICATIONS // 10, 60, "some deliveries")
        worker.send_signal(signal.SIGKILL)
        worker.wait(10)
    worker = system.spawn("worker", "--lease", "5")
    try:
        settle(system, acknowledged)
    finally:
        worker.terminate()
        worker.wait(30)


def test_postgresql_killed_under_16_clients_loses_nothing_acknowledged(own_system):
    system = own_system().start()
    killed = []

    def kill_sometimes():
        for pause in (2.0, 3.0, 3.0):
            stop.wait(pause)
            postmaster = system.postmaster()
            if postmaster:
                os.kill(postmaster, signal.SIGKILL)
                killed.append(postmaster)

    stop = threading.Event()
    killer = threading.Thread(target=kill_sometimes)
    killer.start()
    acknowledged, failed = apply_from_many(system, 16, 100_000, until=lambda: len(killed) >= 3 and not killer.is_alive())
    killer.join()
    wait_until(system.is_ready, 60, "the database's return")
    more, _ = apply_from_many(system, 16, 32)
    assert len(killed) == 3 and len(more) == 32
    assert len(acknowledged) > 16
    settle(system, acknowledged + more)


def test_a_receiver_failing_half_of_all_calls_gets_each_application_once(own_system):
    system = own_system("--retry-base-seconds", "0.2").start()
    simulator = Simulator(system)
    simulator.fault("status", status=500, percent=20)
    simulator.fault("cutBeforeReading", percent=20)
    simulator.fault("lostAnswer", percent=20)
    acknowledged, failed = apply_from_many(system, 8, 200)
    assert not failed and len(acknowledged) == 200
    simulator.clear_faults()
    settle(system, acknowledged)
    assert simulator.counters()["faults"] > 50
