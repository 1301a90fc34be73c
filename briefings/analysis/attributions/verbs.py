"""Rules for cue verbs: content after the verb, content before it, and content that is the verb's passive subject."""

from briefings.analysis.attributions.content import Setting, content_end, content_start
from briefings.analysis.attributions.subjects import subject_after, subject_before, subject_of_statement
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.cues import CueVerb
from briefings.analysis.lexicon import words
from briefings.analysis.phrases import frame_after, noun_phrase_end, verb_group_start
from briefings.analysis.reading import OUTSIDE, Reading, Statement

#: Rules propose nothing below this chance.
THRESHOLD = 0.45
_BE = frozenset("is are was were be been being 's 're 'm am get gets got isn't aren't wasn't weren't".split())


def report(
    reading: Reading, statement: Statement, floor: int, verb: int, cue: CueVerb, before: Candidate | None = None
) -> Candidate | None:
    """X said that …; X wants to …; X endorsed …: the content follows the verb."""
    frame = frame_after(reading, verb, statement.last)
    chance = cue.chance(frame)
    if chance < THRESHOLD or frame == "by":
        return None
    group = verb_group_start(reading, verb, floor)
    if group == verb > floor and reading.tags[verb - 1] in "T":
        return None
    if reading.tags[verb] == "P" and any(reading.tokens[k][3] in _BE for k in range(group, verb)):
        return None
    start = content_start(reading, verb, frame, cue, statement.last)
    if start is None or start >= statement.last:
        return None
    if frame == "np" and cue.lemma in words("cues_with_clause"):
        frame = "clause"
    source = subject_before(reading, group, floor)
    end = content_end(reading, start, statement.last, frame, setting(reading, statement, group, source))
    if end <= start:
        return None
    if source is None:
        source = before.source if before is not None else subject_of_statement(reading, statement.first, group)
    cue_end = verb + 1 if frame in ("that", "clause", "np", "to", "wh", "q") else max(verb + 1, min(start, verb + 3))
    return Candidate(((start, end),), (group, cue_end), source, "verb-" + _rule(frame), chance)


def introduced(reading: Reading, segment: Statement, floor: int, verb: int) -> Candidate | None:
    """X jeered, “…”; X ended: “…”: any verb introduces a quotation after a comma or colon."""
    if reading.tags[verb] not in "DZVGP":
        return None
    for mark in range(verb + 1, min(verb + 9, segment.last - 1)):
        if reading.quoted[mark] != OUTSIDE or reading.tags[mark] in "DZVXWC.-":
            return None
        if reading.tags[mark] in ",:":
            break
    else:
        return None
    start = mark + 1
    if reading.quoted[start] == OUTSIDE or start + 2 >= segment.last or not _opens_speech(reading, start):
        return None
    group = verb_group_start(reading, verb, floor)
    source = subject_before(reading, group, floor) or subject_of_statement(reading, segment.first, group)
    return Candidate(((start, content_end(reading, start, segment.last, "q")),), (group, verb + 1), source, "introduced", 0.8)


def _opens_speech(reading: Reading, start: int) -> bool:
    """Tell whether the quotation at `start` begins as a sentence does."""
    word = reading.tokens[start + 1][2]
    return word[0].isupper() or word[0] in "[.…'"


def leading(reading: Reading, segment: Statement, floor: int, verb: int) -> Candidate | None:
    """Said X, “…”: the cue opens the statement, its subject follows."""
    if verb != floor or reading.tags[verb] not in "DZP" or not reading.tokens[verb][2][0].isupper():
        return None
    source = subject_after(reading, verb, segment.last)
    if source is None or reading.tags[source[0]] not in "MT":
        return None
    for start in range(source[1], segment.last):
        if reading.quoted[start] != OUTSIDE and reading.tags[start - 1] in ",:":
            content = (start, content_end(reading, start, segment.last, "q"))
            return Candidate((content,), (verb, verb + 1), source, "leading", 0.8)
    return None


def setting(reading: Reading, statement: Statement, group: int, source: Range | None) -> Setting:
    """Tell which clause a verb group stands in."""
    if source is not None and (reading.tags[source[0]] == "W" or reading.tokens[source[0]][3] == "that"):
        return Setting.RELATIVE
    opener = statement.first
    while opener < group and reading.tags[opener] in "CR,":
        opener += 1
    if reading.tokens[opener][3] in words("subordinators") and "," not in reading.tags[opener:group]:
        return Setting.SUBORDINATE
    return Setting.MAIN


def _rule(frame: str) -> str:
    return frame if frame in ("that", "clause", "to", "wh", "np", "npto", "npthat", "q", "ing") else "phrase"


def passive(reading: Reading, statement: Statement, floor: int, verb: int, cue: CueVerb) -> Candidate | None:
    """X is expected to …; X was criticized for …: the content is the passive subject and what follows."""
    group = verb_group_start(reading, verb, floor)
    if reading.tags[verb] not in "PD" or not any(reading.tokens[k][3] in _BE for k in range(group, verb)):
        return None
    frame = frame_after(reading, verb, statement.last)
    chance = cue.chance(frame)
    if chance < THRESHOLD:
        return None
    return _raised(reading, statement, floor, verb, group, frame, chance, "passive")


def seem(reading: Reading, statement: Statement, floor: int, verb: int, cue: CueVerb) -> Candidate | None:
    """X seems to …; X appears …: the content is the subject and what follows, the speaker is not said."""
    if cue.lemma not in ("seem", "appear"):
        return None
    frame = frame_after(reading, verb, statement.last)
    chance = cue.chance(frame)
    if chance < THRESHOLD or reading.tags[verb] not in "ZDV":
        return None
    return _raised(reading, statement, floor, verb, verb_group_start(reading, verb, floor), frame, chance, "seem")


def _raised(
    reading: Reading, statement: Statement, floor: int, verb: int, group: int, frame: str, chance: float, rule: str
) -> Candidate | None:
    subject = subject_before(reading, group, floor)
    content: list[Range] = [subject] if subject else []
    source: Range | None = None
    start = verb + 1
    if frame == "by":
        source = (verb + 2, noun_phrase_end(reading, verb + 2, statement.last)) if verb + 2 < statement.last else None
    elif start < statement.last and frame not in ("end", ","):
        end = content_end(reading, start, statement.last, frame)
        if end > start:
            content.append((start, end))
    if not content:
        return None
    return Candidate(tuple(content), (group, verb + 1), source, rule, chance)
