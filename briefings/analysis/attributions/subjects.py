"""Whose words they are: the speaker's phrase to a cue verb."""

from briefings.analysis.attributions.joined_subjects import find_first_of_joined
from briefings.analysis.attributions.subject_modifiers import find_described, find_end_before_time, is_time
from briefings.analysis.attributions.subject_phrases import find_before_insertions, find_whole_subject
from briefings.analysis.candidate import Range
from briefings.analysis.names.word_kinds import Word, word_kinds
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import (
    has_be,
    noun_phrase_end,
    noun_phrase_start,
    skip_adverbs,
    verb_group_start,
)
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.lexicon import words

#: Verbs with which somebody goes on: 'kept saying'.
_GOING_ON = frozenset(
    ("keep", "keeps", "kept", "begin", "begins", "began", "start", "starts", "started", "continue", "continues",
     "continued", "resume", "resumes", "resumed")
)  # fmt: skip


def find_subject_before(reading: Reading, group: int, first: int) -> Range | None:
    """Return the subject that stands right before the verb group, its apposition left out; None if there is none."""
    tags, lower = reading.tags, reading.lower
    if group <= first:
        return None
    mark = _mark_before(reading, group, first)
    if mark is not None:
        return find_before_insertions(reading, mark, first)
    relative = lower[group - 1] == "that" and group - 2 >= first and tags[group - 2] in pos.NOUNS
    if tags[group - 1] == pos.WH_WORD or relative:
        # 'When asked', 'why said': an adverb, which nobody is.
        return None if lower[group - 1] in words("relative_adverbs") else (group - 1, group)
    if tags[group - 1] in pos.VERBS and reading.quoted[group - 1] == OUTSIDE:
        # 'Those who fled said', 'the man arrested said'
        described = find_described(reading, group - 1, first)
        return None if described is None else (described, group)
    # 'the “old things” he said', 'the skills they wanted': no phrase goes on over a closing mark or a noun into one.
    pronoun = tags[group - 1] == pos.PRONOUN and group - 2 >= first
    alone = pronoun and (tags[group - 2] == pos.QUOTE_MARK or _is_whole_subject(reading, group - 1))
    start = group - 1 if alone else noun_phrase_start(reading, group, first)
    start = _behind_quotation(reading, start, first)
    # 'a visibly upset Ann Berg': an article alone is nobody.
    article = start == group - 1 and lower[start] in ("a", "an", "the")
    if start >= group or article or tags[start] == pos.PREPOSITION or lower[start] in ("there", "here"):
        return None
    end = find_end_before_time(reading, start, group)
    return (
        find_first_of_joined(reading, start, first)
        or _find_subject_of_participle(reading, start, group, end, first)
        or find_whole_subject(reading, start, end, first)
    )


def _is_whole_subject(reading: Reading, pronoun: int) -> bool:
    """Tell whether a pronoun is a subject, whatever stands before it: 'they'; not 'those familiar with it'."""
    objects = reading.lower[pronoun] in ("it", "you") and reading.tags[pronoun - 1] in pos.PREPOSITION_OR_TO
    return reading.lower[pronoun] in ("he", "she", "it", "they", "we", "i", "you") and not objects


def _behind_quotation(reading: Reading, start: int, first: int) -> int:
    """'“…,” a relaxed, jovial Berg told': return where the subject begins whose adjectives a mark or 'and' parts."""
    article = start - 3
    parted = article > first and reading.tags[start - 1] in (pos.COMMA, pos.CONJUNCTION)
    if not parted or reading.lower[article] not in ("a", "an", "the") or reading.quoted[article - 1] == OUTSIDE:
        return start
    return article if reading.tags[start - 2] in (pos.ADJECTIVE, *pos.PAST_FORMS) else start


def _find_subject_of_participle(reading: Reading, start: int, group: int, end: int, first: int) -> Range | None:
    """Return who does what a form in -ing says behind a noun phrase that isn't its subject; None for any other verb."""
    if not _leads_to_participle(reading, group):
        return None
    return _find_subject_of_absolute(reading, start, group, first) or _find_publisher(reading, start, end, first)


def _leads_to_participle(reading: Reading, group: int) -> bool:
    """Tell whether a form in -ing alone is the verb of a group: 'reportedly yelling', and not 'was yelling'."""
    verb = skip_adverbs(reading, group, len(reading.tags))
    return verb < len(reading.tags) and reading.tags[verb] == pos.ING


def _find_subject_of_absolute(reading: Reading, start: int, group: int, first: int) -> Range | None:
    """'Fans wept, with Berg yelling: “…”': return the subject that 'with' gives to a participle; None without one."""
    while start - 2 >= first and reading.lower[start - 1] == "of":
        before = noun_phrase_start(reading, start - 1, first)
        if before == start - 1:
            before = start - 2  # 'one of her ads'
        start = before
    opens = start - 1 > first and reading.lower[start - 1] == "with" and reading.tags[start - 2] in pos.COMMA_OR_DASH
    return (start, group) if opens and start < group else None


def _find_publisher(reading: Reading, start: int, end: int, first: int) -> Range | None:
    """'Berg put out a statement saying …': return who gives out what speaks; None where it is no such thing."""
    verb = start - 1
    if verb > first and reading.lower[verb] == "out":
        verb -= 1
    written = reading.lower[end - 1] in words("statement_nouns")
    if not written or verb <= first or reading.lower[verb] not in words("verbs_of_publishing"):
        return None
    return find_subject_before(reading, verb_group_start(reading, verb, first), first)


def find_subject_before_participle(reading: Reading, group: int, first: int) -> Range | None:
    """'Berg, citing “her own luck,” said': return the subject that opens the statement, before the comma."""
    comma = group - 1
    if comma <= first or reading.tags[comma] != pos.COMMA:
        return None
    start = noun_phrase_start(reading, comma, first)
    if start >= comma or is_time(reading, start, comma):
        return None
    found = find_whole_subject(reading, start, comma, first)
    return found if found is not None and found[0] == first else None


def find_subject_before_insertions(reading: Reading, group: int, first: int) -> Range | None:
    """Return the subject where a comma or dash stands right before the verb group; None if none does."""
    mark = _mark_before(reading, group, first)
    return None if mark is None else find_before_insertions(reading, mark, first)


def _mark_before(reading: Reading, group: int, first: int) -> int | None:
    """Return the comma or dash before the verb group, adverbs passed over: ', a baker, angrily told'."""
    mark = group - 1
    while mark > first and reading.tags[mark] == pos.ADVERB:
        mark -= 1
    return mark if mark > first and reading.tags[mark] in pos.COMMA_OR_DASH else None


def _find_to(reading: Reading, group: int) -> int:
    """Return where 'to' stands that opens a verb group or stands right before it; the token before it if none does."""
    return group if group < len(reading.lower) and reading.lower[group] == "to" else group - 1


def find_subject_of_infinitive(reading: Reading, group: int, first: int) -> Range | None:
    """Return the object that another verb makes the subject: 'The president allowed Smith to demand …'."""
    to = _find_to(reading, group)
    if to - 2 < first or reading.lower[to] != "to":
        return None
    end = _before_relative(reading, to, first)
    start = noun_phrase_start(reading, end, first)
    while start - 2 > first and reading.tags[start - 1] == pos.PREPOSITION:  # 'leading crews like those of Lund to say'
        before = noun_phrase_start(reading, start - 1, first)
        if before == start - 1:
            break
        start = before
    if start >= end or start - 1 < first or reading.lower[start - 1] not in words("verbs_of_causing"):
        return None
    return (start, end)


def _before_relative(reading: Reading, index: int, first: int) -> int:
    """Return the comma before a clause that another comma closes at `index`: 'the guild, which is old, to say'."""
    if reading.tags[index - 1] != pos.COMMA:
        return index
    for comma in range(index - 3, first, -1):
        if reading.tags[comma] == pos.COMMA:
            return comma if reading.tags[comma + 1] == pos.WH_WORD else index
    return index


def find_subject_of_governor(reading: Reading, group: int, first: int) -> Range | None:
    """Return the subject of the verb before an infinitive or -ing form: 'was prompted to say', 'kept saying'."""
    to = _find_to(reading, group)
    goes_on = group - 1 > first and (reading.lower[group - 1] in _GOING_ON or _is_perceived(reading, group, first))
    verb = group - 1 if goes_on else to - 1
    if verb <= first or not (goes_on or reading.lower[to] == "to") or reading.tags[verb] not in pos.VERBS:
        return None
    return find_subject_before(reading, verb_group_start(reading, verb, first), first)


def _is_perceived(reading: Reading, group: int, first: int) -> bool:
    """Tell whether a passive before a form in -ing tells that it was heard or seen: 'were shown chanting'."""
    seen = reading.tags[group] == pos.ING and reading.lower[group - 1] in words("verbs_of_perceiving")
    return seen and has_be(reading, verb_group_start(reading, group - 1, first), group - 1)


def _range(start: int, end: int) -> Range | None:
    return (start, end) if start < end else None


def find_subject_after(reading: Reading, verb: int, last: int) -> Range | None:
    """Return the subject of an inverted cue ('said Smith, a farmer'), its apposition left out."""
    index = skip_adverbs(reading, verb + 1, last)
    if index >= last or reading.quoted[index] != OUTSIDE:
        return None
    opens = _opens_role(reading, index, last)
    if not opens and reading.tags[index] not in pos.IN_NOUN_PHRASE:
        return None
    end = noun_phrase_end(reading, index + opens, last)
    end = _last_of_list(reading, index, _before_manner(reading, index, end), last)
    while end > index and (reading.tags[end - 1] in pos.PREPOSITION_OR_ADVERB or reading.quoted[end - 1] != OUTSIDE):
        end -= 1
    return _range(index, find_end_before_time(reading, index, end))


def _opens_role(reading: Reading, index: int, last: int) -> bool:
    """Tell whether a participle at `index` describes the speaker: 'said retired teacher Di Ekman'."""
    return (
        index + 1 < last
        and reading.tags[index] in pos.PAST_FORMS
        and reading.tags[index + 1] in pos.NOUNS_OR_ADJECTIVE
        and reading.quoted[index + 1] == OUTSIDE
    )


def _last_of_list(reading: Reading, start: int, end: int, last: int) -> int:
    """'said Ann Lind, Bo Dahl and Cy Hart': return where the list of names ends that goes on at `end`; else `end`.

    Each is a full name, because a role behind a comma describes the one before it.
    """
    if _end_of_name(reading, start, last) != end:
        return end
    at = end
    while at < last and reading.tags[at] == pos.COMMA and reading.quoted[at] == OUTSIDE:
        begin = at + 1
        closes = begin < last and reading.lower[begin] == "and"
        at = _end_of_name(reading, begin + closes, last)
        if at == begin + closes:
            return end
        if not closes and at + 1 < last and reading.lower[at] == "and":
            closes, at = True, _end_of_name(reading, at + 1, last)
        if closes:
            # ', and Bo Dahl replied: “…”' is a clause of its own.
            clause = at < last and reading.tags[at] in pos.THIRD_OR_PAST
            return end if clause or reading.lower[at - 1] == "and" else at
    return end


def _end_of_name(reading: Reading, start: int, last: int) -> int:
    """Return where the full name ends that begins at `start`; `start` itself if none does."""
    end = start
    while end < last and reading.words[end][:1].isupper() and reading.quoted[end] == OUTSIDE:
        end += 1
    if end - start < 2:
        return start
    kinds = word_kinds(reading.words[start])
    named = kinds & Word.FIRST_NAME or not kinds & (Word.TITLE | Word.ROLE | Word.OPENS_PLACE | Word.ORDINARY)
    return end if named else start


def _before_manner(reading: Reading, start: int, end: int) -> int:
    """'said Berg angrily in the lobby': return where the adverb behind the subject's noun stands, else `end`."""
    for index in range(start + 1, end):
        degree = index + 1 < end and reading.tags[index + 1] in pos.AFTER_DEGREE
        if reading.tags[index] == pos.ADVERB and reading.tags[index - 1] in pos.NOMINAL and not degree:
            return index
    return end


def find_subject_of_statement(reading: Reading, first: int, before: int) -> Range | None:
    """Return the subject of the first finite verb between `first` and `before`."""
    for index in range(first, before):
        if reading.quoted[index] == OUTSIDE and reading.tags[index] in pos.FINITE:
            found = find_subject_before(reading, verb_group_start(reading, index, first), first)
            if found is not None and reading.lower[found[0]] == "whose" and found[0] - 1 > first:
                # 'Berg, whose sister, Ann Holm, is a judge, said': the clause tells of the statement's subject.
                comma = found[0] - 1
                start = noun_phrase_start(reading, comma, first)
                found = find_whole_subject(reading, start, comma, first) if start < comma else None
            if found is not None:
                return found
    return None
