"""Cold start: from exec to /health/ready."""

import time

from .processes import answers, free_port, median, portal, wait_for


def dev(system, rounds):
    """Starts of `antragswerk dev` on its existing folder; it runs afterwards."""
    seconds = []
    for _ in range(rounds):
        system.stop()
        seconds.append(start(system))
    return median(seconds)


def start(system):
    """Starts a system that is stopped; seconds until it was ready."""
    begun = time.monotonic()
    system.start()
    return time.monotonic() - begun


def serve(system, folder, rounds):
    seconds = []
    for _ in range(rounds):
        with portal(system, free_port(), folder / "serve-start.log") as (_, took):
            seconds.append(took)
    return median(seconds)
