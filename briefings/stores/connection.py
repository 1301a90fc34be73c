"""One database file: a single writer behind a lock, and readers on connections of their own."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import aiosqlite

from briefings.errors import FullStoreError, LockedStoreError, ReplacedStoreError
from briefings.stores.failures import translate_errors, translate_row_errors
from briefings.stores.migrations import check, migrate
from briefings.stores.new_files import make_file
from briefings.stores.reading import Connection, ImmediateConnection, finish

T = TypeVar("T")


class Durability(StrEnum):
    """What a power failure may cost; a crash of the process costs nothing either way."""

    #: Nothing that was committed: each commit waits for the disk.
    FULL = "FULL"
    #: The last commits, never the file's consistency. For what can be rebuilt.
    NORMAL = "NORMAL"


@dataclass(slots=True, kw_only=True)
class Store:
    """An open database file. Made by `open_store`."""

    path: Path
    #: What it is called in errors: 'library', 'ledger'.
    kind: str
    busy_timeout_s: float
    _writer: aiosqlite.Connection
    _writing: asyncio.Lock = field(default_factory=asyncio.Lock)
    _reading: asyncio.Semaphore
    _idle: list[aiosqlite.Connection] = field(default_factory=list)
    #: Threads in which is read in one go, and the connections that none of them uses.
    _threads: ThreadPoolExecutor
    _idle_in_threads: list[sqlite3.Connection] = field(default_factory=list)
    #: The same for what is written in one go.
    _writing_thread: ThreadPoolExecutor
    _idle_writers: list[sqlite3.Connection] = field(default_factory=list)
    #: What each connection that writes is told first.
    _settings: tuple[str, ...]
    _connections: AsyncExitStack
    #: What the file and its log are to the file system, by path: whoever deletes or replaces one makes another of it.
    _identities: dict[Path, tuple[int, int]] = field(default_factory=dict)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """Open a transaction that writes; it is committed at the end, and rolled back if anything is raised.

        One at a time in this process, and other processes are waited for as long as the busy timeout.
        Raises StoreError and its kinds, ReplacedStoreError where what was written would be lost with the connection.
        """
        async with self._writing:
            with translate_errors(self.path, self.kind):
                async with _transaction(self._writer, "BEGIN IMMEDIATE"):
                    yield self._writer
                    self._check_files()

    async def write_in_one(self, work: Callable[[Connection], Coroutine[Any, Any, T]]) -> T:
        """Return what `work` returns in a transaction that writes, see `write`; it waits for nothing but the file.

        It runs in another thread, and is committed or undone even where its caller is cancelled meanwhile, who then
        waits for that: nobody else may write before.
        """
        async with self._writing:
            with translate_errors(self.path, self.kind):
                doing = asyncio.get_running_loop().run_in_executor(self._writing_thread, self._finish_writing, work)
                try:
                    return await asyncio.shield(doing)
                except asyncio.CancelledError:
                    # Cancelled again or not.
                    while not doing.done():
                        with suppress(asyncio.CancelledError):
                            await asyncio.wait([doing])
                    raise

    def _finish_writing(self, work: Callable[[Connection], Coroutine[Any, Any, T]]) -> T:
        with self._borrow(self._idle_writers, self._settings) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = finish(work(ImmediateConnection(connection)))
                self._check_files()
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
            return result

    @asynccontextmanager
    async def read(self, *, snapshot: bool = True) -> AsyncIterator[aiosqlite.Connection]:
        """Lend a connection that can't write and sees one state of the file throughout.

        Without `snapshot` each statement sees the state of its own moment, and is spared the transaction's beginning
        and end, which go to the connection's thread and back as well. Rows that can't be read within the block are
        damage, like what SQLite finds. Raises StoreError and its kinds.
        """
        async with self._reading:
            with translate_row_errors(self.path, self.kind):
                connection = self._idle.pop() if self._idle else await self._new_reader()
                try:
                    if snapshot:
                        async with _transaction(connection, "BEGIN"):
                            yield connection
                    else:
                        yield connection
                finally:
                    self._idle.append(connection)

    async def read_in_one(self, work: Callable[[Connection], Coroutine[Any, Any, T]]) -> T:
        """Return what `work` makes of one state of the file; it waits for nothing but the connection that it is given.

        It runs in another thread. Raises what `read` does, and what `work` does.
        """
        async with self._reading:
            with translate_row_errors(self.path, self.kind):
                return await asyncio.get_running_loop().run_in_executor(self._threads, self._finish, work)

    def _finish(self, work: Callable[[Connection], Coroutine[Any, Any, T]]) -> T:
        with self._borrow(self._idle_in_threads, ("PRAGMA query_only = ON",)) as connection:
            connection.execute("BEGIN")
            try:
                return finish(work(ImmediateConnection(connection)))
            finally:
                connection.rollback()

    @contextmanager
    def _borrow(self, idle: list[sqlite3.Connection], settings: tuple[str, ...]) -> Iterator[sqlite3.Connection]:
        """Lend an idle connection, or a new one with these settings, within the thread that uses it.

        There, because whoever waits for the thread may have been cancelled meanwhile.
        """
        connection = idle.pop() if idle else self._connect_in_thread(settings)
        try:
            yield connection
        finally:
            idle.append(connection)

    def _connect_in_thread(self, settings: tuple[str, ...]) -> sqlite3.Connection:
        self._check_identity(self.path)
        connection = sqlite3.connect(
            self.path, isolation_level=None, timeout=self.busy_timeout_s, check_same_thread=False
        )
        for setting in settings:
            connection.execute(setting).fetchall()
        return connection

    def close_threads(self) -> None:
        """Return when nothing is done in another thread any more; nothing can be done so again."""
        # There is something to wait for only where somebody was cancelled meanwhile.
        self._threads.shutdown()
        self._writing_thread.shutdown()
        for connection in (*self._idle_in_threads, *self._idle_writers):
            connection.close()

    async def empty_log(self) -> None:
        """Move the write-ahead log into the file and cut it to nothing, so that it holds no earlier state of a page.

        Raises LockedStoreError where somebody else reads or writes for longer than the busy timeout.
        """
        async with self._writing:
            with translate_errors(self.path, self.kind):
                ((busy, *_),) = await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise LockedStoreError(self.path)

    def _check_files(self) -> None:
        """Raise ReplacedStoreError where what is written would be lost. By now the log is there, too."""
        self._check_identity(self.path)
        self._check_identity(self.path.with_name(f"{self.path.name}-wal"))

    def _check_identity(self, path: Path) -> None:
        """Raise ReplacedStoreError where the file, or its log, at `path` is no longer the one that is open.

        SQLite goes on writing into files that have lost their names, and nobody would find that again.
        """
        found = _identify(path)
        if found is None or self._identities.setdefault(path, found) != found:
            raise ReplacedStoreError(self.path)

    async def _new_reader(self) -> aiosqlite.Connection:
        # It would open another file, or make an empty one.
        self._check_identity(self.path)
        connection = await self._connections.enter_async_context(_connect(self.path, self.busy_timeout_s))
        await connection.execute("PRAGMA query_only = ON")
        return connection


@asynccontextmanager
async def open_store(
    path: Path,
    *,
    kind: str,
    application_id: int,
    migrations: tuple[str, ...],
    busy_timeout_s: float = 10.0,
    readers: int = 2,
    durability: Durability = Durability.FULL,
    overwrites_deleted: bool = False,
) -> AsyncIterator[Store]:
    """Open the file at `path`, made with its folders where missing, and bring it to the newest format.

    A new file may be read by its owner alone. With `overwrites_deleted`, deleted rows are overwritten in the file, not
    only left out. A file that isn't ours stays as it is. Up to `readers` connections read at once; they are opened when
    first needed.
    Raises NotOurStoreError, NewerStoreError, LockedStoreError, FullStoreError, DamagedStoreError, or
    StoreError for a file that can't be opened.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FullStoreError(path) from error
    async with AsyncExitStack() as connections:
        with translate_errors(path, kind):
            # Tried here first, for aiosqlite leaves its thread behind where connecting fails.
            make_file(path, application_id=application_id, migrations=migrations)
            sqlite3.connect(path).close()
            writer = await connections.enter_async_context(_connect(path, busy_timeout_s))
            version = await check(writer, path, kind=kind, application_id=application_id, known=len(migrations))
            await _use_wal(writer, path, kind, busy_timeout_s)
            if version < len(migrations):
                await migrate(writer, path, kind=kind, application_id=application_id, migrations=migrations)
            settings: tuple[str, ...] = ("PRAGMA foreign_keys = ON", f"PRAGMA synchronous = {durability}")
            if overwrites_deleted:
                settings += ("PRAGMA secure_delete = ON",)
            for setting in settings:
                await writer.execute_fetchall(setting)
            identity = _identify(path)
        store = Store(
            path=path,
            kind=kind,
            busy_timeout_s=busy_timeout_s,
            _writer=writer,
            _reading=asyncio.Semaphore(readers),
            _threads=ThreadPoolExecutor(readers, thread_name_prefix=f"{kind}-reader"),
            _writing_thread=ThreadPoolExecutor(1, thread_name_prefix=f"{kind}-writer"),
            _settings=settings,
            _connections=connections,
            _identities={} if identity is None else {path: identity},
        )
        connections.callback(store.close_threads)
        yield store


def _identify(path: Path) -> tuple[int, int] | None:
    """Return what a file is to the file system, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@asynccontextmanager
async def _connect(path: Path, busy_timeout_s: float) -> AsyncIterator[aiosqlite.Connection]:
    opening = asyncio.create_task(_open(path, busy_timeout_s))
    try:
        connection = await asyncio.shield(opening)
    except asyncio.CancelledError:
        # Its thread opens the file all the same, and would make it again where it is deleted after this returns.
        with suppress(sqlite3.Error):
            await (await opening).close()
        raise
    try:
        yield connection
    finally:
        await connection.close()


async def _open(path: Path, busy_timeout_s: float) -> aiosqlite.Connection:
    # isolation_level=None: transactions begin where we say, not where Python's module thinks that they should.
    return await aiosqlite.connect(path, isolation_level=None, timeout=busy_timeout_s)


@asynccontextmanager
async def _transaction(connection: aiosqlite.Connection, begin: str) -> AsyncIterator[None]:
    try:
        await connection.execute(begin)
        yield
        await connection.commit()
    except BaseException:
        # Calls are queued, so this follows whatever a cancelled one is still doing; it is nothing where no
        # transaction is open. Shielded, for a second cancellation must not leave one open.
        await asyncio.shield(connection.rollback())
        raise


async def _use_wal(connection: aiosqlite.Connection, path: Path, kind: str, busy_timeout_s: float) -> None:
    """Switch a new file to a write-ahead log, so that readers never wait for the writer.

    SQLite doesn't apply the busy timeout to this switch, so two processes that open a new file at once are made
    to wait here.
    """
    deadline = monotonic() + busy_timeout_s
    while True:
        try:
            with translate_errors(path, kind):
                # Fetched, for an answer left unread would keep a snapshot open that the next transaction trips over.
                await connection.execute_fetchall("PRAGMA journal_mode = WAL")
        except LockedStoreError:
            if monotonic() > deadline:
                raise
            await asyncio.sleep(0.02)
        else:
            return
