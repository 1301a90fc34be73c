"""What was chosen on the card: all of it stands in the custom_ids of its menus and buttons, so that it works for ever.

What a server follows is no choice of the card's own: it is in the ledger as soon as it is chosen.
"""

import re
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum

from briefings import Destination, DestinationKind, Schedule, ScheduleSettings, Timing


class Step(StrEnum):
    """What a menu, a button or a form of the card does."""

    OPEN = "open"
    #: Which of a server's digests is changed, or a new one.
    DIGEST = "digest"
    PACKS = "packs"
    #: Opens the form for addresses, and is the form's own name.
    FEEDS = "feeds"
    PLACE = "place"
    HOUR = "hour"
    #: Names a zone; the form for one that the menu lacks has the same name.
    ZONE = "zone"
    PREVIEW = "preview"
    START = "start"


_KINDS = {DestinationKind.CHANNEL: "c", DestinationKind.THREAD: "t", DestinationKind.FORUM: "f"}
_BY_LETTER = {letter: kind for kind, letter in _KINDS.items()}
#: The steps that choose something of a digest.
_CHOOSING = {Step.PLACE: "p", Step.ZONE: "z", Step.HOUR: "h"}
#: Of every custom_id that this version of the format can hold.
TEMPLATE = re.compile(
    rf"bbs1:(?P<step>{'|'.join(Step)}):(?:(?P<kind>[ctf])(?P<place>[0-9]{{1,20}}))?:(?P<at>(?:[01][0-9]|2[0-3])[0-5][0-9])?"
    r":(?P<zone>[A-Za-z0-9_+/-]{1,40}):(?P<schedule>[0-9A-Za-z_-]{0,14})(?::(?P<chosen>[pzh]{0,3}))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Where and when a digest comes, as far as it was chosen."""

    #: IANA name.
    zone: str
    place: Destination | None = None
    #: To the minute, naive.
    at: time | None = None
    #: Id of the digest that is changed; None: a new one.
    schedule: str | None = None
    #: The steps by which a person chose some of it here; the rest is as the digest was, or as a card begins.
    chosen: frozenset[Step] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether a digest can be made of them."""
        return self.place is not None and self.at is not None

    def onto(self, now: "Choices") -> "Choices":
        """Return what is so `now` with what a person chose here: others' changes of the rest stay."""
        return replace(
            now,
            zone=self.zone if Step.ZONE in self.chosen else now.zone,
            place=self.place if Step.PLACE in self.chosen else now.place,
            at=self.at if Step.HOUR in self.chosen else now.at,
        )

    def write_id(self, step: Step) -> str:
        """Return the custom_id of a step from here: `bbs1:<step>:<place>:<hour>:<zone>:<schedule>:<chosen>`."""
        place = "" if self.place is None else f"{_KINDS[self.place.kind]}{self.place.id}"
        at = "" if self.at is None else f"{self.at:%H%M}"
        chosen = "".join(letter for choosing, letter in _CHOOSING.items() if choosing in self.chosen)
        return f"bbs1:{step}:{place}:{at}:{self.zone}:{self.schedule or ''}:{chosen}"

    def make_settings(self, guild: int, language: str, before: ScheduleSettings | None) -> ScheduleSettings:
        """Return the digest's settings; what the card doesn't name stays as it was `before`.

        A place or hour that wasn't chosen yet is one that stands for it: choices that are complete have neither.
        """
        place = self.place or Destination(DestinationKind.CHANNEL, 0)
        at = self.at or time(8)
        if before is None:
            timing = Timing(at=at, zone=self.zone)
            return ScheduleSettings(guild=guild, destination=place, timing=timing, language=language)
        if place.id == before.destination.id:
            # With whether it is published.
            place = before.destination
        return replace(before, destination=place, timing=replace(before.timing, at=at, zone=self.zone))


def load_step(match: re.Match[str]) -> tuple[Step, Choices]:
    """Return what a custom_id that matches TEMPLATE says.

    One that doesn't say what was chosen is of a card from before it did: all of it counts, because any may have been.
    """
    at, chosen = match["at"], match["chosen"]
    return Step(match["step"]), Choices(
        zone=match["zone"],
        place=Destination(_BY_LETTER[match["kind"]], int(match["place"])) if match["kind"] else None,
        at=time(int(at[:2]), int(at[2:])) if at else None,
        schedule=match["schedule"] or None,
        chosen=frozenset(step for step, letter in _CHOOSING.items() if chosen is None or letter in chosen),
    )


def choices_of(schedule: Schedule) -> Choices:
    """Return how a digest is that there is: nothing of it was chosen on the card."""
    settings = schedule.settings
    return Choices(zone=settings.timing.zone, place=settings.destination, at=settings.timing.at, schedule=schedule.id)
