"""A PostgreSQL server for tests: one for all worker processes of a run, which ends with the run, whatever ends it.

As a program it is the keeper of that server: python -m tests.support.postgres PROGRAMS FOLDER PID
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import asyncpg

from briefings.stores import DatabaseAddress

OLDEST = 15

_EMPTY = """
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = '{schema}' AND tablename NOT IN ('versions', 'watermarks')
    LOOP EXECUTE format('DELETE FROM {schema}.%I', name); END LOOP;
    IF to_regclass('{schema}.watermarks') IS NOT NULL THEN UPDATE {schema}.watermarks SET number = 0; END IF;
END $$
"""
#: Nothing of it is worth keeping, and nobody pulls the plug.
_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "autovacuum": "off",
    "deadlock_timeout": "50ms",
}


def find_programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs, where Debian has them or on the PATH."""
    if sys.platform == "win32":
        return None
    versions = Path("/usr/lib/postgresql").glob("[1-9]*/bin/initdb")
    found = [each.parent for each in versions if int(each.parent.parent.name) >= OLDEST]
    on_path = shutil.which("initdb")
    return max(found, key=lambda each: int(each.parent.name), default=Path(on_path).parent if on_path else None)


def start_once(shared: Path, *, durable: bool = False) -> str:
    """Return the address of the run's server, started by whichever worker asks first; `shared` is a folder of all."""
    import fcntl  # which Windows lacks, like the next one

    with (shared / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = shared / "postgres.address"
        if not known.exists():
            known.write_text(_start(durable=durable))
        return known.read_text()


def _find_memory() -> str | None:
    """Return a folder that is held in memory, if there is one with enough room: other tests keep the disk busy."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > 1_000_000_000 else None


def _start(*, durable: bool) -> str:
    programs = find_programs()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="bb-pg-", dir=None if durable else _find_memory()))
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    log = folder.with_suffix(".log")
    # Not as a child of subprocess, which wants its end to be waited for.
    os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", __name__, str(programs), str(folder), str(run), str(int(durable))],
        os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_CREAT | os.O_WRONLY, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
    )
    ready = folder / "data" / "postmaster.pid"
    deadline = time.monotonic() + 180
    while not (ready.exists() and "ready" in ready.read_text()):
        if time.monotonic() > deadline:
            raise TimeoutError(log.read_text())
        time.sleep(0.02)
    return f"postgresql://bb@/postgres?host={folder}"


async def empty(address: DatabaseAddress) -> None:
    """Delete every row of a schema; making its tables anew would take twenty times as long."""
    connection = await asyncpg.connect(address.dsn)
    try:
        await connection.execute(_EMPTY.format(schema=address.schema))
    finally:
        await connection.close()


async def drop(address: DatabaseAddress) -> None:
    """Delete a schema, so that its tables are made anew."""
    connection = await asyncpg.connect(address.dsn)
    try:
        await connection.execute(f"DROP SCHEMA IF EXISTS {address.schema} CASCADE")
    finally:
        await connection.close()


def _user() -> dict[str, Any]:
    """Return whom the server runs as: PostgreSQL refuses to be root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    import pwd

    names = {each.pw_name: each for each in pwd.getpwall()}
    chosen = names.get("postgres") or names["nobody"]
    return {"user": chosen.pw_uid, "group": chosen.pw_gid, "extra_groups": []}


def keep(programs: Path, folder: Path, run: int, *, durable: bool) -> None:
    """Run a server until the process `run` has ended, and delete all of it."""
    owner = _user()
    if owner:
        os.chown(folder, owner["user"], owner["group"])
    data = folder / "data"
    initialise: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "bb",
        "--auth=trust",
        "--no-sync",
        "--locale=C",
        "-E",
        "UTF8",
    ]
    subprocess.run(initialise, check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner)
    chosen = {"listen_addresses": ""} if durable else _OPTIONS
    options = [word for name, value in chosen.items() for word in ("-c", f"{name}={value}")]
    server = subprocess.Popen([programs / "postgres", "-D", data, "-k", folder, *options], cwd=folder, **owner)
    try:
        while server.poll() is None and _lives(run):
            time.sleep(0.5)
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait()
        shutil.rmtree(folder)
        folder.with_suffix(".log").unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if __name__ == "__main__":
    keep(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), durable=sys.argv[4] == "1")
