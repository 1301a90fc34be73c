"""Rules for verbs whose subject is content: passives ('X is expected to …') and *seem*."""

from briefings.analysis.attributions.content_after_verb import THRESHOLD
from briefings.analysis.attributions.content_end import find_content_end
from briefings.analysis.attributions.cue_site import Site
from briefings.analysis.attributions.cue_verbs import CueVerb, forms_of_speech
from briefings.analysis.attributions.negation import is_negated, is_negation, is_nobody
from briefings.analysis.attributions.subject_modifiers import find_end_before_time, find_time_start, is_time
from briefings.analysis.attributions.subjects import find_subject_before
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, skip_adverbs
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words
from briefings.model.rules import Rule

#: Auxiliaries under which nobody has said anything yet: 'may be told by Berg that'.
_LEFT_OPEN = frozenset(
    ("can", "could", "may", "might", "must", "ought", "shall", "should", "will", "would", "'ll", "'d")
)
#: By these, and by a day, something is told and nobody tells it: 'told by phone that', 'asked by Friday to'.
_MEANS = frozenset((
    "email", "e-mail", "fax", "law", "letter", "mail", "message", "noon", "now", "phone", "post", "radio", "telephone",
    "text", "then", "video",
))  # fmt: skip


def find_passive(site: Site, cue: CueVerb) -> Candidate | None:
    """X is expected to …; X was criticized for …: the content is the passive subject and what follows."""
    if site.code not in pos.PAST_FORMS:
        return None
    called = _called_by(site, cue)
    if called is not None or not site.is_passive:
        return called
    if site.frame == "by" and site.word in words("verbs_with_a_hearer"):
        return _told_by(site, cue)
    says = site.frame == "ing" and not forms_of_speech().isdisjoint(site.reading.lower[site.index + 1 : site.index + 3])
    if says or cue.chance(site.frame) < THRESHOLD:
        return None  # 'was overheard telling her “…”'
    return _raised(site, cue, Rule.PASSIVE)


def _called_by(site: Site, cue: CueVerb) -> Candidate | None:
    """X, described by Y as “…”; X was called “…” by Y: the words are Y's."""
    if site.word not in words("verbs_of_calling") and site.word not in words("verbs_of_judging"):
        return None
    reading, auxiliaries = site.reading, site.reading.lower[site.group : site.index]
    reduced = site.group == site.index > site.first and reading.tags[site.index - 1] == pos.COMMA
    left_open = is_negated(reading, site.group, site.index) or not _LEFT_OPEN.isdisjoint(auxiliaries)
    if not (reduced or site.is_passive) or left_open:
        return None
    start = skip_adverbs(reading, site.index + 1, site.last)
    found = _words_and_agent(reading, start, site.last)
    if found is None:
        return None
    said, agent = found
    subject = find_subject_before(reading, site.group, site.floor) if site.is_passive else None
    named = subject is not None and reading.tags[subject[0]] != pos.WH_WORD
    content = (subject, said) if subject is not None and named else (said,)
    return Candidate(content, (site.group, site.index + 1), agent, Rule.PASSIVE, cue.chance("np"))


def _words_and_agent(reading: Reading, start: int, last: int) -> tuple[Range, Range] | None:
    """'by Berg as “a joke”', 'as “a joke” by Berg': return the quoted words and who says them; None without both."""
    agent: Range | None = None
    if start < last and reading.lower[start] == "by":
        agent = (start + 1, _end_of_agent(reading, start + 1, last))
        start = agent[1]
    quoted = start + (reading.lower[start : start + 1] == ["as"])
    if quoted >= last or reading.quoted[quoted] == OUTSIDE:
        return None
    end = reading.stretch_end(quoted, last)
    if agent is None and end < last and reading.lower[end] == "by":
        agent = (end + 1, _end_of_agent(reading, end + 1, last))
    # 'marked by the small “rings” on its sides' names nobody.
    if agent is None or agent[1] <= agent[0] or reading.tags[agent[1] - 1] not in pos.NOMINAL:
        return None
    return None if is_nobody(reading, agent, agent[0]) else ((start, end), agent)


def _end_of_agent(reading: Reading, start: int, last: int) -> int:
    """Return where the noun phrase behind 'by' ends, before a quotation and what leads to it."""
    end = noun_phrase_end(reading, start, last)
    end = next((k for k in range(start, end) if reading.quoted[k] != OUTSIDE or reading.lower[k] == "as"), end)
    timed = find_time_start(reading, start, end)
    behind = timed < end and timed - 1 > start and reading.tags[timed - 1] == pos.PREPOSITION
    return timed - 1 if behind else find_end_before_time(reading, start, end)


def _told_by(site: Site, cue: CueVerb) -> Candidate | None:
    """X was told by Y that …, X was urged by Y to …: Y says what stands behind; X hears it."""
    reading, agent = site.reading, skip_adverbs(site.reading, site.index + 1, site.last) + 1
    end = noun_phrase_end(reading, agent, site.last)
    denied = end > agent and is_negation(reading.lower[end - 1])  # 'told by her aunt not to play'
    end -= denied
    timed = find_end_before_time(reading, agent, end)
    left_open = not _LEFT_OPEN.isdisjoint(reading.lower[site.group : site.index])
    nobody = is_time(reading, agent, end) or (
        reading.lower[end - 1] in _MEANS and reading.tags[agent] not in pos.DETERMINERS
    )
    if timed <= agent or end >= site.last or left_open or nobody:
        return None
    opens = min(end + denied, site.last - 1)
    told, asked = reading.lower[opens] == "that" and not denied, reading.tags[opens] == pos.TO
    close = find_content_end(reading, opens, site.last, "that" if told else "to") if told or asked else end
    if close <= opens + 1:
        return None
    # 'She recalls being told by Berg to go': that subject isn't who was told.
    asked_of = asked and reading.lower[site.group] != "being"
    subject = find_subject_before(reading, site.group, site.floor) if asked_of else None
    content = ((end, close),) if subject is None else (subject, (end, close))
    rule = Rule.VERB_THAT if told else Rule.VERB_NOUN_PHRASE_TO
    return Candidate(
        content, (site.group, site.index + 1), (agent, timed), rule, cue.chance("that" if told else "npto")
    )


def find_seem(site: Site, cue: CueVerb) -> Candidate | None:
    """X seems to …; X appears …: the content is the subject and what follows, the speaker is not said."""
    if cue.lemma not in ("seem", "appear") or site.code not in pos.FINITE_VERBS or cue.chance(site.frame) < THRESHOLD:
        return None
    return _raised(site, cue, Rule.SEEM)


def _raised(site: Site, cue: CueVerb, rule: Rule) -> Candidate | None:
    """Return the attribution whose content is the verb's subject and complement."""
    reading, start = site.reading, site.index + 1
    subject = find_subject_before(reading, site.group, site.floor)
    content: list[Range] = [subject] if subject else []
    if subject is None and site.frame not in ("that", "clause", "to", "wh"):
        return None
    source: Range | None = None
    if site.frame == "by":
        agent = noun_phrase_end(reading, start + 1, site.last)
        while agent > start + 1 and reading.tags[agent - 1] == pos.PREPOSITION:
            agent -= 1  # 'was criticised by the Star for saying'
        source = (start + 1, agent) if start + 1 < site.last else None
    elif start < site.last and site.frame not in ("end", ","):
        end = find_content_end(reading, start, site.last, site.frame)
        if end > start:
            content.append((start, end))
    if not content or (source is not None and source[1] <= source[0]):
        return None
    return Candidate(tuple(content), (site.group, start), source, rule, cue.chance(site.frame))
