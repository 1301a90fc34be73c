"""Where the ledger and the archive are: in files of the data folder, or in BRIEFBOT_DATABASE; light to import."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config.folders import data_folder, environment

if TYPE_CHECKING:
    from briefings import Place

#: What BRIEFBOT_DATABASE must be, in words for people.
DATABASE_IS = "an address like postgresql://user:password@host:5432/name, or empty"


@dataclass(frozen=True, slots=True)
class StorePlaces:
    """Where what can't be made again is kept. The library is always a file of the data folder."""

    ledger: "Place"
    archive: "Place"

    def are_there(self) -> bool:
        """Tell whether a ledger was made: a database is asked when it is opened."""
        return not isinstance(self.ledger, Path) or self.ledger.is_file()

    def has_archive(self) -> bool:
        """Tell whether an archive was made, in the same way."""
        return not isinstance(self.archive, Path) or self.archive.is_file()


def name_places(data: Path, database: str | None) -> StorePlaces:
    """Return the places by a data folder and an address. Raises ValueError for an address that is none."""
    if not database:
        return StorePlaces(ledger=data / "ledger.db", archive=data / "archive.db")
    # Imported here, because most have no database.
    from briefings import parse_database_address

    address = parse_database_address(database)
    return StorePlaces(ledger=address, archive=address)


def read_database(address: str | None) -> "Place | None":
    """Return the database of an address, else that of BRIEFBOT_DATABASE; None: neither is given.

    Raises ValueError, with a sentence for people, where it can't be used.
    """
    name, given = ("--to", address) if address else ("BRIEFBOT_DATABASE", environment().get("BRIEFBOT_DATABASE"))
    if not given:
        return None
    try:
        return name_places(Path(), given).ledger
    except ValueError as error:
        raise ValueError(f"{name} must be {DATABASE_IS}: {error}") from None


def find_places(variables: Mapping[str, str] | None = None) -> StorePlaces:
    """Return the places by BRIEFBOT_DATABASE and BRIEFBOT_DATA.

    Raises ValueError, with a sentence for people, where the address can't be used.
    """
    found = environment() if variables is None else variables
    try:
        return name_places(data_folder(found), found.get("BRIEFBOT_DATABASE"))
    except ValueError as error:
        raise ValueError(f"BRIEFBOT_DATABASE must be {DATABASE_IS}: {error}") from None
