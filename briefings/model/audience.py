"""Whose question it is: which documents may answer it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Audience:
    """Those who ask, as the documents that they may see. Hashable, because each cache of answers is keyed by it.

    No line, name, number, completion, publisher or order of an answer comes from another document.

    >>> Audience.everything().within("/news")
    Audience(roots=frozenset({'/news'}))
    """

    #: The folders whose documents may be seen, absolute, as `Document.root` names them; None: all documents.
    roots: frozenset[str] | None

    @classmethod
    def everything(cls) -> "Audience":
        """Return the audience that sees all documents."""
        return cls(None)

    @classmethod
    def of(cls, roots: Iterable[str]) -> "Audience":
        """Return the audience that sees the documents of these folders alone; of none, it sees nothing."""
        return cls(frozenset(roots))

    def within(self, root: str) -> "Audience":
        """Return the audience that sees what this one sees of one folder."""
        return Audience(frozenset({root}) if self.roots is None else self.roots & {root})


#: The audience of today's commands.
EVERYTHING = Audience.everything()
