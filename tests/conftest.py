"""What holds for all tests: which share a worker process (pytest-xdist), how programs start, and the one database."""

import asyncio
import compileall
import gc
import os
import sys
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import coverage
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from briefings import tune_garbage_collector
from briefings.stores import DatabaseAddress, parse_database_address
from tests.support import postgres

# Each worker imports all tests, and tests start hundreds of processes of ours: where the environment forbids keeping
# bytecode, each of them would compile it all anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

#: What one worker does as a whole, for all of it shares what takes long to start: a bot with its library, a playground
#: with a browser.
TOGETHER = ("tests/bot/end_to_end", "tests/bot/playground/page")
#: mypy reads everything, and the law of linear time has hundreds of texts.
LONGEST = ("tests/test_house.py", *TOGETHER, "tests/briefings/test_linear_time.py")


def pytest_configure(config: pytest.Config) -> None:
    """Ask for the coverage of pyproject.toml only where all tests run: a part of them covers a part.

    Before there are workers, what they import is compiled: in a fresh clone each of them would do it for itself.
    """
    if config.getoption("numprocesses", None):
        for folder in ("benchmarks", "bot", "briefings", "tests/support"):
            compileall.compile_dir(config.rootpath / folder, quiet=2, workers=0)
    coverage = config.pluginmanager.getplugin("_cov")
    if coverage is not None and config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        coverage.options.cov_fail_under = 0


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Have the collector of garbage leave alone what is collected here: it stays, and looking at it is a fifth of all.

    In the bot it does so too, because it reads word lists that stay.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        tune_garbage_collector()
        gc.enable()


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers `-n auto` means: two a core, because tests wait for a third of their time and more."""
    return 2 * (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


class TogetherScheduling(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist ships no annotations
    """Gives a worker a whole file at a time, for fixtures are made once for a file; and a folder of TOGETHER to one.

    (pytest-xdist 3.8 would take the latter from marks, which it writes into names; pytest 9.2 doesn't take them from
    there.)
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        folder, _, _ = file.rpartition("/")
        return folder if folder in TOGETHER else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> TogetherScheduling:
    """Return what deals the tests out to the workers."""
    return TogetherScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first: at the end one worker would wait for the other."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> DatabaseAddress:
    """Give the PostgreSQL server of this run. `.ci/run` sets REQUIRE_POSTGRES: nothing of it is skipped there."""
    if postgres.find_programs() is None and not os.environ.get("REQUIRE_POSTGRES"):
        pytest.skip("PostgreSQL's programs aren't installed (Debian: postgresql)")
    base = tmp_path_factory.getbasetemp()
    return parse_database_address(postgres.start_once(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base))


@pytest.fixture
def database(server: DatabaseAddress) -> DatabaseAddress:
    """Give the address of a database in which nothing is: a schema for each worker, emptied before each test."""
    address = replace(server, schema=f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}")
    with ThreadPoolExecutor(1) as other:  # this one may have a loop that runs
        other.submit(asyncio.run, postgres.empty(address)).result()
    return address


@pytest.fixture
def uncovered() -> Iterator[None]:
    """Count no lines in a test that measures time: counting takes time of its own."""
    running = coverage.Coverage.current()
    if running is not None:
        running.stop()
    yield
    if running is not None:
        running.start()
