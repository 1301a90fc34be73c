"""What governs a cue that is no finite verb: 'refused to say', 'was wrong to claim', 'stopped short of saying'."""

from dataclasses import dataclass, replace

from briefings.analysis.attributions.cue_verbs import cue_verbs
from briefings.analysis.attributions.negation import is_negated, is_negation, is_nobody
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import has_be, noun_phrase_start, verb_group_start
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

#: From this chance on, a verb with an object and an infinitive asks for what the infinitive says.
_ASKS = 0.25
#: An apposition is looked for in so many words before its second comma.
_APPOSITION = 10
#: A saying is governed by at most this many words in a row ('was expected to refuse to say').
_DEEPEST = 4
#: Verbs that deny what their infinitive says; under a negation it happened ('did not hesitate to say').
AVOIDING = frozenset(("hesitate", "hesitates", "hesitated", "fail", "fails", "failed", "forget", "forgot", "resist"))
#: The same before a form in -ing ('could not help saying').
_WITHSTANDING = frozenset(("help", "resist", "stop", "stops", "stopped", "avoid"))
#: What somebody does again and again with 'of' and a form in -ing; the second ones where they are negated.
_CUSTOMS = frozenset(("point", "habit", "way", "fond"))
_WEARYING = frozenset(("tire", "tires", "tired", "weary", "wearies", "wearied"))
#: By these somebody is brought to say what isn't his own to say; what he is forced to admit is his.
_COERCING = frozenset(
    ("force", "forces", "forced", "forcing", "compel", "compels", "compelled", "coerce", "coerces", "coerced",
     "make", "makes", "made", "making", "pressure", "pressured", "bully", "bullied", "trick", "tricked")
)  # fmt: skip
_ADMITTING = frozenset(
    ("admit", "concede", "acknowledge", "confess", "apologise", "apologize", "recognise", "recognize")
)
#: Who was never heard saying it didn't say it.
_HEARD = frozenset(("heard", "overheard", "seen", "caught", "recorded", "filmed", "known"))
#: Auxiliaries under which somebody isn't brought to say anything.
_UNREAL = frozenset(("would", "could", "might", "may", "can", "should", "will", "'d", "'ll"))
#: What somebody foresees another to say or may say isn't said: 'are likely to oppose', 'was entitled to boast'.
_FORESEEN = frozenset(
    ("apt", "bound", "certain", "entitled", "liable", "likely", "poised", "prone", "sure", "unlikely")
)
#: What stands between a negation and its verb has at most this many tokens: 'not at any time'.
_ADJUNCT = 9
#: Prepositions after which a saying in -ing didn't happen; 'of' takes in 'instead of', 'short of', 'accused of'.
_UNDONE = frozenset(("without", "from", "against", "of", "than", "about"))


@dataclass(frozen=True, slots=True)
class Governed:
    """How a saying is governed: `start` is the first token of what governs it, or of its own verb group.

    `is_done` tells whether the words were said, as far as the governing words tell; `is_told` whether these words and
    the content are somebody's position: the governing words stand in the line then, and it is no bare infinitive.
    """

    start: int
    is_done: bool = True
    is_told: bool = True


def find_governing_words(reading: Reading, group: int, verb: int, first: int) -> Governed:
    """Return what governs the verb group from token `group` to `verb`, looking back to token `first` at most."""
    found = Governed(group)
    for _ in range(_DEEPEST):
        step = _step(reading, found.start, verb, first)
        if step is None:
            break
        found = Governed(step.start, found.is_done and step.is_done, found.is_told and step.is_told)
        if step.start >= group:
            break
        # The governing verb is itself governed or not: look at its own group next.
        verb = next((k for k in range(step.start, group) if reading.tags[k] in pos.VERBS), step.start)
        group = step.start
    return found


def _step(reading: Reading, group: int, verb: int, first: int) -> Governed | None:
    """Return the next governing words to the left, with what they say of the verb; None if it is finite."""
    if group <= first:
        bare = reading.tags[verb] == pos.ING and verb == group
        return Governed(group, is_told=False) if bare else None
    if reading.lower[group - 1] == "to":
        return _of_infinitive(reading, group, group - 1, first)
    if reading.tags[verb] == pos.ING and not has_be(reading, group, verb):
        return _of_participle(reading, group, first)
    if group == verb and (denied := _behind_adjunct(reading, group, first)) is not None:
        return denied
    if reading.tags[verb] == pos.BASE and group == verb:
        return _of_bare_verb(reading, group, first)
    return None


def _of_infinitive(reading: Reading, group: int, to: int, first: int) -> Governed:
    head = to - 1
    while head > first and reading.tags[head] == pos.ADVERB:
        head -= 1
    denied = is_negated(reading, head + 1, to)
    if reading.tags[head] == pos.COMMA:
        head = _before_apposition(reading, head, first)  # 'asked the mayor, Ann Berg, to say'
    if head < first or (reading.tags[head] == pos.ADVERB and head == first):
        return Governed(group, is_done=False, is_told=False)
    if reading.lower[head] == "as" and head - 3 >= first and reading.lower[head - 2] == "so":
        head -= 3  # 'went so far as to say'
    elif reading.tags[head] == pos.PREPOSITION and head > first and reading.tags[head - 1] in pos.VERBS:
        head -= 1  # 'went on to say'
    code = reading.tags[head]
    # Some adjectives have the letters of nouns: 'was right to say'.
    judged = code == pos.NOUN and head > first and reading.lower[head - 1] in words("copulas")
    if (code in pos.NOMINAL and not judged) or code in pos.DETERMINERS:
        governed = _of_object(reading, group, head, first)
        return replace(governed, is_done=False) if denied else governed  # 'took care not to say'
    if judged or code in pos.VERBS or code in (pos.ADJECTIVE, pos.AUXILIARY):
        governed = _of_head(reading, head, first)
        return replace(governed, is_done=False) if denied else governed  # 'was careful not to say'
    # 'in order to say' and ', to say' give a purpose; 'how to say' and 'about to say' leave it open.
    done = reading.lower[head] in ("order", "as") or code in pos.PAUSES
    return Governed(group, is_done=done, is_told=False)


def _before_apposition(reading: Reading, comma: int, first: int) -> int:
    """Return the noun before what a comma closes, the comma itself where it closes no apposition."""
    for index in range(comma - 1, max(first, comma - _APPOSITION), -1):
        if reading.tags[index] == pos.COMMA:
            return index - 1 if reading.tags[index - 1] in pos.NOUNS_OR_ADJECTIVE and index + 1 < comma else comma
        if reading.tags[index] not in pos.IN_NOUN_PHRASE and reading.lower[index] not in ("of", "for", "in", "at"):
            return comma
    return comma


def _of_head(reading: Reading, head: int, first: int) -> Governed:
    """'refused to say', 'was wrong to claim': the verb or adjective stands right before."""
    start = verb_group_start(reading, head, first)
    judges = reading.tags[head] in pos.NOUN_OR_ADJECTIVE
    if start - 1 >= first and judges and reading.lower[start - 1] in words("copulas"):
        start = verb_group_start(reading, start - 1, first)
    word, negated = reading.lower[head], is_negated(reading, start, head)
    untrue = any(one == "too" or one in words("falsehoods") for one in reading.lower[start : head + 1])
    done = word in words("infinitives_that_happened") and not negated and not untrue
    impersonal = judges and start - 1 >= first and reading.lower[start - 1] in ("it", "there")
    due = word in ("need", "needs") or word in _FORESEEN
    return Governed(start, is_done=done or (negated and word in AVOIDING), is_told=not (impersonal or due))


def _of_object(reading: Reading, group: int, head: int, first: int) -> Governed:
    """'asked Berg to say', 'her refusal to say', 'took the stage to say': a noun phrase stands right before."""
    start = noun_phrase_start(reading, head + 1, first)
    before = start - 1
    if before >= first and reading.tags[head] == pos.DETERMINER and reading.lower[before] in words("forms_of_have"):
        return Governed(group, is_told=False)  # 'had this to say'
    if before < first or reading.tags[before] not in pos.VERBS:
        return Governed(group, is_done=False, is_told=False)
    word = reading.lower[before]
    cue = cue_verbs().get(word)
    start = verb_group_start(reading, before, first)
    denied = is_negated(reading, start, before)
    if word in words("infinitives_that_happened") and not denied:
        coerced = word in _COERCING and reading.lower[group] not in _ADMITTING
        # 'forced Berg to say'; 'tried to get Berg to say' left it open.
        done = find_governing_words(reading, start, before, first).is_done
        return Governed(group, is_done=done, is_told=done and not coerced)
    wished = word in words("sayings_left_open")
    asks = (
        wished
        or word in words("verbs_of_teaching")
        or word in words("verbs_of_causing")
        or (cue is not None and cue.frames.get("npto", 0) >= _ASKS)
    )
    owns = reading.tags[head] == pos.NOUN and word in words("forms_of_have")
    # 'Could not bring himself to say': what didn't happen led to no saying.
    return Governed(group, is_done=not (asks or owns or denied), is_told=False)


def _of_participle(reading: Reading, group: int, first: int) -> Governed:
    before = group - 1
    code, word = reading.tags[before], reading.lower[before]
    if code in (pos.PREPOSITION, pos.TO):
        return _after_preposition(reading, group, before, first)
    if code in pos.VERBS:
        start = verb_group_start(reading, before, first)
        denied = is_negated(reading, start, before)
        left_open = word in words("sayings_left_open") and not (word in _WITHSTANDING and denied)
        return Governed(start, is_done=not (left_open or (denied and word in _HEARD)))
    if code in pos.NOMINAL:
        shown = noun_phrase_start(reading, group, first) - 1
        left_open = shown >= first and reading.lower[shown] in words("sayings_left_open")
        return Governed(group, is_done=not left_open, is_told=False)
    return Governed(group, is_told=False)  # ', demanding that': a bare participle


def _after_preposition(reading: Reading, group: int, before: int, first: int) -> Governed:
    """Judge 'stopped short of saying', 'was mistaken in saying', 'was quoted as saying', 'without saying'."""
    word = reading.lower[before]
    head = before - 1
    if word == "of" and head > first and reading.lower[head] == "short":
        head -= 1
    governed = head >= first and (reading.tags[head] in pos.VERBS or reading.tags[head] == pos.ADJECTIVE)
    start = verb_group_start(reading, head, first) if governed else group
    if word == "as":
        untrue = any(one in words("falsehoods") for one in reading.lower[start : head + 1])
        done = governed and not is_negated(reading, start, head) and not untrue
        return Governed(group, is_done=done, is_told=done)
    if word == "for" and head > first and reading.tags[head] in pos.NOMINAL:
        main = _find_verb(reading, head, first)
        if main is None or not reading.lower[main].startswith(("apolog", "regret")):
            # 'blasted the paper for suggesting that': the paper suggested it; 'was criticised by Berg for saying “…”'.
            judged = main is not None and has_be(reading, verb_group_start(reading, main, first), main)
            return Governed(group, is_done=judged, is_told=False)
    customary = (
        word == "of"
        and head >= first
        and (
            reading.lower[head] in _CUSTOMS
            or (reading.lower[head] in _WEARYING and is_negated(reading, verb_group_start(reading, head, first), head))
        )
    )
    return Governed(start, is_done=word not in _UNDONE or customary, is_told=governed)


def _find_verb(reading: Reading, head: int, first: int) -> int | None:
    """Return the nearest verb before a token in the same clause."""
    for index in range(head, first - 1, -1):
        if reading.quoted[index] != OUTSIDE or reading.tags[index] in pos.PAUSES_STOP_OR_DASH:
            return None
        if reading.tags[index] in pos.VERBS:
            return index
    return None


def _is_unreal(reading: Reading, group: int, verb: int, first: int) -> bool:
    """Tell whether what a verb group tells isn't so, or nobody does it: 'would make Berg say', 'nobody made …'."""
    subject = (noun_phrase_start(reading, group, first), group)
    nobody = subject[0] < group and is_nobody(reading, subject, first)
    return nobody or is_negated(reading, group, verb) or any(word in _UNREAL for word in reading.lower[group:verb])


def _behind_adjunct(reading: Reading, group: int, first: int) -> Governed | None:
    """'did not at any time say', 'has not, so far, said': a negated auxiliary, when or how, and the verb alone."""
    inserted = reading.tags[group - 1] == pos.COMMA
    for index in range(group - 1 - inserted, max(first, group - _ADJUNCT), -1):
        if is_negation(reading.lower[index]):
            auxiliary = index if reading.lower[index].endswith("n't") else index - 1
            opens = reading.tags[index + 1] == (pos.COMMA if inserted else pos.PREPOSITION) and index + 2 < group
            if not opens or reading.tags[auxiliary] != pos.AUXILIARY:
                return None
            # 'He did not, at the time, …': a participle goes with a form of have.
            have = reading.lower[auxiliary].removesuffix("n't") in words("forms_of_have")
            if reading.tags[group] != pos.BASE and not have:
                return None
            return Governed(verb_group_start(reading, index, first), is_done=False)
        if reading.tags[index] not in pos.IN_ADJUNCT and not (inserted and reading.tags[index] == pos.COMMA):
            return None
    return None


def _of_bare_verb(reading: Reading, group: int, first: int) -> Governed | None:
    """'let Berg say', 'made Berg say': a verb that lets or makes somebody; 'heard Berg say' tells it as done."""
    end = group
    if reading.tags[group - 1] == pos.COMMA:
        end = _before_apposition(reading, group - 1, first) + 1
    before = noun_phrase_start(reading, end, first) - 1
    if before < first:
        return None
    if reading.lower[before] in _COERCING and reading.lower[group] not in _ADMITTING:
        start = verb_group_start(reading, before, first)
        done = find_governing_words(reading, start, before, first).is_done and not _is_unreal(
            reading, start, before, first
        )
        return Governed(group, is_done=done, is_told=False)
    if reading.lower[before] == "have":  # 'tried to have Berg say', 'have heard Berg say'
        return find_governing_words(reading, verb_group_start(reading, before, first), before, first)
    return Governed(group, is_done=False, is_told=False) if reading.lower[before] in ("let", "lets") else None
