"""Starting, stopping, killing."""

import os
import signal
import subprocess
import time

from support.citizen import Citizen
from support.system import PROGRAM, System, processes_mentioning, wait_until


def test_interrupt_ends_every_process_and_a_second_start_is_fast(own_system):
    system = own_system().start()
    reference, code = Citizen(system.base).apply()
    assert system.postmaster() is not None
    assert system.stop() == 0
    wait_until(lambda: not processes_mentioning(str(system.folder)), 10, "the end of all processes")

    begin = time.monotonic()
    system.start(10)
    assert time.monotonic() - begin < 3
    assert system.command_json("case", "show", reference)["case"]["reference"] == reference


def test_a_start_after_kill_9_recovers(own_system):
    system = own_system().start()
    reference, _ = Citizen(system.base).apply()
    system.kill()
    system.start()
    assert system.command_json("case", "show", reference)["case"]["reference"] == reference
    assert "clean" in system.command("case", "verify")


def test_a_second_dev_in_the_same_folder_says_why_it_cannot_start(system):
    second = subprocess.run(
        [PROGRAM, "dev", "--folder", str(system.folder), "--port", str(system.port)],
        capture_output=True, text=True, timeout=30, env=system.environment())
    assert second.returncode == 1
    assert str(system.port) in second.stderr or str(system.folder) in second.stderr
    assert system.is_ready()


def test_wrong_use_ends_with_64_and_failure_with_1(system):
    assert system.command("case", "list", "--limit", "many", check=False).returncode == 64
    assert system.command("nonsense", check=False).returncode == 64
    # The last character is a check character: one of these is a well-formed reference of no case.
    answers = [system.command("case", "show", "MB-2026-2222-222" + last, check=False) for last in "23456789ABCDEFGHJKMNPQRSTVWXYZ"]
    assert sorted({a.returncode for a in answers}) == [1, 64]
    assert "does not exist" in next(a.stderr for a in answers if a.returncode == 1)
