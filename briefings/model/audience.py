"""Whose question it is: which documents may answer it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefings.model.reports import HiddenLine


@dataclass(frozen=True, slots=True)
class Audience:
    """Those who ask: the documents that they may see, and how much of them is shown.

    Hashable, because each cache of answers is keyed by it.

    No line, name, number, completion, publisher or order of an answer comes from another document.

    >>> Audience.everything().within("/news")
    Audience(roots=frozenset({'/news'}), most_of_fetched=None, hidden=frozenset())
    """

    #: The folders whose documents may be seen, absolute, as `Document.root` names them; None: all documents.
    roots: frozenset[str] | None
    #: Lines of one fetched document that a section or a digest shows at most, because they are its publisher's words;
    #: then a proof shows a sentence on either side. None: no limit.
    most_of_fetched: int | None = None
    #: Lines that are not shown.
    hidden: frozenset[HiddenLine] = frozenset()

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
        return replace(self, roots=frozenset({root}) if self.roots is None else self.roots & {root})


#: The audience of today's commands.
EVERYTHING = Audience.everything()
