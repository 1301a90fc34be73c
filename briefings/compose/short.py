"""In short: the best sentences on a topic; and the passages that a search finds."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from briefings.compose.before import read_before
from briefings.compose.citations import age, find_publication, make_label
from briefings.compose.claims import Distinct, MergedLine, merge_repeats
from briefings.compose.dependence import measure_dependence, opens_with_known_thing
from briefings.compose.essays import is_essay, is_opinion
from briefings.compose.happenings import tells_past_event, tells_talk
from briefings.compose.headlines import is_statement
from briefings.compose.known_things import mentions_told_thing, opens_with_description
from briefings.compose.limits import Limits
from briefings.compose.news import News
from briefings.compose.openings import FEWEST, SHORTEST, stands_alone, tells_what_happened
from briefings.compose.relevance import Relevance
from briefings.compose.story_lines import names_day_without_year, names_in_introduction, reports_something, tell_stories
from briefings.compose.strangers import list_known_surnames, names_stranger
from briefings.compose.whose_words import WhoseWords
from briefings.compose.worth import FAIR, POOR
from briefings.model.analysis import Precision
from briefings.model.briefing import Heading, Label, Section
from briefings.model.findings import Document, Findings, FoundSentence, Passage
from briefings.model.nearness import Nearness
from briefings.text.likeness import Likeness, compare, tells_no_more

#: Share of a sentence's words that another one of 'In short' has, from which it tells no more news.
PART_OF_NEWS = 0.7
#: The same for two sentences on one time, from two documents.
PART_OF_STORY = 0.5
#: Days in which news loses half its weight as the latest, and as current at all.
HALF_LIFE, LONG_HALF_LIFE = 14, 730

#: Stories that would be told too briefly in a line each.
_FEW = 2
#: Documents that name a topic of which there is little to choose from.
_FEW_NAMED = 6
#: Words of a report's first sentence, which tells its news in fewer: 'Norway closed nine markets.'
_SHORTEST_LEAD = 4
_CLOSE = (Precision.DAY, Precision.MONTH)


def make_in_short_section(findings: Findings, relevance: Relevance, limits: Limits) -> Section:
    """Return the weightiest stories, in a line each; of one or two the best sentences, the newest news first."""
    if _tells_stories(findings):
        claims = tell_stories(findings, relevance, limits.in_short, least=limits.least_of_short)
        return Section(heading=Heading.IN_SHORT, claims=claims)
    documents = findings.documents
    news = News(findings)
    whose = WhoseWords(findings)
    # Whether a sentence tells something alone is said by rules of English.
    candidates = [
        one
        for one in findings.sentences
        if not one.is_title and _near(one, relevance) and documents[one.passage.document].language is None
    ]
    scores = _scores(candidates, relevance, news)
    ranked = sorted(candidates, key=lambda one: (-scores[id(one)], *_place(documents, one)))
    most_of_one = limits.in_short_of_one if len(documents) > 1 else limits.in_short
    # A short sentence where there is no longer one: 'Chad closed its border on Thursday.'
    surnames = list_known_surnames(findings, relevance)
    leads = frozenset(one.passage for one in candidates if _is_lead(one, findings))
    for shortest in (SHORTEST, FEWEST):
        telling = list(filter(partial(_tells_alone, leads=leads, shortest=shortest), merge_repeats(ranked, _passage)))
        prices = {id(line): sum(_list_costs(line, findings, relevance, surnames)) for line in telling}
        fair = [line for line in telling if prices[id(line)] <= FAIR]
        chosen = _choose(fair, news, limits, most_of_one)
        if len(chosen) < _FEW:
            poor = sorted((line for line in telling if line not in fair), key=lambda line: prices[id(line)])
            chosen = _choose((*chosen, *poor), news, replace(limits, in_short=_FEW), most_of_one)
        if chosen:
            break
    # What a report begins with is its newest news, though it may name the day before and what follows none.
    newest: dict[str, int] = {}
    for line in chosen:
        newest[line.words.document] = max(newest.get(line.words.document, 0), news.day(line.row.passage))

    def count_back(line: MergedLine[FoundSentence]) -> int:
        lead = line.row.passage in leads
        return -newest[line.words.document] if lead else -news.day(line.row.passage)

    chosen.sort(key=lambda line: (count_back(line), *_place(documents, line.row)))
    claims = tuple(
        line.claim(documents, whose.label(_when(line, news, findings), line.words), _passage) for line in chosen
    )
    return Section(heading=Heading.IN_SHORT, claims=claims)


def _tells_stories(findings: Findings) -> bool:
    """Tell whether the news is told in a line a story: there are several, or the topic is one of a larger library.

    Of the sentences from the middle of the one report about a topic that many name, readers found two in five good.
    """
    named = 0 if findings.named is None else findings.named.documents
    return len(findings.stories) > _FEW or (len(findings.stories) > 0 and named > _FEW_NAMED)


def _list_costs(
    line: MergedLine[FoundSentence], findings: Findings, relevance: Relevance, surnames: frozenset[str]
) -> Iterator[int]:
    """Yield what speaks against telling a sentence: in passing, as an opinion, or hanging on what stands before.

    The first one of a report hangs on nothing.
    """
    words = line.text
    document = findings.documents[line.words.document]
    text = findings.texts.get(document.id, "")
    yield POOR * is_opinion(document) + POOR * is_essay(text)
    yield POOR * names_in_introduction(words, relevance)
    # 'Yesterday' of a report without a date is no day; what it says will be is over.
    undated = document.published is None and names_day_without_year(words)
    yield (FAIR if _is_lead(line.row, findings) and " will " not in words else POOR) * undated
    if _is_lead(line.row, findings):
        return
    told = read_before(line.words, document.title, text)
    yield POOR * (not tells_what_happened(words, FEWEST))
    yield measure_dependence(words)
    # A report tells its news by what was done, and its background by how things are and what is said of them.
    yield FAIR * (not reports_something(words) or tells_talk(words) or not tells_past_event(words))
    yield POOR * (opens_with_known_thing(words) or opens_with_description(words))
    yield POOR * mentions_told_thing(words, told, relevance.words)
    yield POOR * names_stranger(words, told, surnames)


def _is_lead(sentence: FoundSentence, findings: Findings) -> bool:
    """Tell whether a sentence is the first one of a report, below its title."""
    document = findings.documents[sentence.passage.document]
    text = findings.texts.get(document.id, "").lstrip("# ")
    titled = bool(document.title) and text.startswith(document.title or "")
    return sentence.position == int(titled)


def _tells_alone(line: MergedLine[FoundSentence], leads: Collection[Passage], shortest: int) -> bool:
    """Tell whether a sentence of `shortest` words or more tells something by itself; a lead may be shorter."""
    if stands_alone(line.text, shortest):
        return True
    if line.row.passage not in leads or not stands_alone(line.text, _SHORTEST_LEAD):
        return False
    # The verbs of headlines are fewer: 'Malta banned diesel boats.'
    return is_statement(line.text, _SHORTEST_LEAD) or tells_past_event(line.text)


def _choose(
    lines: Iterable[MergedLine[FoundSentence]], news: News, limits: Limits, most_of_one: int
) -> list[MergedLine[FoundSentence]]:
    """Return the first of some sentences that tell something by themselves, each once."""
    distinct, taken = Distinct[FoundSentence](), Counter[str]()
    chosen: list[MergedLine[FoundSentence]] = []
    for line in lines:
        if len(chosen) == limits.in_short:
            break
        document = line.words.document
        if taken[document] == most_of_one or _is_told(line, chosen, news):
            continue
        if distinct.take(line):
            taken[document] += 1
            chosen.append(line)
    return chosen


def _is_told(line: MergedLine[FoundSentence], chosen: list[MergedLine[FoundSentence]], news: News) -> bool:
    """Tell whether a chosen sentence tells the same already: most of its words, and every name, figure and day.

    Of another document, and at the same time, half of its words are enough.
    """
    for one in chosen:
        shorter, longer = (one, line) if len(one.text) < len(line.text) else (line, one)
        if shorter.row.actors <= longer.row.actors and tells_no_more(line.text, one.text, least=PART_OF_NEWS):
            return True
        elsewhere = one.words.document != line.words.document
        likeness = compare(line.text, one.text, least=PART_OF_STORY)
        if elsewhere and likeness is not Likeness.DIFFERENT and _at_one_time(line, one, news):
            return True
    return False


def _at_one_time(one: MergedLine[FoundSentence], other: MergedLine[FoundSentence], news: News) -> bool:
    """Tell whether two sentences are dated to a day or month, and these overlap."""
    events = news.event(one.words), news.event(other.words)
    if events[0] is None or events[1] is None:
        return False
    first, last = events[0].when, events[1].when
    close = first.precision in _CLOSE and last.precision in _CLOSE
    return close and first.first <= last.last and last.first <= first.last


def _when(line: MergedLine[FoundSentence], news: News, findings: Findings) -> Label:
    """Return a label with the day or period that a sentence means by words without a figure ('on Tuesday').

    What a report begins with and no day is told of is of the day of its publication.
    """
    event = news.event(line.words)
    if event is None or event.date_from is None:
        dated = _is_lead(line.row, findings) and not any(map(str.isdecimal, line.text))
        return Label(when=find_publication(findings.documents, line.words) if dated else None)
    if any(map(str.isdecimal, " ".join(event.date_from.pieces))):
        return Label()
    return Label(when=event.when)


def make_passages_section(findings: Findings, relevance: Relevance, limits: Limits) -> Section:
    """Return the sentences that a search found, the best match first; headings and what leans on others come last."""
    documents = findings.documents
    found = [sentence for sentence in findings.sentences if _near(sentence, relevance)]
    found.sort(key=lambda one: (-one.rank, -len(relevance.actors & one.actors), *_place(documents, one)))
    merged = merge_repeats(found, _passage)
    # A heading has the best share of the words asked for, and tells nothing.
    lines = sorted(merged, key=lambda line: not stands_alone(line.text, FEWEST))
    whose = WhoseWords(findings)
    shown = tuple(
        line.claim(documents, whose.label(make_label(documents, line.words, None), line.words), _passage)
        for line in lines[: limits.alone]
    )
    return Section(heading=Heading.PASSAGES, claims=shown, left_out=len(lines) - len(shown))


def _passage(sentence: FoundSentence) -> Passage:
    return sentence.passage


def _near(sentence: FoundSentence, relevance: Relevance) -> bool:
    return relevance.of_sentence(sentence) >= Nearness.NAMED


def _place(documents: Mapping[str, Document], sentence: FoundSentence) -> tuple[int, str, int]:
    """Return the key that sorts newest document first, and within one by position."""
    passage = sentence.passage
    return age(documents, passage.document), passage.document, passage.spans[0].start


def _scores(sentences: list[FoundSentence], relevance: Relevance, news: News) -> dict[int, float]:
    """Return how well each sentence, by its identity, tells the topic's news.

    It counts who of the topic's actors is named (most), who else is, the match of words, how near the sentence
    stands to the start of its document, and how new its news is beside the newest: by days, and by years.
    """
    days = [news.day(sentence.passage) for sentence in sentences]
    newest = max(days, default=0)
    best = max((sentence.rank for sentence in sentences), default=0.0) or 1.0
    scores = {}
    for sentence, told_of in zip(sentences, days, strict=True):
        own = len(sentence.actors & relevance.actors)
        old = newest - told_of
        scores[id(sentence)] = (
            2.0 * min(own, 3)
            + 0.6 * min(len(sentence.actors) - own, 3)
            + 2.0 * sentence.rank / best
            + 3.0 / (1 + sentence.position / 3)
            + 2.0 * 0.5 ** (old / HALF_LIFE)
            + 2.0 * 0.5 ** (old / LONG_HALF_LIFE)
        )
    return scores
