"""Positions: who says what, grouped by speaker."""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from briefings.compose.before import find_before_position
from briefings.compose.boilerplate import is_boilerplate
from briefings.compose.citations import age, make_label
from briefings.compose.claims import MergedLine, attribute, choose_distinct, merge_repeats
from briefings.compose.left_open import asks_for_more
from briefings.compose.limits import Limits
from briefings.compose.passages import cut_words, holds_more, hull, is_long, merge_passages
from briefings.compose.position_cost import PositionCost
from briefings.compose.position_order import AGAINST, DOUBTFUL, EXPLAINED, UNSURE, count_doubts, is_brief
from briefings.compose.relevance import Relevance
from briefings.compose.shown import is_told
from briefings.compose.words import words_of
from briefings.compose.worth import POOR, keep_priced
from briefings.model.analysis import ActorKind, AttributionKind
from briefings.model.briefing import Claim, Heading, Section, Tag
from briefings.model.findings import Findings, FoundPosition, Passage
from briefings.model.nearness import Nearness
from briefings.model.spans import Span
from briefings.text.folding import fold

#: Characters of what stands between a speaker and a verb, and that it has no marks.
_LONGEST_BETWEEN, _WORDS_ALONE = 40, re.compile(r"[\w’'. -]+")
#: A speaker's name as a group: the actor's id, else the words for it; None: unattributed, the last group.
_Group = tuple[str, str] | None


def make_positions_section(
    findings: Findings, relevance: Relevance, limits: Limits, *, told: Collection[str] = ()
) -> Section:
    """Return the positions on a topic by speaker; none that one of the lines `told` in other sections tells.

    Direct speech that stands among the quotations isn't repeated here. What nobody says and no cue signals is left
    out.
    """
    quoted = _quoted(findings)
    every = [
        one
        for one in findings.positions
        if relevance.of_position(one) > Nearness.FAR
        and (one.speaker is not None or one.cue is not None)
        and not (one.kind is AttributionKind.DIRECT and quoted(one))
        and not is_boilerplate(" ".join(one.sentence.pieces))
    ]
    cost = PositionCost(findings, relevance, told)
    near = {one.id: relevance.of_position(one) for one in every}
    every.sort(key=lambda one: (-near[one.id], is_long(one.content), *_place(findings, one)))
    bodies = {one.id for one in findings.actors if one.kind is not ActorKind.PERSON}

    def is_person(one: FoundPosition) -> bool:
        return one.actor is not None and one.actor not in bodies

    def count(one: FoundPosition) -> int:
        return count_doubts(one, person=is_person(one))

    def measure(one: FoundPosition) -> Iterator[int]:
        price = 0
        for part in cost(one):
            price += part
            yield part
        doubts = count(one)
        # A section that may be missing has no need of few words: of such readers found two in five good.
        brief = not least and is_brief(one)
        # One of which it isn't sure that it can be read alone fills up the section, whatever else speaks against it.
        yield POOR if brief or doubts >= DOUBTFUL else max(0, POOR - price) * (doubts >= UNSURE)

    least = limits.least_of_positions
    priced = keep_priced(every, measure, least)
    kept = [one for _, one in priced]
    # Where everything is shown, there is no choice, and what stands before a line is mostly shown too.
    chooses = least < sys.maxsize
    asking = [one for one in kept if chooses and asks_for_more(one, relevance.words, person=is_person(one))]
    found = {one.id: find_before_position(one, findings.texts) for one in asking}
    before = {id_: passage for id_, passage in found.items() if passage is not None}
    if not least:
        # What leaves a thing open, with nothing before it that tells which: of such they found one in three good.
        kept = [one for one in kept if one.id not in found or one.id in before]

    def count_all(price: int, one: FoundPosition) -> int:
        return count(one) + AGAINST * price + (0 if one.id not in found else EXPLAINED if one.id in before else AGAINST)

    made = make_grouped_section(
        findings,
        kept,
        relevance,
        most=limits.positions,
        most_of_one=limits.positions_of_one,
        doubts={one.id: count_all(price, one) for price, one in priced if chooses},
        before=before if chooses else None,
        with_before=limits.positions_with_before,
    )
    return replace(made, left_out=made.left_out + len(every) - len(kept))


def make_reported_section(
    findings: Findings, kept: Collection[FoundPosition], relevance: Relevance, most: int
) -> Section:
    """Return positions as the answer to a question for quotations that has none, each tagged as reported."""
    return make_grouped_section(findings, kept, relevance, most=most, most_of_one=most, tags=(Tag.REPORTED,))


def make_grouped_section(
    findings: Findings,
    kept: Collection[FoundPosition],
    relevance: Relevance,
    *,
    most: int,
    most_of_one: int,
    tags: tuple[Tag, ...] = (),
    doubts: Mapping[str, int] | None = None,
    before: Mapping[str, Passage] | None = None,
    with_before: int = 0,
) -> Section:
    """Return positions by speaker: the topic's actors first, then named ones, then whoever says most.

    Within one the newest stand first. Repeated words are one claim with every citation. Where a speaker has more than
    `most_of_one`, those stay that name the topic. With `doubts`, by the rows' ids, those with the fewest come first,
    and of these the ones that are read at a glance. `before` is what is shown before rows, by their ids; where there
    are no more than `with_before` lines, that is shown before each: there is room, and of such lines readers found four
    in five good, of others one in two.
    """
    contexts: Mapping[str, Passage | None] = before or {}
    near = {one.id: relevance.of_position(one) for one in kept}
    mentions = {actor.id: actor.mentions for actor in findings.actors}
    groups: dict[_Group, list[MergedLine[FoundPosition]]] = defaultdict(list)

    def count(one: FoundPosition) -> int:
        return doubts.get(one.id, 0) if doubts else 0

    def worth(one: FoundPosition) -> tuple[object, ...]:
        return (
            count(one),
            -near[one.id],
            doubts is not None and is_long(one.content),
            *_place(findings, one),
            -sum(map(len, one.content.pieces)),
            one.id,
        )

    def weight(group: _Group) -> tuple[object, ...]:
        if group is None:
            return (2,)
        lines = groups[group][:most_of_one]
        on_topic = sum(near[line.row.id] > Nearness.BESIDE for line in lines)
        actor = group[0]
        least = min(count(line.row) for line in lines)
        return actor not in relevance.actors, not actor, least, -on_topic, -len(lines), -mentions.get(actor, 0), group

    for line in merge_repeats(sorted(kept, key=worth), _content, also=_cued):
        groups[find_group(line.row)].append(line)
    chosen: list[MergedLine[FoundPosition]] = []
    left_out = 0
    ordered = sorted(groups, key=weight)
    rooms = _share_out(most, most_of_one, [len(groups[group]) for group in ordered])
    for group, room in zip(ordered, rooms, strict=True):
        new = list(choose_distinct(groups[group], room))
        told = _drop_held(_drop_told(new) if doubts is not None else new)
        chosen += sorted(told, key=lambda line: _place(findings, line.row))
        left_out += len(groups[group]) - len(new) if len(new) == room else 0
    if before is not None and len(chosen) <= with_before:
        contexts = {line.row.id: find_before_position(line.row, findings.texts) for line in chosen}
    claims = tuple(_claim(line, findings, tags, contexts.get(line.row.id)) for line in chosen)
    return Section(heading=Heading.POSITIONS, claims=claims, left_out=left_out)


def _drop_told(lines: Sequence[MergedLine[FoundPosition]]) -> list[MergedLine[FoundPosition]]:
    """Return a speaker's lines without those of which another one says all and more."""
    said = [words_of(line.row.content) for line in lines]
    return [
        line
        for line, words in zip(lines, said, strict=True)
        if not any(len(other) > len(words) and is_told(words, (other,)) for other in said)
    ]


def _drop_held(lines: Sequence[MergedLine[FoundPosition]]) -> list[MergedLine[FoundPosition]]:
    """Return a speaker's lines without those that stand within another one, with a cue between: 'left and said that …'.

    What other documents say too stays: the longer line doesn't cite these.
    """
    shown = [join_words(line.row) for line in lines]
    beside: dict[str, list[Passage]] = defaultdict(list)
    for passage in shown:
        beside[passage.document].append(passage)
    return [
        line
        for line, passage in zip(lines, shown, strict=True)
        if line.elsewhere or not any(holds_more(other, passage) for other in beside[passage.document])
    ]


def _share_out(most: int, most_of_one: int, counts: Sequence[int]) -> list[int]:
    """Return how many of `most` lines each speaker gets who has so many: one each in turn, the first ones the rest.

    >>> _share_out(6, 2, [9, 1, 9, 9, 9])
    [2, 1, 1, 1, 1]
    """
    rooms = [0] * len(counts)
    while most:
        open_ = [place for place, count in enumerate(counts) if rooms[place] < min(count, most_of_one)]
        if not open_:
            break
        for place in open_[:most]:
            rooms[place] += 1
        most -= min(most, len(open_))
    return rooms


def _content(position: FoundPosition) -> Passage:
    return position.content


def _cued(position: FoundPosition) -> object:
    """Return whose position it is, and how it is said: 'says' and 'denies' make two of the same content."""
    return find_group(position), None if position.cue is None else " ".join(position.cue.pieces).lower()


def find_group(position: FoundPosition) -> _Group:
    """Return whose position it is: an actor's, a nameless speaker's ('a spokesman'), or None: nobody's for certain."""
    if position.actor is not None:
        return position.actor, ""
    return None if position.speaker is None else ("", fold(position.speaker))


def join_words(position: FoundPosition) -> Passage:
    """Return cue and content in text order; the speaker's words too where they stand between or after them."""
    parts = [position.content]
    # A colon behind a speaker's name stands for the label's own.
    if position.cue is not None and any(map(str.isalnum, "".join(position.cue.pieces))):
        parts.append(position.cue)
    said = position.speaker_words
    first = min(span.start for part in parts for span in part.spans)
    if said is not None and said.document == position.content.document:
        parts += [said] if said.spans[0].start > first else _list_between(said, first, position.sentence)
    return merge_passages(tuple(parts), position.sentence)


def _list_between(said: Passage, start: int, sentence: Passage) -> Iterator[Passage]:
    """Yield the few words between a speaker and what is shown: when it was said ('The council last year | ordered')."""
    gap = Span(said.spans[-1].end + 1, start - 1)
    words = cut_words(sentence, gap) if 0 < gap.end - gap.start <= _LONGEST_BETWEEN else None
    if words is not None and _WORDS_ALONE.fullmatch(words):
        yield Passage(sentence.document, (gap,), (words,))


def _place(findings: Findings, position: FoundPosition) -> tuple[int, str, int]:
    content = position.content
    return age(findings.documents, content.document), content.document, content.spans[0].start


def _quoted(findings: Findings) -> Callable[[FoundPosition], bool]:
    """Return a test for positions whose content stands in one of the quotations."""
    parts = {(one.parts.document, span) for one in findings.quotations for span in one.parts.spans}
    by_document: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for document, span in parts:
        by_document[document].append(span)

    def test(position: FoundPosition) -> bool:
        spans = by_document.get(position.content.document, ())
        return any(start < one.end and one.start < end for start, end in spans for one in position.content.spans)

    return test


def _claim(line: MergedLine[FoundPosition], findings: Findings, tags: tuple[Tag, ...], before: Passage | None) -> Claim:
    """Return a position's line, labelled with its speaker and with when it was said or, failing that, published."""
    position = line.row
    said, words = position.speaker_words, join_words(position)
    shown = said is not None and any(span.covers(hull(said)) for span in words.spans)
    if position.kind is not AttributionKind.INDIRECT:
        # Words in quotation marks stand in the line: to say that it isn't quoted would be untrue.
        tags = tuple(tag for tag in tags if tag is not Tag.REPORTED)
    if position.speaker is None:
        tags = (*tags, Tag.UNATTRIBUTED)
    label = make_label(
        findings.documents,
        words,
        position.said,
        *tags,
        name=position.speaker,
        written=None if said is None or shown else words_of(said),
    )
    claim = line.claim(
        findings.documents,
        label,
        lambda row: words if row is position else join_words(row),
        context=before,
        rules=(position.rule, position.speaker_rule),
    )
    return replace(claim, attributed=attribute(said, position.speaker, position.actor, position.cue, position.kind))
