"""An alert: stories that its readers were never told, a line each."""

from collections.abc import Sequence
from dataclasses import replace
from sys import maxsize

from briefings.compose.briefing import make_briefing
from briefings.compose.digest import StoryLine, TopicFindings, list_told, merge_by_weight, number_together, tell_new
from briefings.compose.muting import drop_muted, muted_rules
from briefings.compose.sieve import Sieve
from briefings.model.briefing import Heading, Section
from briefings.model.digest import Digest, DigestKind, Known, Window


def compose_alert(topics: Sequence[TopicFindings], known: Known, window: Window, most: int = maxsize) -> Digest:
    """Return a briefing for each of the `most` weightiest stories that no alert of the schedule has told.

    Where there are more, the window ends where it began, so that a later alert tells the others. A story is known by
    the documents and words that were told of it, however it is grouped now. Without one it is of the kind NOTHING.
    """
    sieve = Sieve(known)
    found: list[list[StoryLine]] = []
    findings = []
    for place, (topic, held) in enumerate(topics):
        fresh = sieve.sift(topic, drop_muted(held, muted_rules()))
        findings.append(fresh.findings)
        lines = [line for line in tell_new(place, topic, fresh, sieve) if not fresh.told[line.story.id]]
        found.append(lines)
        sieve.show(line.claim for line in lines)
    every = list(merge_by_weight(found))
    lines = every[:most]
    briefings = (
        make_briefing(
            (topics[line.topic][0],),
            (Section(heading=Heading.IN_SHORT, claims=(line.claim,)),),
            findings[line.topic],
        )
        for line in lines
    )
    told = list_told(lines, None, [held for _, held in topics])
    return Digest(
        kind=DigestKind.NEWS if lines else DigestKind.NOTHING,
        window=window if len(lines) == len(every) else replace(window, through=window.after),
        briefings=tuple(number_together(briefings)),
        left_out=sieve.report(),
        told=tuple(dict.fromkeys(told)),
    )
