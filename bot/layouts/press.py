"""What a button or menu says when it is pressed: all of it stands in its custom_id, so that it works for ever."""

import re
from dataclasses import dataclass
from enum import StrEnum

from briefings import Claim, Heading, Span


class Verb(StrEnum):
    """What is asked for."""

    #: Another section; the menu's value names it.
    SECTION = "section"
    PREVIOUS = "previous"
    NEXT = "next"
    #: A line's context; the menu's value names the line.
    PROOF = "proof"
    #: Show a private answer to everybody.
    SHARE = "share"
    #: Get what is new on the briefing's topic by direct message.
    FOLLOW = "follow"
    #: Answer the request afresh: a suggestion, or a topic found in a message.
    ASK = "ask"
    #: Something of a card is wrong: which line?
    WRONG = "wrong"
    #: This line; the menu's value names it.
    LINE = "line"
    #: The line of a proof is wrong: what about it?
    DOUBT = "doubt"
    #: What is wrong with a line, as the menu's value says.
    REPORT = "report"
    #: Hide a line for the server, or show it again.
    HIDE = "hide"
    SHOW = "show"


#: The card's name in a custom_id, beside those of sections.
_CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a briefing: a section, and a page of it from 0; or the card with which it begins."""

    #: None: the card.
    heading: Heading | None
    #: Sections of one heading are told apart by their number, from 0.
    ordinal: int = 0
    page: int = 0

    @property
    def section(self) -> str:
        """The section's name in a custom_id."""
        if self.heading is None:
            return _CARD
        return self.heading.value if self.ordinal == 0 else f"{self.heading.value}.{self.ordinal}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A custom_id, read or to be written: `bb1:<verb>:<request id>:<section>:<page>`."""

    verb: Verb
    #: The ledger's short id.
    request: str
    place: Place

    def __str__(self) -> str:
        return f"bb1:{self.verb}:{self.request}:{self.place.section}:{self.place.page}"


_VERBS = "|".join(Verb)
_PLACES = "|".join((_CARD, *Heading))
#: Of every custom_id that this version of the format can hold.
PRESS_TEMPLATE = re.compile(
    rf"bb1:(?P<verb>{_VERBS}):(?P<request>[0-9A-Za-z_-]{{1,40}}):(?P<section>{_PLACES})(?:\.(?P<ordinal>[1-9]))?"
    r":(?P<page>[0-9]{1,4})"
)
_SECTION = re.compile(rf"(?P<section>{_PLACES})(?:\.(?P<ordinal>[1-9]))?")

#: Where a briefing begins.
CARD = Place(heading=None)


def load_press(match: re.Match[str]) -> Press:
    """Return what a custom_id that matches PRESS_TEMPLATE says."""
    place = _load_place(match, int(match["page"]))
    return Press(verb=Verb(match["verb"]), request=match["request"], place=place)


def load_section(value: str) -> Place | None:
    """Return the first page of the section that a menu's value names, or the card; None for what we never wrote."""
    match = _SECTION.fullmatch(value)
    place = None if match is None else _load_place(match, 0)
    return place if place is not None and place.section == value else None


def _load_place(match: re.Match[str], page: int) -> Place:
    if match["section"] == _CARD:
        return CARD
    return Place(heading=Heading(match["section"]), ordinal=int(match["ordinal"] or 0), page=page)


@dataclass(frozen=True, slots=True)
class ClaimKey:
    """Which claim a proof is asked for: a document, and from the first to the last word used."""

    document: str
    span: Span

    def __str__(self) -> str:
        return f"{self.document}:{self.span.start}:{self.span.end}"


def make_claim_key(claim: Claim) -> ClaimKey | None:
    """Return the key of a claim; None where there is nothing to prove (a line of *Sources*)."""
    if not claim.citations or not claim.spans:
        return None
    return ClaimKey(claim.citations[0].document, claim.citations[0].span)


def load_claim_key(value: str) -> ClaimKey | None:
    """Return the key that a menu's value holds; None for a value that we never wrote."""
    match = re.fullmatch(r"([0-9a-f]{1,40}):([0-9]{1,12}):([0-9]{1,12})(?::.*)?", value)
    return None if match is None else ClaimKey(match[1], Span(int(match[2]), int(match[3])))
