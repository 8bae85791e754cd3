import shutil
import sys
import tempfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from support.system import System  # noqa: E402


def make_folder():
    """A folder that the database's own user can reach as well."""
    folder = Path(tempfile.mkdtemp(prefix="antragswerk-test-"))
    folder.chmod(0o711)
    return folder


@pytest.fixture(scope="session")
def system():
    """One running system for the tests that break nothing."""
    folder = make_folder()
    running = System(folder / "system").start()
    yield running
    running.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def own_system():
    """A system of its own for a test that kills things; started by the test."""
    folder = make_folder()
    systems = []

    def make(*arguments):
        systems.append(System(folder / "system", *arguments))
        return systems[-1]

    yield make
    for each in systems:
        if each.process and each.process.poll() is None:
            each.stop()
    shutil.rmtree(folder, ignore_errors=True)
