"""What speaks against showing a position in a briefing."""

import re
from collections.abc import Collection, Iterator

from briefings.compose.before import find_before_position
from briefings.compose.boilerplate import has_furniture, is_boilerplate
from briefings.compose.dependence import drop_itself, leaves_person_open, measure_dependence
from briefings.compose.papers import list_papers
from briefings.compose.passages import is_too_long
from briefings.compose.relevance import Relevance
from briefings.compose.shown import is_told
from briefings.compose.speakers import is_somebody, says_something
from briefings.compose.words import ARTICLES, drop_quoted, words_of
from briefings.compose.worth import FAIR, POOR
from briefings.lexicon import first_names, words as listed
from briefings.model.analysis import ActorKind, AttributionKind
from briefings.model.findings import Findings, FoundPosition
from briefings.model.nearness import Nearness
from briefings.text.folding import fold

#: Words of a content below which it doesn't say what is held: 'defended the move'.
_FEW_WORDS = 5
_RELATIVE = frozenset({"who", "which", "that", "whose"})
#: What a cue goes on with that has its content behind it: then the words before it are none.
_OWN_CLAUSE = re.compile(r"(?:\s+[\w'’-]+){0,4}?\s+(?:that|to)\s|\s*:")
#: The rest of a word: '’s administration', '’ enthusiasm'.
_CLITIC = re.compile(r"['’](?:\s|(?:s|d|ll|re|ve|m)\b)")
#: What more must follow: 'ahead even', 'much, if not most'.
_UNENDED = frozenset(
    {
        "a", "an", "and", "as", "at", "by", "even", "for", "from", "if", "most", "not", "of", "or", "than", "the",
        "their", "to", "when", "which", "while", "who", "with", "without",
    }
)  # fmt: skip
#: What takes its verb from the sentence before: 'sometimes they are', 'it did not'; 'who they are' has its own.
_ELLIPTIC = re.compile(
    r"(?<!who )(?<!what )(?<!how )(?<!where )(?<!whom )(?<!whoever )(?<!whatever )"
    r"\b(?:he|it|she|there|they)(?: \w+ly| never| still)? "
    r"(?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|must|should|will|would)"
    r"(?: not|n['’]t)?[.,”’\"']*$",
    re.IGNORECASE,
)
_BEING = frozenset({"am", "are", "be", "been", "feel", "feels", "felt", "is", "was", "were"})
_MODAL = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would"})
#: So many that nobody knows who, whatever they are: 'several Orsk lawmakers'.
_UNCOUNTED = frozenset({"few", "many", "most", "numerous", "other", "several", "some", "various"})
_VAGUE = frozenset(
    {"another", "both", "each", "everybody", "everyone", "many", "most", "neither", "one", "others", "some", "two"}
)
#: Who speaks without a name.
_NOBODIES = frozenset(
    {
        "aide", "analyst", "diplomat", "expert", "insider", "leader", "observer", "official", "person", "people",
        "source", "spokesman", "spokesperson", "spokeswoman", "staffer",
    }
)  # fmt: skip
#: What may stand behind the noun for somebody, and behind that for something written.
_BEHIND_PERSON = re.compile(r" (?:at|familiar|for|from|in|of|on|to|who|with|close) |,")
_BEHIND_WORK = re.compile(r" (?:about|by|for|from|in|of|on) |,")
_MEDIA = frozenset({"media", "outlet", "outlets", "paper", "papers", "press"})
#: Words for a nameless speaker that tell who it is: 'harbour pilots'.
_TELLING = 2
_COMPASS = frozenset({"east", "eastern", "north", "northern", "south", "southern", "west", "western"})
_RUN_ON = re.compile(r" [-–—] |\) ")
#: Who writes of what others say.
_REPORTER = re.compile(r"\b(?:reporters?|correspondents?|columnists?) (?:[A-Z][\w.’'-]* ?){1,3}$")
_WRITING = frozenset({"has written", "reported", "reports", "writes", "wrote"})
_US = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Mm]y)\b(?!\.)")
_RUN_TOGETHER = re.compile(r"[a-z]{3}[A-Z]")
#: What is written, and asks or says nothing itself.
_WORKS = frozenset({"analysis", "book", "paper", "poll", "report", "study", "survey"})
#: So many figures, and an office tells what it has counted: 'Sales fell 3 % to 20,000, the council said'.
_MANY_FIGURES, _FIGURE = 2, re.compile(r"(?<![\w.,])[$€£]?\d[\d.,]*")
#: Who reports so many of these tells what happened, and holds nothing: 'Vale confirmed two new cases'.
_COUNTING = frozenset(
    {"announced", "confirmed", "counted", "logged", "recorded", "registered", "reported", "reports", "tallied"}
)
_COUNTED = re.compile(
    r"(?:[\w’',.-]+ ){0,6}?(?:casualt(?:y|ies)|cases?|deaths?|fatalit(?:y|ies)|infections?|injuries)\b"
)
#: Behind what 'he' says 'he' is another: 'He has left, Holm said'.
_ANOTHER = re.compile(r"(?:He|Her|His|She|Their|They)(?:['’]\w+)? ")
#: Cues with which a paper or an office is named as a source.
_REPORTING = frozenset(("reported", "reports", "has reported", "said in a report"))
_SOURCE_CUES = _REPORTING | {"according to"}


class PositionCost:
    """Tells what speaks against positions of some findings, as `keep_worthy` takes it.

    One of the lines `told` in other sections may tell them.
    """

    def __init__(self, findings: Findings, relevance: Relevance, told: Collection[str] = ()) -> None:
        self._relevance, self._told = relevance, told
        self._people = {one.id for one in findings.actors if one.kind is ActorKind.PERSON}
        self._bodies = {one.id for one in findings.actors if one.kind is not ActorKind.PERSON}
        self._papers, self._texts = list_papers(findings), findings.texts

    def __call__(self, position: FoundPosition) -> Iterator[int]:
        """Yield the cost of one, what is the quickest to find out first."""
        content, cost = words_of(position.content), 0
        for part in self._list_costs(position, content):
            cost += part
            yield part
        yield (POOR + POOR + FAIR) * (cost <= POOR and is_told(content, self._told))

    def _list_costs(self, position: FoundPosition, content: str) -> Iterator[int]:
        yield is_too_long(position.content)
        yield self._measure_topic(position)
        yield self._measure_speaker(position)
        few = content.count(" ") + 1 < _FEW_WORDS
        yield POOR * (few or has_furniture(content) or is_boilerplate(content))
        yield (POOR + POOR + FAIR) * _is_cut(position, content)
        yield (POOR + FAIR) * (_ELLIPTIC.search(content) is not None)
        said = position.kind is not AttributionKind.INDIRECT and content[:1] in '“"‘'
        # 'The company said it would': who isn't a person is 'it'.
        own = content if position.actor in self._people else drop_itself(content)
        alone = measure_dependence(own, spoken=said, said_by_somebody=not said)
        before = find_before_position(position, self._texts) if alone > FAIR and not said else None
        if before is not None:
            told = measure_dependence(own, before=words_of(before), said_by_somebody=True)
            alone = min(alone, FAIR + told)
        yield alone
        first = stands_first(position)
        yield POOR * (first and _ANOTHER.match(content) is not None)
        counted = first and position.actor not in self._people and len(_FIGURE.findall(content)) >= _MANY_FIGURES
        yield POOR * ((counted and not said) or self._counts(position, content))
        # 'Vale said he was killed', 'we had no choice, the officer noted': who is no speaker here.
        other = position.actor in self._bodies and leaves_person_open(content)
        yield POOR * (other or _speaks_of_us(content) or _is_reporter(position))

    def _counts(self, position: FoundPosition, content: str) -> bool:
        """Tell whether an office or a place reports how many there are of what: 'two new cases', 'a first death'."""
        cue = "" if position.cue is None else words_of(position.cue).casefold().rsplit(" ", 1)[-1]
        return cue in _COUNTING and position.actor not in self._people and _COUNTED.match(content) is not None

    def _measure_topic(self, position: FoundPosition) -> int:
        if position.actor in self._relevance.actors:
            return 0
        if self._relevance.is_named_by(position.content):
            return 0
        near = self._relevance.of_position(position)
        # Of what only stands beside the topic, readers found one position in five good.
        named = near > Nearness.BESIDE and self._relevance.is_named_by(position.sentence)
        return POOR if named else POOR + POOR + FAIR

    def _measure_speaker(self, position: FoundPosition) -> int:
        if position.speaker is None:
            return POOR + FAIR
        said = position.speaker_words
        words = position.speaker if said is None else words_of(said)
        if not is_somebody(position.actor, words):
            return POOR
        cost = POOR * (words.casefold() in _RELATIVE) or FAIR * (position.actor is None)
        if position.actor is None:
            cost += measure_dependence(words) + FAIR * is_vague(words) + POOR * is_nobody(words)
        cue = "" if position.cue is None else words_of(position.cue).casefold()
        if fold(position.speaker) in self._papers or is_medium(position.speaker):
            return POOR + POOR
        if is_work(words) or self._is_misread(position, words):
            return POOR + POOR
        if not says_something(cue):
            cost += FAIR + FAIR * (cue.split()[0] in _BEING if cue else False)
        if not _MODAL.isdisjoint(cue.split()):
            cost += POOR  # what somebody would say
        if (
            cue in _SOURCE_CUES
            and position.actor not in self._people
            and (words[:1].isupper() or (cue in _REPORTING and any(map(str.isupper, words))))
        ):
            return POOR + FAIR
        return cost

    def _is_misread(self, position: FoundPosition, words: str) -> bool:
        """Tell whether a name is another's: 'East Vale' isn't Vale, and 'HolmCouncil' is a headline run into a name."""
        first = words.partition(" ")[0].casefold()
        name = fold(position.speaker or "").split()
        if _RUN_ON.search(words) or len(set(name)) < len(name):
            return True  # 'LUND (Agency) - The council', 'Holm Ida Holm'
        if position.actor in self._people:
            return _RUN_TOGETHER.search(words) is not None
        return position.actor is not None and first in _COMPASS and first not in fold(position.speaker or "")


def _is_cut(position: FoundPosition, content: str) -> bool:
    """Tell whether what is shown isn't what is said: the rest of a word, or what stands before a cue with its own."""
    last = content.rsplit(" ", 1)[-1].casefold()
    if _CLITIC.match(content) or last in _UNENDED:
        return True
    cue = position.cue
    if cue is None:
        return False
    if _CLITIC.match(words_of(cue)):
        return True
    end, sentence = cue.spans[-1].end, position.sentence
    if max(span.end for span in position.content.spans) > cue.spans[0].start or not sentence.spans[0].covers(
        cue.spans[-1]
    ):
        return False
    return _OWN_CLAUSE.match(sentence.pieces[0][end - sentence.spans[0].start :]) is not None


def _speaks_of_us(content: str) -> bool:
    """Tell whether words that aren't quoted tell of 'us', who are the paper: 'for our lack of ferries'."""
    return _US.search(drop_quoted(content)) is not None


def _is_reporter(position: FoundPosition) -> bool:
    """Tell whether a paper's own reporter writes it: 'Holm left, health reporter Per Falk writes'."""
    said, cue = position.speaker_words, "" if position.cue is None else words_of(position.cue).casefold()
    if said is None or cue not in _WRITING or not position.sentence.spans[0].covers(said.spans[0]):
        return False
    start = position.sentence.spans[0].start
    return _REPORTER.search(position.sentence.pieces[0][: said.spans[-1].end - start]) is not None


def is_vague(speaker: str) -> bool:
    """Tell whether a speaker who has no name is as good as nobody: 'the source', 'analysts', 'both men'.

    >>> is_vague("the source"), is_vague("Analysts"), is_vague("a Lund fisherman"), is_vague("two harbour pilots")
    (True, True, False, False)
    >>> is_vague("several Lund pilots"), is_vague("several pilots of the Orsk ferry")
    (True, False)
    """
    found = [word for word in speaker.casefold().split() if word not in ARTICLES]
    named = any(word[:1].isupper() for word in speaker.split()[1:])
    if found[:1] and found[0] in _UNCOUNTED and not _BEHIND_PERSON.search(speaker):
        return True
    return not named and (len(found) < _TELLING or (found[0] in _VAGUE and len(found) <= _TELLING))


def is_nobody(speaker: str) -> bool:
    """Tell whether a speaker without a name is an official, a source or a spokesman, of whomever: nobody to be asked.

    >>> is_nobody("a senior Lund official"), is_nobody("a spokesman for the pilots"), is_nobody("two harbour pilots")
    (True, True, False)
    """
    return _is_one_of(_find_head(speaker, _BEHIND_PERSON), _NOBODIES)


def is_work(speaker: str) -> bool:
    """Tell whether a speaker is something written or asked around.

    >>> is_work("A Lund Poll"), is_work("a 2019 paper by Ida Holm"), is_work("the report's author")
    (True, True, False)
    """
    return _is_one_of(_find_head(speaker, _BEHIND_WORK), _WORKS)


def _find_head(speaker: str, behind: re.Pattern[str]) -> str:
    """Return the word before what says more of a speaker, in small letters."""
    return behind.split(speaker.casefold(), maxsplit=1)[0].rsplit(" ", 1)[-1]


def _is_one_of(noun: str, nouns: Collection[str]) -> bool:
    """Tell whether a noun is one of some, or one's plural."""
    return noun in nouns or noun.removesuffix("s") in nouns


def stands_first(position: FoundPosition) -> bool:
    """Tell whether what is said stands before its cue: 'The bridge will close, Holm said'."""
    return position.cue is not None and position.content.spans[0].start < position.cue.spans[0].start


def is_medium(speaker: str) -> bool:
    """Tell whether a speaker is a paper or a station by its name.

    >>> is_medium("Lund Daily News"), is_medium("South Vale media"), is_medium("Ida Holm")
    (True, True, False)
    """
    first, _, last = fold(speaker).rpartition(" ")
    if first in first_names():
        return False  # Ann Mirror is somebody
    return last in listed("publisher_heads") or last in _MEDIA
