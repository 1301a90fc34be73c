"""How many claims a section holds."""

import sys
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most claims of each section of a briefing; a question for one section alone gets `alone` of them."""

    in_short: int = 6
    #: From one document, where there are others.
    in_short_of_one: int = 3
    actors: int = 20
    positions: int = 30
    #: Under one speaker.
    positions_of_one: int = 6
    history: int = 24
    quotations: int = 12
    sources: int = 100
    alone: int = 60

    def of(self, most: int | None) -> "Limits":
        """Return these limits with `most` lines for each section; 0: no limit; None: as they are."""
        if most is None:
            return self
        return Limits(**{field.name: most or sys.maxsize for field in fields(self)})
