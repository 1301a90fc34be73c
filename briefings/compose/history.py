"""History: what happened when."""

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from briefings.compose.before import read_before
from briefings.compose.boilerplate import is_boilerplate
from briefings.compose.claims import MergedLine, choose_distinct, merge_repeats
from briefings.compose.dating import is_dated_elsewhere, is_dated_loosely
from briefings.compose.dependence import OPEN, measure_dependence, opens_with_known_thing
from briefings.compose.essays import is_essay, is_opinion
from briefings.compose.happenings import tells_past_event, tells_talk
from briefings.compose.known_things import mentions_told_thing, opens_with_description
from briefings.compose.left_open import leaves_open
from briefings.compose.openings import tells_what_happened
from briefings.compose.passages import is_long, skip_dateline
from briefings.compose.relevance import Relevance
from briefings.compose.shown import is_told
from briefings.compose.strangers import list_known_surnames, list_strangers, names_alone, names_stranger
from briefings.compose.whose_words import WhoseWords
from briefings.compose.words import drop_quoted, words_of
from briefings.compose.worth import FAIR, FOR_EACH, POOR, keep_priced
from briefings.lexicon.calendar_words import MONTH_BEGINNINGS
from briefings.model.briefing import Heading, Label, Section, Tag
from briefings.model.findings import Findings, FoundEvent, Passage
from briefings.model.nearness import Nearness

#: What speaks against a line that hangs on what stands before it: it fills up no answer from few documents.
_OPEN = POOR + FAIR
#: Lines from which none is added that anything speaks against.
_ENOUGH = 4
#: Lines of one document, where others have some too.
_MOST_OF_ONE = 2
#: The day of a list's entry, run together with what stands before it.
_HEADING = re.compile(rf"[a-z](?:{MONTH_BEGINNINGS})[a-z]*\.? \d|\\ ")
#: An address, a message within a page, or a share's price behind its firm.
_ADDRESS = re.compile(r"https?://|\bpic\.twitter\.com|\b[A-Z]{2,5}, [+-]\d")
#: Words of a sentence in which it names what it is of.
_OPENING = 4
#: Characters of a sentence that is read at a glance by few.
_LONG = 240


def make_history_section(
    findings: Findings,
    relevance: Relevance,
    most: int,
    *,
    briefly: bool = False,
    least: int = 0,
    told: Collection[str] = (),
    shown: Collection[str] = (),
) -> Section:
    """Return the dated events on a topic, oldest first.

    Where there are more than `most`, those stay that name the topic, can be read by themselves, are nobody's words and
    are dated by their own; of these the newest, `briefly` those first that are read at a glance, and beyond `least`
    none that something speaks against, as that one of the lines `told` in other sections says it, or that it names by
    the surname alone somebody who isn't one of those `shown` as actors.
    """
    whose = WhoseWords(findings)
    surnames, strangers = list_known_surnames(findings, relevance, shown), list_strangers(findings, relevance)
    near = {id(one): relevance.of_event(one) for one in findings.events}
    kept = [
        one
        for one in findings.events
        if near[id(one)] > Nearness.FAR and not _is_furniture(" ".join(one.sentence.pieces))
    ]

    chosen_by_cost = briefly and least < sys.maxsize

    def worth(event: FoundEvent) -> tuple[object, ...]:
        return (
            -near[id(event)],
            not chosen_by_cost and not _stands_alone(event, whose),
            event.date_from is None,
            briefly and is_long(event.sentence),
            -event.when.last.toordinal(),
            -event.when.first.toordinal(),
            -len(event.actors),
            event.sentence.document,
            event.sentence.spans,
        )

    kept.sort(key=worth)
    every = len(kept)
    if chosen_by_cost:

        def price(event: FoundEvent) -> Iterator[int]:
            yield from _measure_cost(event, findings, relevance, whose, told)
            words = words_of(event.sentence)
            alone = names_alone(words, (strangers[one] for one in event.actors if one in strangers), surnames)
            yield _OPEN * (alone or names_stranger(words, _list_told(event, findings), surnames))

        # Of those that may be shown, what nothing speaks against comes first.
        priced = keep_priced(kept, price, least, FOR_EACH * most)
        priced.sort(key=lambda one: one[0])
        if not least:
            # Where there are enough that nothing speaks against, none stands behind them.
            priced = priced[: max(_ENOUGH, sum(cost == 0 for cost, _ in priced))]
        kept = [event for _, event in priced]
    lines = merge_repeats(kept, _passage, also=lambda one: one.when.value)
    several = _spread(lines) if chosen_by_cost else lines
    chosen = list(choose_distinct(several, most, among=lambda one: one.when.value))
    chosen.sort(
        key=lambda line: (
            line.row.when.first,
            line.row.when.last,
            line.words.document,
            line.words.spans,
        )
    )
    claims = tuple(
        line.claim(
            findings.documents,
            whose.label(Label(when=line.row.when, tags=() if line.row.date_from else (Tag.PUBLISHED,)), line.words),
            _passage,
            rules=(line.row.rule,),
        )
        for line in chosen
    )
    left_out = (len(lines) - len(claims) if len(claims) == most else 0) + every - len(kept) + findings.events_unread
    return Section(heading=Heading.HISTORY, claims=claims, left_out=left_out)


def _is_furniture(words: str) -> bool:
    """Tell whether words are about a page, or are a message as it is shown within one."""
    return is_boilerplate(words) or _ADDRESS.search(words) is not None


def _spread(lines: Sequence[MergedLine[FoundEvent]]) -> Iterator[MergedLine[FoundEvent]]:
    """Yield lines so that not all are one document's: of each first two, and of its days never more than one."""
    days: set[tuple[str, str]] = set()
    taken, others = Counter[str](), []
    for line in lines:
        document, day = line.words.document, line.row.when.value
        if (document, day) in days:
            continue
        days.add((document, day))
        taken[document] += 1
        if taken[document] > _MOST_OF_ONE:
            others.append(line)
        else:
            yield line
    yield from others


def _measure_cost(
    event: FoundEvent, findings: Findings, relevance: Relevance, whose: WhoseWords, told: Collection[str]
) -> Iterator[int]:
    """Yield what speaks against telling an event in a briefing, the quickest to find out first."""
    words, cost = words_of(event.sentence), 0
    for part in _list_costs(event, words, findings, relevance, whose):
        cost += part
        yield part
    yield POOR * (cost <= FAIR and is_told(words, told))


def _list_costs(
    event: FoundEvent, words: str, findings: Findings, relevance: Relevance, whose: WhoseWords
) -> Iterator[int]:
    yield event.date_from is None
    yield FAIR * (len(words) > _LONG) + FAIR * is_dated_loosely(event)
    # 'The old bridge collapsed' is known where a bridge was asked for.
    asked = relevance.asked and relevance.is_named_by_words(" ".join(words.split()[:_OPENING]))
    yield (FAIR if asked else POOR) * (event.position > 0 and opens_with_known_thing(words))
    yield POOR * opens_with_description(words)
    yield POOR * (not relevance.is_named_by(event.sentence)) + FAIR * _is_named_in_quotes(words, relevance)
    document = findings.documents[event.sentence.document]
    yield POOR * is_dated_elsewhere(event, document.published, findings.texts.get(document.id, ""))
    yield POOR * (_HEADING.search(words) is not None or not tells_past_event(words))
    yield FAIR * tells_talk(words)
    hanging = measure_dependence(words)
    yield _OPEN if hanging >= OPEN else hanging
    yield _OPEN * mentions_told_thing(words, _list_told(event, findings), relevance.words)
    yield POOR * (not _stands_alone(event, whose))
    # 'A vote on the measure': of eight such lines readers found none good, of others two in three.
    yield POOR * leaves_open(words, known=relevance.words)
    yield POOR * is_opinion(document) + FAIR * is_essay(findings.texts.get(document.id, ""))


def _is_named_in_quotes(words: str, relevance: Relevance) -> bool:
    """Tell whether a sentence names the topic within somebody's quoted words alone."""
    left = drop_quoted(words)
    return left != words and relevance.is_named_by_words(words) and not relevance.is_named_by_words(left)


def _list_told(event: FoundEvent, findings: Findings) -> str:
    """Return the words of a report before an event's sentence."""
    document = findings.documents[event.sentence.document]
    return read_before(event.sentence, document.title, findings.texts.get(document.id, ""))


def _stands_alone(event: FoundEvent, whose: WhoseWords) -> bool:
    words = words_of(event.sentence)
    return tells_what_happened(words) and Tag.QUOTED not in whose.label(Label(), event.sentence).tags


def _passage(event: FoundEvent) -> Passage:
    """Return what is shown of an event: its sentence without the place where it was written."""
    return skip_dateline(event.sentence)
