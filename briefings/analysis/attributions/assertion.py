"""Whether a saying is told as done: one that is denied, asked, supposed, wished for or called false is nobody's.

What is denied is kept, with the words that govern it in its cue; `is_told` and `words_told` of the candidate tell what
an answer may show.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from briefings.analysis.attributions.cue_verbs import forms_of_speech
from briefings.analysis.attributions.governing_words import find_governing_words
from briefings.analysis.attributions.negation import is_negated, is_negation, is_nobody
from briefings.analysis.attributions.noun_and_adjective_cues import NOUN_RULES
from briefings.analysis.attributions.subjects import find_subject_before
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start, verb_group_start
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.lexicon import words
from briefings.model.rules import Rule

#: Auxiliaries under which a saying is possible, fitting or due, not done.
_MODALS = frozenset(("could", "might", "may", "should", "must", "can", "ought", "couldn't", "mightn't", "shouldn't"))
#: Before 'when' these tell that a saying was untrue: 'lied when he said'.
_UNTRUE = frozenset(("lie", "lies", "lied", "lying", "erred", "misspoke", "wrong", "mistaken"))
#: Adverbs by which the reporter leaves a saying open.
_DOUBTING = frozenset(("allegedly", "supposedly", "purportedly"))
#: Adverbs by which it didn't come to the saying.
_NEARLY = frozenset(("nearly", "almost"))
#: Auxiliaries that, before their subject, make a condition of the clause: 'Had Berg said …'.
_INVERTED = frozenset(("had", "were", "should"))
#: Verbs that, after a negated modal, leave no choice: 'could not help saying'.
_WITHOUT_CHOICE = frozenset(("help", "resist", "avoid", "stop"))
#: Verbs whose object is heard or thought to say something: denied, nothing was said.
_HEARD = frozenset(
    (
        "hear", "hears", "heard", "see", "sees", "saw", "seen", "catch", "caught", "remember", "remembers",
        "remembered", "recall", "recalls", "recalled", "believe", "believes", "believed", "think", "thinks", "thought",
    )
)  # fmt: skip
#: What shows that somebody said something, and what is shown: denied, it is open whether it was said.
_PROVING = frozenset(("prove", "proves", "proved", "proven", "confirm", "confirms", "confirmed"))
_PROOF = frozenset(("proof", "evidence", "indication", "suggestion", "sign"))
#: Openers of a time still to come, where the verb stands in the present: 'until Berg admits that …'.
_TO_COME = frozenset(("once", "until", "till", "before"))
#: 'It was not Berg who', 'that wasn't Berg who'.
_INTRODUCES = frozenset(("it", "that", "this"))
#: Verbs in the imperative that suppose what follows, and what may stand about them: 'now imagine, for a moment, that'.
_SUPPOSING = frozenset(("imagine", "pretend", "suppose", "supposing", "assume", "assuming", "picture", "say"))
_ABOUT_SUPPOSING = frozenset(
    ("just", "now", "let", "us", "let's", "you", "that", "if", "for", "a", "moment", "second",
     "minute", ",", "but", "and")
)  # fmt: skip
#: 'Not until Monday did Berg say …', 'not long after did Berg say …': when it was, not that it wasn't.
_SINCE_WHEN = frozenset(("until", "till", "before", "long"))
#: Whoever says so: nobody in particular.
_WHOEVER = frozenset(("anyone", "anybody", "whoever", "those"))
#: The cues that aren't verbs with a clause of their own.
_WITHOUT_CLAUSE = frozenset(
    (Rule.NAME_BEFORE_COLON, Rule.ANNOUNCED_QUOTATION, Rule.ACCORDING_TO, Rule.PASSIVE, Rule.SEEM)
)
#: ', adding that …': a participle of speech with a whole clause.
_CLAUSE_RULES = frozenset((Rule.VERB_THAT, Rule.VERB_CLAUSE, Rule.VERB_NOUN_PHRASE_THAT, Rule.VERB_QUOTATION))
#: Nouns for what is said of somebody and may not be so.
_CLAIMS = frozenset(
    (
        "accusation", "accusations", "allegation", "allegations", "assertion", "assertions", "claim", "claims",
        "insinuation", "insinuations", "report", "reports", "rumor", "rumors", "rumour", "rumours", "speculation",
        "suggestion", "suggestions",
    )
)  # fmt: skip
#: How many tokens before a subject are looked through for what governs its clause.
_REACH = 16
#: A quotation within content belongs to a verb at most this many tokens before it.
_INNER_REACH = 6


def assess_candidates(reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, in the same order, each with what governs it in its cue and whether it is told as done."""
    found: list[Candidate] = []
    taken = 0
    starts = [statement.first for statement in reading.statements]
    for candidate in candidates:
        place = bisect_right(starts, candidate.cue[0]) - 1
        statement = reading.statements[max(place, 0)]
        assessed = _assess(reading, candidate, statement, max(statement.first, taken))
        found.append(assessed)
        taken = max(candidate.last, candidate.cue[1])
    return found


def _assess(reading: Reading, candidate: Candidate, statement: Statement, floor: int) -> Candidate:
    if candidate.rule in _WITHOUT_CLAUSE:
        return candidate
    first = min(floor, candidate.cue[0])
    start, last = candidate.cue
    if candidate.rule in NOUN_RULES:
        told = not any(reading.lower[k] == "no" for k in range(max(first, start - 1), last))
        told = told and not _is_dismissed(reading, start, first)
        return replace(candidate, is_told=told, words_told=told)
    verb = _verb_of(reading, candidate)
    before = candidate.first > candidate.cue[0]
    governed = find_governing_words(reading, start, verb, first)
    subject = candidate.source if candidate.source and candidate.source[1] == governed.start else None
    if subject is None and candidate.source is not None and candidate.source[0] >= last:
        subject = candidate.source
    if subject is None:
        subject = find_subject_before(reading, governed.start, first)
    # A negated governing word has been judged with what it governs: 'did not hesitate to say'.
    denied = is_negated(reading, start, verb) and not _comments(reading, candidate, verb)
    done = governed.is_done and not denied and not _is_open(reading, governed.start, verb, subject)
    left_open = before and (
        _clause_is_open(reading, governed.start, subject, candidate, statement)
        or _is_conditional(reading, governed.start, verb, statement)
    )
    possible = _is_possible(reading, governed.start, verb)
    nobody = subject is not None and (
        is_nobody(reading, subject, first)
        or reading.lower[subject[0]] == "whoever"
        or _is_false(reading, subject)
        or _is_denied_to(reading, subject, first)
        or _is_claimed(reading, subject[0], first)
    )
    # ', calling it “a farce”': words of their own make a saying of it.
    called = candidate.rule is Rule.VERB_NOUN_PHRASE and reading.quotes_in(candidate.first, candidate.last)
    clause = candidate.rule in _CLAUSE_RULES and reading.lower[verb] in forms_of_speech()
    reported = reading.tags[verb] == pos.ING and (clause or called) and governed.is_done
    whole = (governed.is_told or reported) and not _is_withheld(reading, governed.start, verb)
    told = whole and not (left_open or possible or nobody)
    words_told = done and not (left_open or possible or nobody)
    if words_told and candidate.first > start:
        words_told = not _inner_words_open(reading, candidate, statement)
    return replace(candidate, cue=(governed.start, last), is_told=told, words_told=words_told)


def _is_claimed(reading: Reading, subject: int, first: int) -> bool:
    """'allegations in a book that Berg told …': tell whether a saying is what a claim of somebody's is.

    Right behind the noun ('allegations that Berg told') what is claimed is found as a whole.
    """
    that = subject - 1
    if that <= first or reading.lower[that] != "that" or reading.quoted[that] != OUTSIDE:
        return False
    for index in range(that - 1, max(first, that - _REACH) - 1, -1):
        if reading.lower[index] in _CLAIMS:
            return reading.tags[index] == pos.NOUN
        if reading.tags[index] not in pos.IN_ADJUNCT_OR_NAME or reading.quoted[index] != OUTSIDE:
            return False
    return False


def _is_withheld(reading: Reading, start: int, verb: int) -> bool:
    """'would neither confirm nor deny that': tell whether a verb is the second of two that are both denied."""
    paired = start > 0 and reading.lower[start - 1] == "nor" and reading.quoted[start - 1] == OUTSIDE
    return paired and start == verb and "neither" in reading.lower[max(0, start - _REACH) : start]


def _is_dismissed(reading: Reading, start: int, first: int) -> bool:
    """'rejected as false reports that': tell whether a noun stands behind what its claim is rejected as."""
    for index in range(start - 1, max(first, start - _INNER_REACH), -1):
        if reading.lower[index] == "as":
            return reading.lower[index - 1] in words("verbs_of_rejecting")
        if reading.tags[index] not in pos.IN_ADJUNCT:
            return False
    return False


def _is_open(reading: Reading, start: int, verb: int, subject: Range | None) -> bool:
    """Tell whether the verb group makes the saying depend on something, or its subject is no one in particular."""
    group = reading.lower[start:verb]
    hypothetical = "would" in group and "have" in group
    neither = start > 0 and reading.lower[start - 1] in ("neither", "nor")
    whoever = subject is not None and _is_whoever(reading, subject)
    doubted = any(word in _DOUBTING for word in group)
    nearly = any(word in _NEARLY for word in group)
    return hypothetical or neither or whoever or doubted or nearly


def _is_conditional(reading: Reading, start: int, verb: int, statement: Statement) -> bool:
    """Tell whether a condition that opens the statement makes the saying depend on it: 'If asked, Berg would say'."""
    opener = reading.lower[statement.first]
    return opener in words("conditional_openers") and "would" in reading.lower[start:verb]


def _comments(reading: Reading, candidate: Candidate, verb: int) -> bool:
    """'did not give in: “…”': after a colon the words comment on what a verb that isn't one of speech tells."""
    first = candidate.first
    colon = first > 0 and reading.quoted[first] != OUTSIDE and reading.tags[first - 1] == pos.COLON
    return colon and reading.lower[verb] not in forms_of_speech()


def _is_denied_to(reading: Reading, subject: Range, first: int) -> bool:
    """Tell whether the subject is a relative pronoun of somebody who didn't say it: 'It was not Berg who said …'."""
    who = subject[0]
    if who <= first or reading.lower[who] not in ("who", "that", "which"):
        return False
    inserted = reading.tags[who - 1] == pos.COMMA
    if inserted:  # 'It was not Berg, the mayor, who'
        who = next((k for k in range(who - 2, max(first, who - _REACH), -1) if reading.tags[k] == pos.COMMA), who)
    named = noun_phrase_start(reading, who, first)
    if inserted and reading.tags[named] != pos.NAME:
        return False  # 'It was not easy for Berg, the mayor, who'
    group = named
    while group > first and reading.tags[group - 1] in pos.IN_VERB_GROUP:
        group -= 1
    introduced = group > first and reading.lower[group - 1] in _INTRODUCES and group < named < who
    return introduced and is_negated(reading, group, named)


def _is_false(reading: Reading, subject: Range) -> bool:
    """Tell whether the subject is no true source: 'a fake video', 'a false report'."""
    return any(reading.lower[k] in words("falsehoods") for k in range(*subject))


def _is_whoever(reading: Reading, subject: Range) -> bool:
    start, end = subject
    if reading.tags[start] == pos.WH_WORD and end == start + 1 and start > 0:
        start = noun_phrase_start(reading, start, max(0, start - _REACH))
    return reading.lower[start] in _WHOEVER


def _is_possible(reading: Reading, start: int, verb: int) -> bool:
    """Tell whether a modal makes the saying a possibility or a duty; 'could be heard saying' is a fact."""
    group = reading.lower[start:verb]
    if (
        ("be" in group and reading.tags[verb] in pos.VERBS)
        or "only" in group
        or any(word in _WITHOUT_CHOICE for word in group)
    ):
        return False
    return any(word in _MODALS for word in group)


def _clause_is_open(
    reading: Reading, start: int, subject: Range | None, candidate: Candidate, statement: Statement
) -> bool:
    """Tell whether the clause asks, supposes, or hangs on words that deny or doubt it."""
    if _is_asked(reading, candidate, statement):
        return True
    opening = subject[0] if subject is not None and subject[0] < start else start
    left = opening - 1
    first = max(statement.first, opening - _REACH)
    if left < first:
        return False
    verb = _verb_of(reading, candidate)
    if (
        _is_imagined(reading, statement.first, opening)
        or _is_made_up(reading, left, statement.first)
        or _is_staged(reading, left, statement.first)
        or _is_called_for(reading, left, subject, verb)
    ):
        return True
    shown = reading.tags[left] == pos.AUXILIARY and reading.lower[left] in words("forms_of_have")
    if reading.tags[left] == pos.AUXILIARY and not (shown and _has_no_tense(reading, start, candidate)):
        return _inversion_is_open(reading, left, first)
    if shown or reading.lower[left] == "that" or reading.lower[left] in _PROOF or _shows(reading, left):
        denials = reading.lower[left] == "that" or reading.lower[left] in _HEARD | _PROVING | _PROOF
        return _is_doubted(reading, left, first, falsehoods_alone=not denials)
    present = reading.tags[verb] in (pos.THIRD, pos.BASE)
    return _is_supposed(reading, left, first, present=present)


def _is_staged(reading: Reading, comma: int, first: int) -> bool:
    """'In a fake video, Berg says …': tell whether what it is said in is false; not 'in a report on fake videos, …'."""
    if reading.tags[comma] != pos.COMMA or reading.lower[first] not in ("in", "on"):
        return False
    stop = next((k for k in range(first + 1, comma) if reading.tags[k] not in pos.IN_NOUN_PHRASE), comma)
    return any(word in words("falsehoods") for word in reading.lower[first + 1 : stop])


def _is_called_for(reading: Reading, that: int, subject: Range | None, verb: int) -> bool:
    """Tell whether one subject's verb is no third person behind an adjective and 'that': 'it is vital that Berg say'.

    'It is clear that officials say so', 'that Berg and Holm say so' tell it as done.
    """
    if subject is None or reading.tags[verb] != pos.BASE or verb != subject[1] or subject[0] != that + 1:
        return False
    one = reading.tags[subject[1] - 1] == pos.NAME and not reading.lower[subject[1] - 1].endswith("s")
    many = pos.CONJUNCTION in reading.tags[slice(*subject)]
    return reading.lower[that] == "that" and reading.tags[that - 1] == pos.ADJECTIVE and one and not many


def _is_made_up(reading: Reading, left: int, first: int) -> bool:
    """'lied when he said', 'invented a story in which Berg said': tell whether what the clause hangs on is untrue."""
    word, before = reading.lower[left], reading.lower[left - 1] if left > first else ""
    if word in words("sayings_left_open"):
        return True  # 'a critic imagined Berg was thinking'
    if word == "when":
        return before in _UNTRUE and not is_negated(reading, max(first, left - 4), left - 1)
    if word == "that":  # 'provided that Berg says'
        return before in words("conditional_openers")
    for index in range(left - 1, first - 1, -1) if word in ("which", "where") else ():
        if reading.quoted[index] != OUTSIDE or reading.tags[index] in pos.PAUSES_STOP_OR_DASH:
            return False
        if reading.lower[index] in words("falsehoods"):
            return True
    return False


def _is_imagined(reading: Reading, first: int, opening: int) -> bool:
    """'Imagine that Berg says …': tell whether nothing but words that suppose stands before the subject."""
    before = reading.lower[first:opening]
    return (
        opening - first <= _REACH
        and any(word in _SUPPOSING for word in before)
        and all(word in _SUPPOSING or word in _ABOUT_SUPPOSING for word in before)
    )


def _verb_of(reading: Reading, candidate: Candidate) -> int:
    """Return the first verb of the cue, its last word where none is one."""
    start, last = candidate.cue
    return next((k for k in range(start, last) if reading.tags[k] in pos.VERBS), last - 1)


def _has_no_tense(reading: Reading, start: int, candidate: Candidate) -> bool:
    """Tell whether a bare verb or a form in -ing says it: 'the clip has Berg say', 'had Berg saying'."""
    verb = _verb_of(reading, candidate)
    return verb == start and reading.tags[verb] in (pos.BASE, pos.ING)


def _is_asked(reading: Reading, candidate: Candidate, statement: Statement) -> bool:
    for index in range(candidate.cue[1], statement.last):
        if reading.tags[index] == pos.STOP and reading.quoted[index] == OUTSIDE:
            return reading.words[index] == "?"
    return False


def _inversion_is_open(reading: Reading, auxiliary: int, first: int) -> bool:
    """'Had Berg said', 'Never did Berg say', 'At no point did Berg say'; not 'Only then did Berg say'."""
    index = auxiliary - 1
    while index >= first and reading.tags[index] not in pos.PAUSES_STOP_OR_DASH and reading.quoted[index] == OUTSIDE:
        if is_negation(reading.lower[index]) or reading.lower[index] in ("rarely", "seldom"):
            return reading.lower[index + 1] not in _SINCE_WHEN
        index -= 1
    return reading.lower[auxiliary] in _INVERTED and all(
        reading.tags[k] in pos.CONNECTIVES for k in range(index + 1, auxiliary)
    )


def _shows(reading: Reading, index: int) -> bool:
    """Tell whether a verb stands at `index` whose object says something: 'a video shows Berg saying'."""
    return reading.tags[index] in pos.VERBS


def _is_doubted(reading: Reading, left: int, first: int, *, falsehoods_alone: bool) -> bool:
    """Tell whether the governing clause denies: 'it is false that', 'there is no proof that', 'a fake video shows'."""
    for index in range(left - 1, first - 1, -1):
        if reading.quoted[index] != OUTSIDE or reading.tags[index] in pos.PAUSES_STOP_OR_DASH:
            return False
        word = reading.lower[index]
        if word in words("falsehoods"):
            return True
        few = word == "few" and reading.lower[index - 1 : index] != ["a"]
        denied = is_negation(word) and reading.lower[index + 1] not in _SINCE_WHEN
        if not falsehoods_alone and (few or denied or word in words("openly_doubted")):
            return True
    return False


def _is_supposed(reading: Reading, left: int, first: int, *, present: bool) -> bool:
    """'If Berg says', 'if, as expected, Berg says', 'as though Berg had said': a condition opens the clause.

    So does a time to come before a verb in the `present`: 'until Berg says'.
    """
    index = left
    while index >= first:
        code, word = reading.tags[index], reading.lower[index]
        if reading.quoted[index] != OUTSIDE or code == pos.STOP or code in (pos.DASH, pos.COLON):
            return False
        soon = word == "as" and reading.lower[max(first, index - 1) : index] == ["soon"]
        if word in words("conditional_openers") or (present and index == left and (soon or word in _TO_COME)):
            # 'weighed whether to go but said …': no second verb of the condition's.
            return reading.lower[index + 1] != "to"
        lead = reading.lower[max(first, index - 2) : index]
        if (word == "though" and lead[-1:] == ["as"]) or (word == "as" and lead in (["as", "long"], ["so", "long"])):
            return True
        if code == pos.COMMA:
            # An insertion between commas is passed over: what stands before its first comma opens the clause.
            opening = next((k for k in range(index - 1, first - 1, -1) if reading.tags[k] == pos.COMMA), -1)
            return opening > first and reading.lower[opening - 1] in words("conditional_openers")
        if code in pos.SURELY_FINITE:
            return False
        index -= 1
    return False


def _inner_words_open(reading: Reading, candidate: Candidate, statement: Statement) -> bool:
    """Tell whether words quoted within reported content hang on a saying that isn't told as done.

    'denied saying “…”', 'hoped Berg would say “…”', 'said that Berg had never said “…”'.
    """
    start, end = candidate.content[0]
    quote = next((k for k in range(start, end) if reading.quoted[k] != OUTSIDE), None)
    if quote is None or quote == start:
        return False
    verb = next(
        (k for k in range(quote - 1, max(start, quote - _INNER_REACH) - 1, -1) if reading.tags[k] in pos.VERBS),
        None,
    )
    if verb is None or reading.lower[verb] not in forms_of_speech():
        return False
    if any(reading.tags[k] in pos.PREPOSITION_OR_TO and reading.lower[k] != "that" for k in range(verb + 1, quote)):
        return False
    cue = reading.lower[candidate.cue[0] : candidate.cue[1]]
    if any(word in words("sayings_left_open") for word in cue) or reading.lower[start] in words("conditional_openers"):
        return True
    group = verb_group_start(reading, verb, start)
    subject = find_subject_before(reading, group, start)
    governed = find_governing_words(reading, group, verb, statement.first)
    return (
        not governed.is_done
        or is_negated(reading, group, verb)
        or _is_open(reading, governed.start, verb, subject)
        or _is_possible(reading, governed.start, verb)
        or (subject is not None and is_nobody(reading, subject, start))
    )
