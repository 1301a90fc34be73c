"""Backups: ledger, archive and, if asked for, the library, copied while they are in use, and put back.

A backup is a folder `briefbot-20260302T080000Z` that appears as a whole; backup.json in it says what it holds. The
ledger is copied first and the archive after it, so that nothing is missing there that the ledger tells of.
"""

import asyncio
import json
import re
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from briefings.archive.schema import APPLICATION_ID as ARCHIVE
from briefings.errors import BackupError, DamagedStoreError, FullStoreError, LockedStoreError
from briefings.ledger.replaced import Lacking
from briefings.ledger.restoring import note_restoration
from briefings.ledger.schema import APPLICATION_ID as LEDGER
from briefings.library.schema import APPLICATION_ID as LIBRARY
from briefings.service.replaced import find_lacking, forget_again
from briefings.stores import check_copy, copy_store, move_store, require_unused, sync

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"briefbot-(\d{8}T\d{6}Z)")
_ABOUT = "backup.json"
#: What is backed up, in this order, with the mark of each.
_MARKS = MappingProxyType({"ledger": LEDGER, "archive": ARCHIVE, "library": LIBRARY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that is there."""

    folder: Path
    #: When it was begun, in UTC.
    made_at: datetime
    #: What it holds: 'ledger', 'archive', 'library'.
    kinds: tuple[str, ...]
    #: Bytes.
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back."""

    backup: Backup
    #: Where the files are that were replaced; None: there were none.
    aside: Path | None
    #: What the replaced ledger has that the backup lacks; None: it can't be read.
    lacking: Lacking | None = field(default_factory=Lacking)
    #: Addresses and hosts that publishers had removed since the backup, and that were removed again.
    forgotten: int = 0


async def make_backup(
    data: Path, into: Path, now: datetime, *, library: bool = False, keep: int | None = None
) -> Backup:
    """Back up what is in the data folder, in use or not, and delete all but the newest `keep` backups in `into`.

    The library is derived and left out unless asked for. Raises StoreError and its kinds, and BackupError where the
    folder can't be written.
    """
    return await asyncio.to_thread(_make, data, into, now, library, keep)


def list_backups(into: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, newest first; what isn't one is passed over."""
    found = [_read(folder) for folder in into.glob("briefbot-*") if _NAME.fullmatch(folder.name)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.made_at, reverse=True))


async def restore_backup(folder: Path, data: Path, now: datetime) -> Restored:
    """Put a backup back: `folder` is one, or holds some, of which the newest is taken.

    Every file is checked and copied before the first is replaced; what is replaced is kept in a folder beside. What
    was sent since the backup is looked for in Discord before anything is sent again, and what publishers had removed
    since is removed again.
    Raises BackupError where there is none or a bot is running, and StoreError and its kinds.
    """
    backup = await asyncio.to_thread(_find, folder)
    copies = await asyncio.to_thread(_copy, backup, data)
    try:
        if "ledger" in copies:
            await note_restoration(copies["ledger"], backup.made_at, now)
        aside = await asyncio.to_thread(_replace, copies, data, now)
    finally:
        for copy in copies.values():
            copy.unlink(missing_ok=True)
    if aside is None:
        return Restored(backup=backup, aside=None)
    forgotten = await forget_again(data, aside, now)
    lacking = await find_lacking(data, aside) if "ledger" in copies else Lacking()
    return Restored(backup=backup, aside=aside, lacking=lacking, forgotten=forgotten)


def _make(data: Path, into: Path, now: datetime, library: bool, keep: int | None) -> Backup:
    wanted = [kind for kind in _MARKS if (kind != "library" or library) and (data / f"{kind}.db").is_file()]
    if not wanted:
        raise BackupError(f"{data}: there is nothing to back up in this folder; BRIEFBOT_DATA names another one")
    name = f"briefbot-{now.astimezone(UTC):{_STAMP}}"
    partial = into / f".{name}.partial"
    try:
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        for unfinished in into.glob(".briefbot-*.partial"):
            shutil.rmtree(unfinished)
        partial.mkdir(mode=0o700)
        sizes = {
            kind: copy_store(data / f"{kind}.db", partial / f"{kind}.db", kind=kind, application_id=_MARKS[kind])
            for kind in wanted
        }
        about = {"made_at": now.astimezone(UTC).isoformat(), "bytes": sizes}
        (partial / _ABOUT).write_text(json.dumps(about, indent=1) + "\n", "utf-8")
        sync(partial / _ABOUT)
        sync(partial)
        partial.rename(into / name)
        sync(into)
        if keep is not None:
            for old in list_backups(into)[max(1, keep) :]:
                shutil.rmtree(old.folder)
    except OSError as error:
        raise BackupError(f"{into}: no backup can be written there ({error.strerror or error})") from error
    return Backup(folder=into / name, made_at=now, kinds=tuple(sizes), size=sum(sizes.values()))


def _read(folder: Path) -> Backup | None:
    """Return the backup that a folder is, or None."""
    try:
        about = json.loads((folder / _ABOUT).read_text("utf-8"))
        made_at = datetime.fromisoformat(about["made_at"])
        sizes = {str(kind): int(size) for kind, size in about["bytes"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    if made_at.tzinfo is None or not sizes.keys() <= _MARKS.keys():
        return None
    return Backup(folder=folder, made_at=made_at, kinds=tuple(sizes), size=sum(sizes.values()))


def _find(folder: Path) -> Backup:
    """Return the backup that a folder is, or the newest in it."""
    backup = _read(folder) or next(iter(list_backups(folder)), None)
    if backup is None:
        raise BackupError(f"{folder}: there is no backup in this folder; name one that `briefbot backup` has made")
    return backup


def _copy(backup: Backup, data: Path) -> dict[str, Path]:
    """Check every file of a backup and copy it beside the one that it will replace; return the copies by kind."""
    copies: dict[str, Path] = {}
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for kind in backup.kinds:
            source = backup.folder / f"{kind}.db"
            try:
                check_copy(source, kind=kind, application_id=_MARKS[kind])
            except DamagedStoreError as error:
                raise BackupError(f"{source}: this backup is damaged; name another one") from error
            copies[kind] = data / f"{kind}.db.restoring"
            copies[kind].unlink(missing_ok=True)
            shutil.copyfile(source, copies[kind])
            copies[kind].chmod(0o600)
            sync(copies[kind])
    except BaseException as error:
        for copy in copies.values():
            copy.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise FullStoreError(data) from error
        raise
    return copies


def _replace(copies: dict[str, Path], data: Path, now: datetime) -> Path | None:
    """Put the copies in place; return the folder with what they replaced, or None. The ledger comes last."""
    try:
        for kind in copies:
            require_unused(data / f"{kind}.db")
    except LockedStoreError as error:
        raise BackupError(f"{error.path} is in use: end the bot and all other commands first") from error
    aside = data / f"before-restore-{now.astimezone(UTC):{_STAMP}}"
    try:
        aside.mkdir(mode=0o700)
        moved = False
        for kind, copy in reversed(copies.items()):
            file = data / f"{kind}.db"
            moved |= move_store(file, aside)
            copy.replace(file)
        if not moved:
            aside.rmdir()
        sync(data)
    except OSError as error:
        raise BackupError(f"{data}: it can't be changed ({error.strerror or error}); see {aside}") from error
    return aside if moved else None
