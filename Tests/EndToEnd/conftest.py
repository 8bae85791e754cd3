import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from support.system import System  # noqa: E402


@pytest.fixture(scope="session")
def system(tmp_path_factory):
    """One running system for the tests that break nothing."""
    folder = tmp_path_factory.mktemp("aw") / "system"
    for parent in (folder.parent, folder.parent.parent):
        parent.chmod(0o711)
    running = System(folder).start()
    yield running
    running.stop()


@pytest.fixture
def own_system(tmp_path_factory):
    """A system of its own for a test that kills things; started by the test."""
    folder = tmp_path_factory.mktemp("aw") / "system"
    for parent in (folder.parent, folder.parent.parent):
        parent.chmod(0o711)
    systems = []

    def make(*arguments):
        systems.append(System(folder, *arguments))
        return systems[-1]

    yield make
    for each in systems:
        if each.process and each.process.poll() is None:
            each.stop()
