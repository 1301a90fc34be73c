"""Does a sentence tell of what was or of what is to come? The verb nearest to a date decides."""

import re
from functools import cache

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import skip_back_over_nominals
from briefings.analysis.reading.statements import Reading
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import lines, words
from briefings.model.spans import Span

#: How far a verb may be from its date, in characters.
_REACH = 90
#: How surely a past verb in the date's own clause looks back: more than any distance weighs for what is to come.
_SURELY_PAST = 5.0
#: What has the date is to come for sure, however near the last such day is: 'is set for', 'will open on', 'is on'.
_SURELY_AHEAD = 5.0
_AHEAD = re.compile(
    r"(?:\b(?:is|are|has been|have been) (?:now |tentatively )?(?:set|scheduled|slated|due|planned)"
    r"(?: to [a-z]+(?: [a-z]+){0,2})?(?: (?:for|on|in|at))?"
    r"|\b(?:takes?|goes?|comes?) (?:effect|place|into (?:force|effect)|on sale)(?: (?:on|in))?"
    r"|\b(?:runs?|lasts?) (?:until|till|through)"
    r"|\b(?:will|won't|shall)(?: [\w'-]+){1,6}? (?:on|in|until|till|through)"
    r"|\b(?:is|are)(?: on)?) $"
)
#: Between 'will' and its date these tell that it may be another's: 'will resign after a defeat on Nov. 5'.
_ANOTHERS = re.compile(
    r"\b(?:after|since|following|before|because|who|whom|that|which|what|where|when|how|from|of|than|"
    r"was|were|had|[a-z]+ing)\b"
)
#: What lasted until a day is over: 'The show ran until Feb. 3.'
_OVER = re.compile(
    r"\b(?:ran|lasted|lived|served|worked|ruled|reigned|led|taught)(?: [\w'-]+){0,3} (?:until|till|through) $"
)
_WITH_PARTICIPLE = frozenset(("is", "are", "be", "been", "remain", "stay", "now", "tentatively"))
_VERB = re.compile(
    rf"\b(?:(?P<ahead>{'|'.join(lines('looking_ahead'))})|(?P<behind>{'|'.join(lines('looking_back'))})"
    r"|(?P<infinitive>to (?!(?:the|his|her|their|its|our|this|that|more)\b)[a-z]{3,}))\b"
)
_BREAK = re.compile(r"[,;:—–(“”\"]|\b(?:because|who|which)\b")
_WORD = re.compile(r"[a-z]+")
#: 'Monday's decision', 'the April 19 primary': the verb of the clause says little about when such a thing is.
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_DETERMINER = re.compile(r"(?:\b(?:the|a|an|this|his|her|its|their|our)|'s|s')\s$", re.IGNORECASE)
#: 'Set the trial for May', 'ordered an answer by Friday'.
_TO_COME = re.compile(r"\b(?:for|by)\s$")
_IN = re.compile(r"\b[Ii]n\s$")
#: In the simple past they look back; as participles they tell of what is to come: 'the planned sale'.
_PAST_OR_ADJECTIVE = frozenset(("announced", "expected", "planned", "proposed", "scheduled", "threatened"))
#: 'Quarrelled at the meeting on 12 May': where the verb's event was.
_AT = frozenset(("at", "during"))
#: What may stand before a date that opens a sentence.
_BEFORE_FRONTED = frozenset((pos.PREPOSITION, pos.QUOTE_MARK, pos.DETERMINER))
#: Before a date these tell when the verb's event was, or is to be.
_WHEN = frozenset(("on", "in", "at", "during", "over", "for", "by"))
_FIRST = re.compile(r"\b(?:time|times|day|days|week|weeks|month|months|year|years|known|responsible)\sfor\s$")


@cache
def governing() -> frozenset[str]:
    """Return the verbs and nouns that govern what is still to come."""
    return words("intending") | words("urging")


def outlook(reading: Reading, sentence: Span, expression: Span) -> float:
    """Return how surely the words near an expression look ahead (up to 5) or back (down to -5); 0: they don't tell."""
    start = max(sentence.start, expression.start - _REACH)
    return _look_surely(reading, start, expression.start) or _look_by_verbs(reading, sentence, expression, start)


def _look_by_verbs(reading: Reading, sentence: Span, expression: Span, start: int) -> float:
    """Return the outlook by the verb nearest to an expression, none before `start`."""
    text = reading.text.view
    weight, nearest = 2.0, _verb_before(reading, start, expression.start)
    near = nearest is not None and not _BREAK.search(text, nearest.end(), expression.start)
    if nearest is None:
        nearest = _verb_after(reading, expression.end, min(sentence.end, expression.end + _REACH))
        told = _look_without_verb_before(reading, sentence, expression, nearest)
        if told is not None or nearest is None:
            return told or 0.0
    if not near:
        weight = 1.0
    behind = nearest["behind"] is not None
    dated = behind and _is_dated_thing(reading, sentence, expression)
    if dated and _is_to_come(reading, expression):
        return weight
    attributive = dated or _attributive(text, expression)
    if attributive:
        weight /= 2
    if nearest["infinitive"]:
        return weight / 2
    if nearest["ahead"]:
        return weight
    if not near or attributive or not _governs(reading, nearest, expression):
        return -weight
    return _past_in_clause(text, nearest, expression)


def _look_surely(reading: Reading, start: int, end: int) -> float:
    """Return the outlook of a day that words before it leave no doubt of ('The vote will be held on …'); 0: they do."""
    lead = reading.text.view[start:end]
    ahead = _AHEAD.search(lead)
    if (
        ahead is not None
        and _ANOTHERS.search(ahead[0]) is None
        and not _tells_past(reading, start + ahead.start(), end)
    ):
        return _SURELY_AHEAD
    return -_SURELY_PAST if _OVER.search(lead) else 0.0


def _tells_past(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a past verb that no 'be' has stands there: 'will be paid for work done on …'."""
    first, last = reading.text.token_range(Span(start, end))
    return any(
        reading.tags[at] in pos.PAST_FORMS and reading.lower[at - 1] not in _WITH_PARTICIPLE
        for at in range(first, last)
    )


def _look_without_verb_before(
    reading: Reading, sentence: Span, expression: Span, following: re.Match[str] | None
) -> float | None:
    """Return the outlook by a verb in the present before the expression, or in the past behind; None if neither is."""
    if _is_present(reading, sentence, expression) or _opens_present(reading, sentence, expression):
        return 2.0
    return -_SURELY_PAST if following is not None and _follows_at_once(reading, following, expression) else None


def _is_present(reading: Reading, sentence: Span, expression: Span) -> bool:
    """Tell whether a verb in the present has the expression: 'The talks resume on Monday', not 'he says on Monday'."""
    first, last = reading.text.token_range(Span(sentence.start, expression.start))
    verb = last - 1
    while verb > first and reading.tags[verb] in (pos.PREPOSITION, pos.ADVERB, pos.ADJECTIVE):
        verb -= 1
    if verb <= first or reading.tags[verb] not in (pos.BASE, pos.THIRD):
        return False
    return reading.tags[verb - 1] in pos.NOMINAL and reading.lower[verb] not in words("verbs_of_reporting")


def _opens_present(reading: Reading, sentence: Span, expression: Span) -> bool:
    """Tell whether a sentence that an expression opens goes on in the present: 'On Monday I go home'."""
    start, at = reading.text.token_range(Span(sentence.start, expression.start))
    if any(code not in _BEFORE_FRONTED for code in reading.tags[start:at]):
        return False
    _, verb = reading.text.token_range(expression)
    _, last = reading.text.token_range(sentence)
    first = verb
    while verb < last and reading.tags[verb] in pos.IN_NOUN_PHRASE:
        verb += 1
    if verb in (first, last) or reading.tags[verb] not in (pos.BASE, pos.THIRD):
        return False
    return reading.tags[verb - 1] in pos.NOMINAL and not _reports(reading.lower[verb])


def _reports(verb: str) -> bool:
    """Tell whether a verb in the present tells what was said: 'police say he ran'."""
    known = words("verbs_of_reporting")
    return verb in known or verb + "s" in known


def _follows_at_once(reading: Reading, verb: re.Match[str], expression: Span) -> bool:
    """Tell whether a verb in the simple past stands right behind: 'Officials in early May said'."""
    first, last = reading.text.token_range(Span(expression.end, verb.end()))
    return last - first == 1 and reading.tags[first:last] == pos.PAST and reading.lower[first - 1] != "that"


def _governs(reading: Reading, verb: re.Match[str], expression: Span) -> bool:
    """Tell whether a verb is in the simple past and none stands between it and an expression."""
    first, last = reading.text.token_range(Span(verb.start(), expression.start))
    tags = reading.tags[first:last]
    if tags[:1] != pos.PAST and verb[0] not in ("was", "were", "had", "did"):
        return False
    if last - first == 1:
        return True  # 'said April 9 that she would run'
    return reading.lower[last - 1] in _WHEN and not any(code in pos.FINITE_VERBS_OR_ING for code in tags[1:])


def _past_in_clause(text: str, verb: re.Match[str], expression: Span) -> float:
    """Return the outlook of an expression that a past verb of its clause governs.

    What was asked for or planned may be what has the date: 'asked for a hearing in April'.
    """
    lead = text[max(0, expression.start - 24) : expression.start]
    if verb[0].lower() not in governing() or not _WORD.search(text, verb.end(), expression.start):
        return -2.0 if _TO_COME.search(lead) else -_SURELY_PAST
    if _TO_COME.search(lead) and not _FIRST.search(lead):
        return 2.0
    return 0.0 if _IN.search(lead) else -_SURELY_PAST


def _verb_before(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    """Return the verb nearest before an expression, None if none is within reach."""
    text = reading.text.view
    nearest: re.Match[str] | None = None
    for match in _VERB.finditer(text, start, end):
        if match["infinitive"] and nearest is not None and _is_purpose(reading, nearest, match):
            continue
        if _is_verb(reading, match):
            nearest = match
    return nearest


def _verb_after(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    """Return the first verb after an expression."""
    return next((match for match in _VERB.finditer(reading.text.view, start, end) if _is_verb(reading, match)), None)


def _is_purpose(reading: Reading, governor: re.Match[str], infinitive: re.Match[str]) -> bool:
    """Tell whether an infinitive tells why or how something was done: 'flew to meet them', not 'agreed to meet'."""
    text = reading.text.view
    if not governor["behind"] or _BREAK.search(text, governor.end(), infinitive.start()):
        return False
    first, _ = reading.text.token_range(Span(*governor.span()))
    perfect = reading.tags[first : first + 1] == pos.PAST_PARTICIPLE and reading.lower[first - 1] == "had"
    if not perfect and reading.tags[first : first + 1] != pos.PAST:
        return False
    return not any(word[0] in governing() for word in _WORD.finditer(text, governor.start(), infinitive.start()))


def _is_verb(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether words that look like a verb are one here: '19 votes' and 'sent to jail' hold none."""
    last = match[0].rsplit(" ", 1)[-1]
    start = match.end() - len(last)
    first, _ = reading.text.token_range(Span(start, match.end()))
    if first >= len(reading.tags) or reading.tokens[first].start != start:
        return True
    if match["infinitive"]:
        following = reading.tags[first + 1] if first + 1 < len(reading.tags) else pos.STOP
        has_object = following in pos.OPENS_NOUN_PHRASE
        return reading.tags[first] not in pos.NOUNS and (last not in words("bare_nouns") or has_object)
    if last in _PAST_OR_ADJECTIVE and match["behind"]:
        return reading.tags[first] == pos.PAST
    if match["behind"] and reading.tags[first] == pos.BASE:
        return False  # 'will split', 'may cut'
    return reading.tags[first] != pos.NOUN or " " in match[0] or last not in open_classes()


def _attributive(text: str, expression: Span) -> bool:
    """Tell whether an expression stands before a noun that it describes."""
    if text.startswith("'s ", expression.end):
        return True
    following = _NEXT_WORD.match(text, expression.end)
    if following is None or following[1] in words("noun_phrase_ends"):
        return False
    return _DETERMINER.search(text[max(0, expression.start - 8) : expression.start]) is not None


def _is_dated_thing(reading: Reading, sentence: Span, expression: Span) -> bool:
    """Tell whether the date is that of a thing that is spoken of: 'prepared for a meeting on 12 May'.

    The verb of its clause says little about when that is, unless something was done there.
    """
    first, last = reading.text.token_range(Span(sentence.start, expression.start))
    end = last - 1
    if end <= first:
        return False
    things = _dated_things().get(reading.lower[end], frozenset())
    while things and end > first:
        start = skip_back_over_nominals(reading, end, first)
        if start in (end, first):
            return False
        if reading.lower[end - 1] in things:
            return reading.lower[start - 1] not in _AT
        if reading.lower[start - 1] != "of":
            return False
        end = start - 1
    return False


def _is_to_come(reading: Reading, expression: Span) -> bool:
    """Tell whether what has the date is told to come: 'said the sale in March would go ahead'."""
    _, after = reading.text.token_range(expression)
    return reading.lower[after : after + 1] in (["will"], ["would"])


@cache
def _dated_things() -> dict[str, frozenset[str]]:
    """Return the nouns for what has a time of its own, by the preposition of a date that is theirs."""
    found = {line.split()[0]: frozenset(line.split()[1:]) for line in lines("dated_things")}
    return {"in": found["in"], "on": found["in"] | found["on"]}
