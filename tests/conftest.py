"""What holds for all tests: which share a worker process (pytest-xdist), and that programs they start start fast."""

import os
from collections.abc import Iterator

import coverage
import pytest

# Tests start hundreds of processes of ours; where the environment forbids keeping bytecode, each compiles it all anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

#: mypy reads everything, and the law of linear time has hundreds of texts.
LONGEST = ("tests/test_house.py", "tests/briefings/test_linear_time.py")


def pytest_configure(config: pytest.Config) -> None:
    """Ask for the coverage of pyproject.toml only where all tests run: a part of them covers a part."""
    coverage = config.pluginmanager.getplugin("_cov")
    if coverage is not None and config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        coverage.options.cov_fail_under = 0


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers `-n auto` means: one more than cores, because tests wait for a third of their time."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 1


# First, because pytest-xdist reads the groups when its own turn comes, which may be before a conftest's.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests together, for fixtures are made once for a file; and all end-to-end tests.

    The latter because the last of them looks at everything that was sent to Discord in the others. What takes longest
    comes first: at the end one worker would wait for the other.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    for item in items:
        folder, _, _ = item.nodeid.rpartition("/")
        group = folder if folder.endswith("end_to_end") else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture
def uncovered() -> Iterator[None]:
    """Count no lines in a test that measures time: counting takes time of its own."""
    running = coverage.Coverage.current()
    if running is not None:
        running.stop()
    yield
    if running is not None:
        running.start()
