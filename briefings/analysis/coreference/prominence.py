"""How much a mention puts its actor into focus, by its place in the sentence: subjects more than others."""

import re
from functools import cache

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start
from briefings.analysis.reading.statements import Reading
from briefings.analysis.reading.tokens import Text
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import words
from briefings.lexicon.calendar_words import WEEKDAY
from briefings.model.spans import Span

_VERB_AFTER = re.compile(
    # 'Ann Berg and Bo Dahl left'
    r"(?:,?\sand(?:\s[A-Z][\w.'’-]{0,30}){1,4})?"
    # 'Ann Berg of Hull, a member of the board, said'
    r"(?P<from>\s(?:of|from)\s[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){0,3}(?=,\s))?"
    r"(?:,\s[^,“”\"]{2,100}(?:,\s(?:a|an|the)\s[^,“”\"]{2,60})?,|\s\([^)]{1,20}\))?\s"
    # 'Ann Berg, 43, of Hull has grown'
    r"(?P<of>(?:of|from)\s[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){0,3}\s)?"
    # 'Ann Berg on Wednesday evening called', 'Ann Berg late Tuesday told', 'Ann Berg last week said'
    rf"(?:(?:on\s|late\s|early\s)?{WEEKDAY}\s"
    r"(?:(?:morning|afternoon|evening|night)\s)?|(?:last|this)\s(?:week|month|year)\s|yesterday\s)?"
    r"(?:(?:also|then|later|never|often|once|first|now|still|soon|himself|herself|[a-z]+ly)\s)?(?P<verb>[a-z]+(?:n't)?)"
)
#: Verbs of speech that stand before their subject: '…,” said President Moreau'.
_INVERTED = words("verbs_before_subject")
_BEFORE_INVERTED = frozenset((",", "”", '"', "''", "'", "?", "!"))
#: No title has these: another subject follows the verb of speech ('Berg, 28, said he saw').
_NO_TITLES = frozenset(("he", "she", "it", "they", "we", "i", "you", "that", "to", "there"))
#: What follows who is quoted by somebody else, an apposition aside.
_AS_SAYING = re.compile(r"(?:,\s[^,“”\"]{2,100})?,?\sas\s(?:having\s)?[a-z]+(?:ing|ed|d)\b")
#: What follows a name that is no subject of a verb after it: a mark, or a preposition.
_NO_VERB_AFTER = re.compile(r"\s?(?:[.,;:—–(”\"]|$|\n)|\s(?:of|in|at|from|on|to|during|after)\b")
#: Behind quoted words, whose paper it is that says them: '“We go,” read a memo from editor | Ann Berg'.
_PAPER_OF = re.compile(
    r"[,.!?][”\"']{1,2}\s(?:read|reads|said|says|stated|states|went)\s(?:an?|her|his|one|the|their)\s(?:[\w-]+\s){0,3}?"
    r"(?:e-?mail|letter|memo|message|note|op-ed|post|statement|text|tweet)\s(?:by|from|of)\s(?:[\w.’-]+\s){0,4}\Z"
)
#: Characters before a name in which that stands.
_LONGEST_PAPER = 120
#: Words that name whose words or view follow.
_SOURCES = frozenset((("as", "for"), ("according", "to")))
#: What stands before whoever acts: 'It was Berg who left'.
_CLEFT = frozenset((("it", "was"), ("it", "is")))
#: What makes the subject that follows a lesser one: it stands in a clause within another.
_EMBEDDING = words("embedding_words")
_DETERMINERS = words("attributive_openers")
_PREPOSITIONS = words("oblique_prepositions")
_SAYING = words("verbs_of_speaking")

#: 'And' stands so many tokens before the second of two.
_JOINED = 4
SUBJECT_WEIGHT = 1.0
SPEAKER_BONUS = 0.4
LIKELY_SUBJECT_WEIGHT = 0.65
_EMBEDDED_WEIGHT = 0.6
_OTHER_WEIGHT = 0.45
_ATTRIBUTIVE_WEIGHT = 0.2


@cache
def _no_verbs() -> frozenset[str]:
    """Return the function words that are no finite verb."""
    return (words("function_words") | words("sentence_openers")) - words("human_verbs")


def mark_before_saying(before: list[str]) -> str:
    """Return the mark before the verb of speech that the words `before` end with, titles aside: '…,” said President'.

    Empty where they don't.
    """
    for place in range(len(before) - 1, 0, -1):
        if before[place] in _INVERTED:
            return before[place - 1] if before[place - 1] in _BEFORE_INVERTED else ""
        if not before[place][0].isalnum() or before[place] in _NO_TITLES:
            return ""
    return ""


def weigh_position(reading: Reading, span: Span, sentence: Span, *, title: int, is_person: bool) -> float:
    """Return how much a mention at `span` of `sentence`, outside quotation marks, puts its actor into focus.

    `title` is where a title or role before the name begins, the name's own start without one.
    """
    text = reading.text
    floor, index = text.token_range(Span(sentence.start, span.start))
    before = text.lower[max(floor, index - 6) : index]
    # 'A memo from Dahl adviser Ann Berg' is no paper of Dahl's.
    ends = is_person and _NO_VERB_AFTER.match(text.view, span.end) is not None
    if ends and _PAPER_OF.search(text.view, max(sentence.start, title - _LONGEST_PAPER), title):
        return SUBJECT_WEIGHT + SPEAKER_BONUS
    if tuple(before[-2:]) in _SOURCES or _is_inverted(text, before, span.end) or _is_quoted(text, before, span.end):
        return SUBJECT_WEIGHT + SPEAKER_BONUS
    if before and before[-1] in _DETERMINERS and (before[-1] != "the" or is_person):
        return _ATTRIBUTIVE_WEIGHT
    if not _PREPOSITIONS.isdisjoint(before[-2:]) or _hangs_on(text, floor, Span(title, span.start)):
        return _OTHER_WEIGHT
    if tuple(before[-2:]) in _CLEFT and text.view.startswith(" who ", span.end):
        return SUBJECT_WEIGHT
    embedded = not _EMBEDDING.isdisjoint(before[-4:]) and _is_embedded(text, floor, index)
    return _weight_by_verb(reading, span, sentence, title, embedded=embedded)


def _hangs_on(text: Text, floor: int, title: Span) -> bool:
    """Tell whether a preposition stands before a title right before a name: 'a spokesman for Prime Minister Berg'."""
    if title.start == title.end or "," in text.view[title.start : title.end]:
        return False
    place = text.token_range(Span(title.start, title.end))[0] - 1
    return place > floor and text.lower[place] != "and" and text.lower[place] in _PREPOSITIONS


def is_agent(reading: Reading, title: int, sentence: Span) -> bool:
    """Tell whether whose name or title begins at `title` does what a passive says: 'questioned by Ann Berg'."""
    floor, place = reading.text.token_range(Span(sentence.start, title + 1))
    start = noun_phrase_start(reading, place, floor)
    return start - 1 > floor and reading.lower[start - 1] == "by" and reading.tags[start - 2] in pos.PAST_FORMS


def _is_inverted(text: Text, before: list[str], end: int) -> bool:
    """Tell whether a verb of speech among the words `before` has the mention that ends at `end` as its subject.

    After a mere comma it may be another's: 'Berg, an analyst, said the minister had failed'.
    """
    mark = mark_before_saying(before)
    return bool(mark) and (mark != "," or _NO_VERB_AFTER.match(text.view, end) is not None)


def _is_quoted(text: Text, before: list[str], end: int) -> bool:
    """Tell whether the words are those of whom the mention names: 'media quoted Mayor Berg as saying'."""
    if words("verbs_of_quoting").isdisjoint(before):
        return False
    return _AS_SAYING.match(text.view, end) is not None


def _weight_by_verb(reading: Reading, span: Span, sentence: Span, title: int, *, embedded: bool) -> float:
    """Return the weight of what may be the subject of the verb after it; its title begins at `title`."""
    text, view = reading.text, reading.text.view
    limit = min(sentence.end, span.end + 200)
    after = _VERB_AFTER.match(view, span.end, limit)
    if view.startswith(", ", span.end) and ", " in (view[title - 2 : title], view[span.start - 2 : span.start]):
        # 'The plumber, Jonas, was glad', 'another member, Rep. Berg, said': the name is that of the subject before it.
        apposed = _VERB_AFTER.match(view, span.end + 1, limit)
        # ', said that when it rains, boats …' is no insertion.
        speaks = apposed is not None and apposed["verb"] in _SAYING
        after = apposed if after is None or speaks else after
    if after is None or after["verb"] in _no_verbs() or ((after["of"] or after["from"]) and _is_joined(text, title)):
        return _OTHER_WEIGHT
    verb = after["verb"]
    known = verb in words("human_verbs") or verb in words("state_verbs") or verb.endswith(("ed", "n't"))
    known = known or reading.tags[text.token_range(Span(after.start("verb"), sentence.end))[0]] == pos.PAST
    if embedded:
        return _EMBEDDED_WEIGHT if known else _OTHER_WEIGHT
    if known:
        return SUBJECT_WEIGHT + (SPEAKER_BONUS if verb in _SAYING else 0)
    if verb.endswith("s"):
        return LIKELY_SUBJECT_WEIGHT
    # 'Mayor Tom Berg shot back': what opens the sentence is the subject where the word behind it may be a verb.
    opens = all(word[0].isupper() for word in text.words[slice(*text.token_range(Span(sentence.start, span.start)))])
    return SUBJECT_WEIGHT if opens and not pos.VERBS.isdisjoint(open_classes().get(verb, "")) else _OTHER_WEIGHT


def _is_joined(text: Text, title: int) -> bool:
    """Tell whether another stands before who is named, so that both act: 'Berg and fellow member Dahl of Hull left'."""
    place = text.token_range(Span(title, title + 1))[0]
    return "and" in text.lower[max(0, place - _JOINED) : place]


def _is_embedded(text: Text, floor: int, index: int) -> bool:
    """Tell whether the subject at token `index` opens a clause within another, names and titles before it aside."""
    place = index - 1
    while place >= max(floor, index - 3) and text.words[place][0].isupper():
        place -= 1
    return place >= floor and text.lower[place] in _EMBEDDING
