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
#: Of every custom_id that this version of the format can hold.
TEMPLATE = re.compile(
    rf"bbs1:(?P<step>{'|'.join(Step)}):(?:(?P<kind>[ctf])(?P<place>[0-9]{{1,20}}))?:(?P<at>(?:[01][0-9]|2[0-3])[0-5][0-9])?"
    r":(?P<zone>[A-Za-z0-9_+/-]{1,40}):(?P<schedule>[0-9A-Za-z_-]{0,14})"
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

    @property
    def complete(self) -> bool:
        """Whether a digest can be made of them."""
        return self.place is not None and self.at is not None

    def changed_from(self, shown: "Choices", now: "Choices") -> "Choices":
        """Return what is so `now` with what differs here from what was `shown`: others' changes since then stay."""
        return replace(
            now,
            zone=now.zone if self.zone == shown.zone else self.zone,
            place=now.place if self.place == shown.place else self.place,
            at=now.at if self.at == shown.at else self.at,
        )

    def write_id(self, step: Step) -> str:
        """Return the custom_id of a step from here: `bbs1:<step>:<place>:<hour>:<zone>:<schedule>`."""
        place = "" if self.place is None else f"{_KINDS[self.place.kind]}{self.place.id}"
        at = "" if self.at is None else f"{self.at:%H%M}"
        return f"bbs1:{step}:{place}:{at}:{self.zone}:{self.schedule or ''}"

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
    """Return what a custom_id that matches TEMPLATE says."""
    at = match["at"]
    return Step(match["step"]), Choices(
        zone=match["zone"],
        place=Destination(_BY_LETTER[match["kind"]], int(match["place"])) if match["kind"] else None,
        at=time(int(at[:2]), int(at[2:])) if at else None,
        schedule=match["schedule"] or None,
    )


def choices_of(schedule: Schedule) -> Choices:
    """Return what was chosen for a digest that there is."""
    settings = schedule.settings
    return Choices(zone=settings.timing.zone, place=settings.destination, at=settings.timing.at, schedule=schedule.id)
