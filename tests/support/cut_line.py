"""A line to the database that can be cut: a proxy on a Unix socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from briefings.stores import DatabaseAddress

_SOCKET = ".s.PGSQL.5432"


@dataclass
class CutLine:
    """A line that is whole at first."""

    target: Path
    folder: Path
    _server: asyncio.AbstractServer | None = None
    _ends: list[asyncio.StreamWriter] = field(default_factory=list)
    _relays: set[asyncio.Task[None]] = field(default_factory=set)

    async def mend(self) -> None:
        self._server = await asyncio.start_unix_server(self._relay, self.folder / _SOCKET)

    async def cut(self) -> None:
        assert self._server is not None
        self._server.close()
        (self.folder / _SOCKET).unlink(missing_ok=True)
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()
        await asyncio.gather(*self._relays, return_exceptions=True)

    def silence(self) -> None:
        """Carry nothing more for those who are connected, and tell neither end of it."""
        for relay in self._relays:
            relay.cancel()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_unix_connection(self.target / _SOCKET)
        self._ends += [writer, far_writer]
        for source, into in ((reader, far_writer), (far_reader, writer)):
            task = asyncio.create_task(_copy(source, into))
            self._relays.add(task)
            task.add_done_callback(self._relays.discard)


async def _copy(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(65_536):
            into.write(data)
            await into.drain()
    except OSError:
        pass
    into.close()


@asynccontextmanager
async def open_line(address: DatabaseAddress, folder: Path) -> AsyncIterator[tuple[CutLine, DatabaseAddress]]:
    """Give a line to a database on a Unix socket, and the address of its near end; `folder` has a short path."""
    (target,) = parse_qs(urlsplit(address.dsn).query)["host"]
    line = CutLine(Path(target), folder)
    await line.mend()
    try:
        yield line, replace(address, dsn=address.dsn.replace(quote(target, safe=""), quote(str(folder), safe="")))
    finally:
        await line.cut()
