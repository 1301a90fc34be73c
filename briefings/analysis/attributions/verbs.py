"""Rules for cue verbs: content after the verb, content before it, and content that is the verb's passive subject."""

from briefings.analysis.attributions.content import Setting, content_end, content_start
from briefings.analysis.attributions.subjects import subject_before, subject_of_statement
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.cues import CueVerb
from briefings.analysis.lexicon import words
from briefings.analysis.phrases import frame_after, noun_phrase_end, verb_group_start
from briefings.analysis.reading import Reading, Statement

#: Rules propose nothing below this chance.
THRESHOLD = 0.45
_BE = frozenset("is are was were be been being 's 're 'm am get gets got isn't aren't wasn't weren't".split())


def report(
    reading: Reading, statement: Statement, floor: int, verb: int, cue: CueVerb, before: Candidate | None = None
) -> Candidate | None:
    """X said that …; X wants to …; X endorsed …: the content follows the verb."""
    frame = frame_after(reading, verb, statement.last)
    chance = cue.chance(frame)
    if chance < THRESHOLD:
        return None
    group = verb_group_start(reading, verb, floor)
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
