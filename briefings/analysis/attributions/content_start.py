"""Where the content of an attribution begins after its cue."""

from briefings.analysis.attributions.cue_verbs import CueVerb
from briefings.analysis.attributions.negation import is_negation
from briefings.analysis.names.word_kinds import is_person, is_plural_role
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import (
    noun_phrase_end,
    opens_clause,
    opens_limited_clause,
    skip_adverbs,
    skip_quantifier,
    starts_clause,
)
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words
from briefings.lexicon.calendar_words import MONTH_ABBREVIATIONS

#: Frames whose content begins right after the verb.
_NEXT = frozenset(("that", "clause", "wh", "ing", "np", "npto", "npq", "npthat", "adj", *pos.FINITE_VERBS, "x"))
#: 'More than two years ago' has at most so many words.
_COUNT = 6
#: So many phrases of time and place are passed over, and so many words of a remark.
_CIRCUMSTANCES = 6
_REMARK = 30
#: Frames whose content may open with an adverb of its own.
_WITH_ADVERBS = frozenset(("clause", "np", "npto", "npq", "npthat", "adj", *pos.FINITE_VERBS, "x"))
#: What a clause opens with behind who is told it.
_LIMITS_NUMBER = frozenset(("only", "just", "nearly", "almost", "some", "barely", "roughly", "merely"))
_CLAUSE_TOLD = frozenset(("that", "if", "unless"))
#: Adverbs that tell of the saying and not of what is said. General knowledge of English.
_OF_VERB = frozenset(
    {
        "again", "also", "angrily", "anonymously", "bluntly", "calmly", "candidly", "clearly", "directly",
        "emphatically", "explicitly", "firmly", "flatly", "forcefully", "frankly", "here", "immediately",
        "informally", "jokingly", "loudly", "nervously", "openly", "plainly", "politely", "previously", "privately",
        "proudly", "publicly", "quickly", "quietly", "repeatedly", "sharply", "slowly", "softly", "strongly", "there",
    }
)  # fmt: skip
#: Verbs behind which 'to' opens an infinitive, never somebody or something, and how that may be tagged.
_BEFORE_INFINITIVE = frozenset(
    ("decide", "decline", "fail", "hope", "intend", "love", "plan", "pledge", "prefer", "promise", "refuse", "seek",
     "threaten", "try", "vow", "want", "wish")
)  # fmt: skip
_LIKE_BASE = frozenset((pos.NOUN, pos.PAST, pos.ADJECTIVE))
#: Prepositions that lead to what is spoken about.
TOPICAL = frozenset(("about", "against", "for", "of", "on", "over"))


def find_content_start(reading: Reading, verb: int, frame: str, cue: CueVerb, last: int) -> int | None:
    """Return the token at which content after the cue begins; None if nothing after it is content."""
    index = skip_adverbs(reading, verb + 1, last)
    if index >= last or frame in ("end", "cc"):
        return None
    start: int | None
    after = _after_recipient(reading, index, frame, last) if cue.lemma in words("cues_with_recipient") else None
    spoken = cue.lemma in words("cues_of_speech")
    if frame == "q":
        start = index if reading.quoted[index] != OUTSIDE else index + 1
    elif after is not None:
        start = after
    elif frame == "to":
        infinitive = index + 1 < last and _opens_infinitive(reading, index, cue)
        start = index if infinitive else (_after_person(reading, index, last) if spoken else None) or index + 1
    elif frame in _NEXT:
        start = _after_time(reading, index, last) if spoken else index
    elif frame in pos.PAUSES or frame == pos.DASH:
        start = _after_insertion(reading, index, last)
    elif spoken and (
        frame not in TOPICAL or cue.lemma in words("cues_of_plain_speech") or _is_time_with_that(reading, index, last)
    ):
        start = _after_circumstance(reading, index, last) or _after_remark(reading, index, last)
    else:
        start = index + 1
    if start is not None and start - 1 > verb and _is_limited(reading, start, frame, opens=start == index):
        start -= 1
    elif start == index and frame in _WITH_ADVERBS:
        start = _first_of_adverbs(reading, verb + 1, index)
    return start if start is not None and start < last else None


def _is_limited(reading: Reading, start: int, frame: str, *, opens: bool) -> bool:
    """Tell whether the word before content belongs to it: 'vowed not to go', 'regrets not going'.

    `opens` tells that the content opens what follows the verb: 'wants only to rest', 'said even if it rained'.
    """
    if opens and frame in ("to", "wh"):
        return _limits(reading.lower[start - 1])
    return (frame in ("q", "ing") or not opens) and is_negation(reading.lower[start - 1])


def _limits(word: str) -> bool:
    return is_negation(word) or word in ("only", "merely", "solely", "just", "simply", "even")


def _first_of_adverbs(reading: Reading, first: int, index: int) -> int:
    """Return where content begins whose first words are adverbs: 'said only members may vote', 'not all boats sank'.

    Those of the verb aren't in it: 'said again', 'said bluntly'.
    """
    while first < index and (reading.lower[first] in _OF_VERB or reading.lower[first] in words("time_words")):
        first += 1
    return first


def _opens_infinitive(reading: Reading, to: int, cue: CueVerb) -> bool:
    """Tell whether 'to' opens an infinitive, though it be of a past form's or a noun's letters: 'seek to cast'."""
    if reading.tags[to + 1] in pos.AFTER_TO:
        return True
    alike = reading.tags[to + 1] in _LIKE_BASE and reading.quoted[to + 1] == OUTSIDE
    return alike and cue.lemma in _BEFORE_INFINITIVE


def _after_person(reading: Reading, to: int, last: int) -> int | None:
    """'said to her, “…”', 'said to the crew that …': return where content begins behind who is spoken to.

    'Pointed to a “war on boats”' and 'replied to a letter that said so' have nobody who is spoken to.
    """
    end = noun_phrase_end(reading, to + 1, last)
    end = next((k for k in range(to + 1, end) if reading.quoted[k] != OUTSIDE), end)
    if end == to + 1 or end + 1 >= last or reading.quoted[end] != OUTSIDE:
        return None
    if reading.tags[end] in pos.PAUSES and reading.quoted[end + 1] != OUTSIDE:
        # Who tells of what was said to him is quoted himself: 'said to me, “…”'.
        return None if reading.lower[to + 1] in ("me", "us") else end + 1
    noun = reading.lower[end - 1]
    somebody = reading.tags[end - 1] in (pos.NAME, pos.PRONOUN) or is_person(noun) or is_plural_role(noun)
    somebody = somebody or noun in words("people_nouns") or noun in words("time_words")
    clause = reading.quoted[end + 1] != OUTSIDE or reading.tags[end + 1] not in pos.FINITE
    return end if reading.lower[end] == "that" and somebody and clause else None


def _after_recipient(reading: Reading, index: int, frame: str, last: int) -> int | None:
    """'told reporters that …', 'told him “…”': the content begins after the one who is told."""
    if frame in ("wh", "that", "to"):
        return index
    if reading.tags[index] not in pos.IN_NOUN_PHRASE:
        return None
    limit = noun_phrase_end(reading, index, last)
    end = index
    while end < limit and reading.quoted[end] == OUTSIDE:
        end += 1
    if end < last:
        if reading.quoted[end] != OUTSIDE or reading.lower[end] in _CLAUSE_TOLD or reading.tags[end] == pos.WH_WORD:
            return end
        found = _after_circumstance(reading, end, last) if reading.tags[end] in pos.PREPOSITION_OR_PAUSE else None
        if found is not None:
            return found
    return _clause_after_recipient(reading, index, limit) if frame == "clause" else None


def _clause_after_recipient(reading: Reading, index: int, limit: int) -> int | None:
    """'told them he would …': find where the clause's subject begins."""
    if reading.tags[index] == pos.PRONOUN and index + 1 < limit:
        return index + 1
    for inner in range(index + 1, limit):
        # 'told reporters at the quay she would …'
        opens = reading.tags[inner] in pos.DETERMINERS_OR_PRONOUN and reading.tags[inner - 1] != pos.PREPOSITION
        if _quantifies(reading, inner, limit + 1):
            return inner  # 'told reporters at least 40 boats had sunk'
        limited = reading.lower[inner - 1] in _LIMITS_NUMBER or reading.tags[inner - 1] == pos.NOUN
        counts = reading.tags[inner] == pos.NUMBER and limited
        if opens or counts or (reading.tags[inner] == pos.NAME and reading.tags[inner - 1] == pos.NOUN):
            # 'told reporters nearly all boats had sunk'
            return next(k for k in range(inner, index, -1) if reading.tags[k - 1] != pos.ADVERB)
    return None


def _is_time_with_that(reading: Reading, preposition: int, last: int) -> bool:
    """Tell whether a time and 'that' follow a preposition: 'predicted on Monday that'."""
    index = preposition + 1
    while index < last and reading.lower[index] in words("time_words"):
        index += 1
    return preposition + 1 < index < last and reading.lower[index] == "that"


def _after_time(reading: Reading, index: int, last: int) -> int:
    """'said Monday that …', 'said last week he …', 'said Jan. 9 that …', 'said two years ago that …': skip the time."""
    start = index
    while index < last and reading.lower[index] in words("time_words"):
        index += 1
    if index == start:
        index = _after_count(reading, index, last)
    if index >= last or reading.tags[index] in pos.ENDS_TIME:
        return start
    return start if reading.tags[index] in pos.SURELY_FINITE else index  # 'said Monday was too late'


def _after_count(reading: Reading, index: int, last: int) -> int:
    """Return where a date or a count of time ends before 'that', `index` where none does."""
    end = index
    if reading.lower[end] in words("months") or reading.lower[end].rstrip(".") in MONTH_ABBREVIATIONS:
        end += 1
        while end < last and (reading.tags[end] == pos.NUMBER or reading.tags[end] == pos.COMMA):
            end += 1
    else:
        near = reading.lower[end : min(end + _COUNT, last)]
        end += next((at + 1 for at, word in enumerate(near) if word in ("ago", "earlier", "later")), 0)
    return end if end < last and reading.lower[end] == "that" else index


def _after_circumstance(reading: Reading, index: int, last: int) -> int | None:
    """'said in a statement that …', 'said on Tuesday, “…': skip phrases of time and place up to the content."""
    for step in range(_CIRCUMSTANCES):
        if index >= last:
            return None
        code, lower = reading.tags[index], reading.lower[index]
        if lower in words("time_words"):
            index += 1
        elif step and reading.quoted[index] != OUTSIDE and _names_programme(reading, index, last):
            index = reading.stretch_end(index, last)
        elif _quantifies(reading, index, last) or (step and opens_limited_clause(reading, index, last)):
            return index  # 'said on Monday at least 40 had left', 'said in a letter unless it rained they would go'
        elif (
            (code == pos.PREPOSITION and lower != "that") or (step and _leads_to_thing(reading, index, last))
        ) and reading.quoted[index] == OUTSIDE:
            stop = _phrase_stop(reading, index, last)
            if stop == index + 1:
                return None
            if stop == index + 2 and _is_plural_noun(reading, stop, last):
                stop += 1
            if stop < last and reading.tags[stop] in pos.FINITE and reading.quoted[stop] == OUTSIDE:
                split = _split_clause(reading, index + 1, stop)
                if split is not None or not _describes(reading, stop, last):
                    return split
            index = stop
        elif step and _describes(reading, index, last):
            index += 1
        else:
            return _opening(reading, index, last, skipped=step > 0)
    return None


def _leads_to_thing(reading: Reading, index: int, last: int) -> bool:
    """Tell whether 'to' leads on from a circumstance to somebody or somewhere: 'said in a letter to the mayor that'."""
    if reading.tags[index] != pos.TO or index + 1 >= last or reading.tags[index - 1] not in pos.NOUNS:
        return False
    return reading.tags[index + 1] in pos.NAME_PRONOUN_OR_DETERMINERS or reading.tags[index + 1] == pos.NOUN


def _is_plural_noun(reading: Reading, index: int, last: int) -> bool:
    """'said in court papers that it rained': tell whether a form of a verb's letters is a noun before 'that'."""
    verb = index + 1 < last and reading.tags[index] == pos.THIRD and reading.quoted[index] == OUTSIDE
    return verb and reading.lower[index + 1] == "that" and reading.tags[index - 1] in pos.NOUN_OR_ADJECTIVE


def _describes(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a participle describes the noun of a circumstance: 'said in a letter released by the firm that'."""
    if reading.tags[index] not in pos.PAST_FORMS or reading.tags[index - 1] != pos.NOUN or index + 1 >= last:
        return False
    return reading.tags[index + 1] == pos.PREPOSITION or reading.lower[index + 1] in words("time_words")


def _names_programme(reading: Reading, start: int, last: int) -> bool:
    """Tell whether marks hold a title that the circumstance ends with: 'said on the “Morning Hour” that …'."""
    end = reading.stretch_end(start, last)
    held = [k for k in range(start, end) if reading.words[k][0].isalnum()]
    titled = all(not reading.words[k].islower() or reading.lower[k] in words("function_words") for k in held)
    if not titled or not held or end >= last or reading.words[held[0]].islower():
        return False
    follows = reading.lower[end] == "that" or reading.tags[end] in (pos.PREPOSITION, pos.COMMA)
    return follows or reading.lower[end] in words("time_words")


def _after_remark(reading: Reading, index: int, last: int) -> int | None:
    """'said on the radio, where he works, that …': return the 'that' behind a comma which closes a remark."""
    for ahead in range(index + 1, min(index + _REMARK, last)):
        if reading.quoted[ahead] != OUTSIDE or reading.tags[ahead] == pos.COLON:
            return None
        if reading.lower[ahead] == "that" and reading.tags[ahead - 1] == pos.COMMA:
            return ahead
    return None


def _phrase_stop(reading: Reading, preposition: int, last: int) -> int:
    """Return where a prepositional phrase ends, at a quotation or at 'at least 40 …' at the latest."""
    end = noun_phrase_end(reading, preposition + 1, last)
    ends = (k for k in range(preposition + 1, end) if reading.quoted[k] != OUTSIDE or _quantifies(reading, k, last))
    return next(ends, end)


def _quantifies(reading: Reading, index: int, last: int) -> bool:
    """Tell whether 'at least 40' begins at `index`, and no phrase of place or topic: 'in a talk about 40 boats'."""
    counted = skip_quantifier(reading, index, last)
    return counted > index and starts_clause(reading, counted, last)


def _opening(reading: Reading, index: int, last: int, *, skipped: bool) -> int | None:
    """Return where content opens at `index`: a quotation, 'that', either after a mark, or a clause after a phrase."""
    if reading.quoted[index] != OUTSIDE:
        return index
    if reading.lower[index] == "that":
        # 'read out a letter to Berg that said so': a relative clause
        relative = index + 1 < last and reading.tags[index + 1] in pos.SURELY_FINITE_OR_PARTICIPLE
        return None if relative and reading.quoted[index + 1] == OUTSIDE else index
    if reading.tags[index] in pos.PAUSES:
        ahead = _after_state(reading, index, last) + 1
        opens = ahead < last and (reading.quoted[ahead] != OUTSIDE or reading.lower[ahead] == "that")
        return ahead if opens else None
    return index if skipped and opens_clause(reading, index, last) else None


def _after_state(reading: Reading, comma: int, last: int) -> int:
    """'told a crowd in Elko, Nev., “…': return the comma that closes names or numbers, `comma` if they go on."""
    for index in range(comma + 1, min(comma + 4, last)):
        if reading.tags[index] == pos.COMMA and reading.quoted[index] == OUTSIDE:
            return index
        if reading.tags[index] not in pos.NOUNS_OR_NUMBER or reading.quoted[index] != OUTSIDE:
            break
    return comma


def _split_clause(reading: Reading, first: int, end: int) -> int | None:
    """'said in a speech he would …': find where the clause's subject begins within a run of nouns."""
    for index in range(first + 1, end):
        code, before = reading.tags[index], reading.tags[index - 1]
        if before == pos.NOUN and (_limits(reading.lower[index]) or code == pos.NUMBER):
            return index  # 'said in a statement only two of the nine men had left'
        if before in pos.NOUNS_OR_NUMBER and (
            code in pos.DETERMINERS_OR_PRONOUN
            or (code == pos.NAME and before == pos.NOUN and reading.lower[index] not in words("time_words"))
            or (code == pos.NOUN and before == pos.NUMBER)
        ):
            return index
    return None


def _after_insertion(reading: Reading, index: int, last: int) -> int | None:
    """'said, however, that …': skip an insertion between commas or dashes."""
    for ahead in range(index + 1, min(index + 14, last)):
        if reading.quoted[ahead] != OUTSIDE:
            return ahead if reading.tags[ahead - 1] in pos.PAUSES else None
        if reading.tags[ahead] in pos.COMMA_OR_DASH and ahead + 1 < last:
            following = reading.lower[ahead + 1]
            return ahead + 1 if following == "that" or reading.quoted[ahead + 1] != OUTSIDE else None
    return index + 1 if reading.tags[index] == pos.COLON and index + 1 < last else None
