"""How many claims a section holds."""

import sys
from dataclasses import dataclass, fields, replace

#: So many that none is missing.
_ALL = sys.maxsize
#: Lines of a section of an answer that tells more of few documents, and rows of these nearly all of which it shows.
_MANY, _FEW_ROWS = 12, 12
#: Lines of a section up to which there is room for what stands before each.
WITH_BEFORE = 3
#: Events of few documents up to which all are shown.
_FEW_EVENTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most claims of each section of a briefing; a question for one section alone gets `alone` of them."""

    in_short: int = 5
    #: From one document, where there are others.
    in_short_of_one: int = 3
    actors: int = 6
    positions: int = 6
    #: Under one speaker.
    positions_of_one: int = 2
    #: So many that what stands before each has room.
    positions_with_before: int = WITH_BEFORE
    history: int = 6
    quotations: int = 4
    #: Lines of a section up to which those are taken too that something speaks against, where there are no better ones.
    least: int = _ALL
    #: The same for stories told in a line each.
    least_of_short: int = _ALL
    #: The same for positions: of those that fill up a section three in five are bad.
    least_of_positions: int = _ALL
    #: The same for quotations and for History, which a briefing can do without.
    least_of_past: int = _ALL
    least_of_history: int = _ALL
    sources: int = 100
    alone: int = 60

    def for_few(self, rows: int, events: int) -> "Limits":
        """Return the limits of an answer from one or two documents, of which more can be told; some asked for stay.

        `rows` is how many positions, events or quotations they have, whichever are most: where nearly all find room,
        nothing is left out for what speaks against it; else what too much speaks against is. `events` are those.
        """
        if not self._are_usual():
            return self
        least = _ALL if rows <= _FEW_ROWS else _MANY
        return Limits(
            in_short=6,
            actors=12,
            positions=12,
            positions_of_one=3,
            history=12,
            least=least,
            least_of_short=least,
            least_of_past=least,
            least_of_history=least if events <= _FEW_EVENTS else _MANY,
            least_of_positions=least,
        )

    def for_passing(self) -> "Limits":
        """Return the limits of an answer on what many documents name and few are about; some asked for stay.

        What speaks against a line there is mostly that it is about something else: of positions that fill up the
        section all the same readers found one in four good, of stories one in three.
        """
        return replace(self, least_of_short=1, least_of_positions=0) if self._are_usual() else self

    def for_small(self) -> "Limits":
        """Return the limits of an answer on what few documents name and most of those are about; some asked for stay.

        There is little to choose from: what only something speaks against fills up a section of a few lines.
        """
        if not self._are_usual():
            return self
        return replace(self, least_of_short=4, least_of_positions=3, least_of_past=3, least_of_history=3)

    def _are_usual(self) -> bool:
        whole = replace(
            self,
            least=_ALL,
            least_of_short=_ALL,
            least_of_positions=_ALL,
            least_of_past=_ALL,
            least_of_history=_ALL,
        )
        return whole == Limits()

    def of(self, most: int | None) -> "Limits":
        """Return these limits with `most` lines for each section; 0: no limit; None: as they are.

        Up to how many lines there is room for what stands before each isn't a matter of how many are asked for.
        """
        if most is None:
            return self
        asked = {field.name: min(most or _ALL, _ALL) for field in fields(self)}
        return Limits(**{**asked, "positions_with_before": self.positions_with_before})
