"""What a store's tables are, in a file and in a database: one line of versions for both."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoreFormat:
    """The tables of a store. Both lists are append-only, and the same version has the same columns in both.

    Version N of a file is what the first N scripts make. A database begins with `postgres_base`, which is a version at
    once; each script of `postgres_later` leads one version on.
    """

    #: What it is called in errors: 'ledger', 'archive'.
    kind: str
    #: Marks a file as ours; a database's locks are named by it.
    application_id: int
    sqlite: tuple[str, ...]
    #: A version and the script that makes it.
    postgres_base: tuple[int, str]
    postgres_later: tuple[str, ...] = ()

    @property
    def version(self) -> int:
        """The newest version."""
        return len(self.sqlite)
