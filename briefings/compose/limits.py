"""How many claims a section holds."""

from dataclasses import dataclass


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
