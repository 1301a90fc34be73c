"""Rules for content that stands before its cue: “…,” X said; …, said X; …, X said, …; …, according to X."""

from briefings.analysis.attributions.content_end import find_content_end, trim_marks
from briefings.analysis.attributions.cue_site import Site
from briefings.analysis.attributions.cue_verbs import cue_verbs, forms_of_speech
from briefings.analysis.attributions.subject_phrases import is_time
from briefings.analysis.attributions.subjects import find_subject_after, find_subject_before
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.names.word_kinds import is_plural_role, is_role
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_end, noun_phrase_start, starts_clause
from briefings.analysis.reading.statements import OUTSIDE, Reading, Statement
from briefings.analysis.reading.titles_of_works import names_work
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import words
from briefings.model.rules import Rule

_CHANCE = 0.95
#: What is inserted between commas has at least so many tokens.
_INSERTION = 3
#: A quotation's own cue ends within so many tokens behind it.
_CUE_WITHIN = 8
_IN_THE_WORDS = (("in", "the", "words", "of"), ("to", "quote"), ("to", "use", "the", "words", "of"))
#: Within so many tokens behind its verb 'that' opens what is reported.
_TO_THAT = 7


def find_content_before_verb(site: Site) -> Candidate | None:
    """“…,” X said; …, said X; …, X said, …: the content stands before the verb, and perhaps goes on after it."""
    source = find_subject_before(site.reading, site.group, site.floor)
    found = None
    if source is not None and _is_bare_noun(site, source):
        source = None
    if source is not None and _is_relative(site, source):
        return None  # 'Berg, who answered, “…”': what stands before is who says it
    if source is not None:
        found = _around(site, source, source[0] - _is_put_so(site, source), inverted=False)
    if found is None and _ends_content(site.reading, site.group - 1, site.floor):
        named = source is not None and not _speech_ends(site.reading, site.group - 1)
        # 'An official, speaking in Ely, said Berg stressed': a clause of its own follows, and no subject.
        clause = site.frame == "clause" and (
            # 'She called it “a farce,” suggested he should go'
            not _speech_ends(site.reading, site.group - 1) or site.reading.tags[site.index + 1] == pos.PRONOUN
        )
        # 'Told CNN in March': who is told stands behind the verb, never who tells.
        telling = site.word in ("told", "tells")
        follows = None if named or clause or telling else find_subject_after(site.reading, site.index, site.last)
        if follows is not None and _is_no_verb(site) and not _is_plural(site.reading, follows):
            follows = None  # '“…,” state radio quoted him as saying'
        found = _around(site, follows, site.group, inverted=True) if follows is not None else None
    return found


def _is_relative(site: Site, source: Range) -> bool:
    """Tell whether the subject is a relative pronoun that no speech stands before."""
    relative = site.reading.tags[source[0]] == pos.WH_WORD and source[0] > site.floor
    return relative and not _speech_ends(site.reading, source[0] - 1)


def _is_put_so(site: Site, source: Range) -> bool:
    """Tell whether 'as' stands before the speaker of what was quoted: '“…,” as Berg puts it', '“…”, as Berg said'."""
    reading, before = site.reading, source[0] - 1
    if before <= site.floor or reading.lower[before] != "as" or reading.quoted[before] != OUTSIDE:
        return False
    put = site.word in ("put", "puts") and reading.lower[site.index + 1 : site.index + 2] == ["it"]
    return put or (site.word in forms_of_speech() and _speech_ends(reading, before - 1))


def _is_no_verb(site: Site) -> bool:
    """Tell whether a form is no verb of one subject: 'state', 'say', but 'read the statement' is past."""
    return site.code in pos.BASE_OR_NOUN and pos.PAST not in open_classes().get(site.word, "")


def _is_plural(reading: Reading, phrase: Range) -> bool:
    """Tell whether a noun phrase may be the subject of a base form: 'say officials', 'say Berg and Dahl', 'say I'."""
    inside = range(*phrase)
    return any(
        reading.tags[k] in (pos.CONJUNCTION, pos.PRONOUN, pos.NUMBER)
        or reading.lower[k].endswith("s")
        or reading.lower[k] in words("people_nouns")
        for k in inside
    )


def _is_bare_noun(site: Site, source: Range) -> bool:
    """Tell whether a noun alone stands before an inverted verb: '“…” province, near the border, said Major Berg'."""
    reading = site.reading
    if source[1] - source[0] > 1 or reading.tags[source[0]] != pos.NOUN or site.group - source[1] < _INSERTION:
        return False
    named = site.index + 1 < site.last and reading.tags[site.index + 1] == pos.NAME
    return named and not reading.lower[source[0]].endswith("s")


def _around(site: Site, source: Range, stop: int, *, inverted: bool) -> Candidate | None:
    """Return the candidate with content before token `stop`; `source` is before the verb or, inverted, after it."""
    reading = site.reading
    if not _ends_content(reading, stop - 1, site.floor):
        return None
    spoken = _speech_ends(reading, stop - 1)
    if not (_may_be_cue(site, stop, spoken=spoken) or (not spoken and _is_shown(site, source))):
        return None
    # 'The “oldest things” he said fill the museum': a finite verb behind the cue has a subject before it.
    if not inverted and (site.frame == "that" or (not spoken and site.frame in {"wh", "clause", *pos.FINITE})):
        return None
    if spoken and (
        _ends_with_title(reading, site.floor, stop) or (not inverted and _is_inner_speech(reading, site.floor, stop))
    ):
        return None
    start = _speech_start(reading, site.floor, stop) if spoken else find_clause_start(reading, site.floor, stop)
    before = (start, trim_marks(reading, start, stop))
    bare = not spoken and not _is_clause(reading, *before)
    behind = source[1] if inverted else _behind_verb(site)
    rest = _continuation(reading, behind, site.last, inverted=inverted, bare=bare)
    if before[1] <= start or not _may_be_content(site, before, rest, inverted=inverted):
        return None
    content = (before, rest) if rest is not None else (before,)
    rule = Rule.CONTENT_BEFORE_INVERTED_VERB if inverted else Rule.CONTENT_BEFORE_VERB
    return Candidate(content, (site.group, site.index + 1), source, rule, _CHANCE)


def _speech_start(reading: Reading, floor: int, stop: int) -> int:
    """Return where spoken content begins: at the quotation if a bracket, dash or colon stands before it."""
    first = stop - 1
    while first > floor and reading.quoted[first] == OUTSIDE:
        first -= 1
    while first > floor and reading.quoted[first - 1] == reading.quoted[first]:
        first -= 1
    if first > floor and reading.tags[first - 1] in pos.OPENS_SPEECH:
        return first
    return find_clause_start(reading, floor, stop)


def _ends_with_title(reading: Reading, floor: int, stop: int) -> bool:
    """Tell whether what is quoted right before `stop` is a work's title: 'In a column titled “…,” Berg wrote'."""
    first = stop - 1
    while first > floor and reading.tags[first] == pos.COMMA and reading.quoted[first] == OUTSIDE:
        first -= 1
    while first > floor and reading.quoted[first - 1] == reading.quoted[first] != OUTSIDE:
        first -= 1
    return first > floor and names_work(reading, first)


def _is_inner_speech(reading: Reading, floor: int, stop: int) -> bool:
    """Tell whether the words before `stop` are another's, in a clause of time: 'Before Berg could say “sorry,” he'."""
    if reading.lower[floor] not in words("subordinators"):
        return False
    first = stop - 1
    while first > floor and (reading.quoted[first] != OUTSIDE or reading.tags[first] == pos.COMMA):
        first -= 1
    return first > floor and reading.lower[first] in forms_of_speech()


def _may_be_cue(site: Site, stop: int, *, spoken: bool) -> bool:
    """Tell whether the verb can report: after bare speech any verb can, else only verbs of saying."""
    cue = cue_verbs().get(site.word)
    if cue is not None and cue.lemma in words("cues_of_speech"):
        if not spoken and _has_object(site, cue.lemma):
            return False
        return site.code in pos.FINITE_VERBS or spoken or site.word in ("said", "told", "added")
    if not spoken or site.code not in pos.FINITE_VERBS_OR_PARTICIPLE:
        return False
    return site.reading.quoted[find_clause_start(site.reading, site.floor, stop)] != OUTSIDE


def _is_shown(site: Site, source: Range) -> bool:
    """Tell whether papers show what stands before: '…, court records show'."""
    shown = site.word in ("show", "shows", "showed", "indicate", "suggest") and site.frame in ("end", ".")
    return shown and site.reading.lower[source[1] - 1] in words("written_sources")


def _has_object(site: Site, lemma: str) -> bool:
    """Tell whether the verb has an object: 'the mayor continued talks', not 'told the court', 'said Monday'."""
    following = site.reading.lower[site.index + 1 : site.index + 2]
    addressed = words("cues_with_recipient") | words("cues_of_plain_speech")
    spoken_to = lemma in addressed and lemma not in ("show", "promise")
    behind = site.reading.lower[site.index + 1 : min(site.index + _TO_THAT, site.last)]
    if "that" in behind and "," not in behind[: behind.index("that")]:
        return True  # 'In 2008, the paper reported at the time that …'
    return site.frame == "np" and not (spoken_to or words("time_words").intersection(following))


def _behind_verb(site: Site) -> int:
    """Return the token behind the verb, who is told passed over: 'The way out, Berg told them, was …'."""
    index = site.index + 1
    if site.word in ("told", "tells"):
        end = noun_phrase_end(site.reading, index, site.last)
        if end < site.last and site.reading.tags[end] == pos.COMMA:
            return end
    return index


def _may_be_content(site: Site, before: Range, rest: Range | None, *, inverted: bool) -> bool:
    """Tell whether what stands before the cue is content and no introduction ('Asked about it, he said, “…”')."""
    reading, (start, stop) = site.reading, before
    if any(reading.quoted[k] != OUTSIDE for k in range(start, stop)):
        return True
    if rest is None:
        # 'Tired of it all, he wrote “…” on the wall': the words behind the verb are what he wrote.
        words_follow = not inverted and site.frame == "q" and reading.quoted[site.index + 1] != OUTSIDE
        return not words_follow and _is_clause(reading, start, stop)
    if inverted or reading.tags[_behind_verb(site)] != pos.COMMA:
        return False
    if reading.quoted[rest[0]] == OUTSIDE:
        return True
    adjunct = reading.tags[start] in pos.OPENS_ADJUNCT or reading.lower[start] in words("subordinators")
    return not adjunct and not _is_clause(reading, start, stop)


def _speech_ends(reading: Reading, index: int) -> bool:
    """Tell whether a quotation ends at token `index` as speech before its cue does: with a comma or ? or ! or dash."""
    if index < 1 or index >= len(reading.lower):
        return False
    if reading.tags[index] == pos.COMMA and reading.quoted[index] == OUTSIDE:
        return reading.quoted[index - 1] != OUTSIDE
    if reading.quoted[index] == OUTSIDE:
        return False
    return reading.words[index - 1] in (",", "?", "!", "…", "...", "—", "-", "--", "–", ".", ";")


def _ends_content(reading: Reading, index: int, floor: int) -> bool:
    """Tell whether the token at `index` ends a fronted content: a comma or a closing quotation mark."""
    if index <= floor:
        return False
    return reading.quoted[index] != OUTSIDE or reading.tags[index] == pos.COMMA


def find_clause_start(reading: Reading, floor: int, stop: int) -> int:
    """Return where fronted content begins: after a mark or connective that opens the statement."""
    start = floor
    while start < stop and reading.quoted[start] == OUTSIDE and reading.tags[start] in pos.LEADING:
        start += 1
    return start


def _is_clause(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether content is a quotation or has a finite verb; a phrase of time or place has none."""
    if any(reading.quoted[k] != OUTSIDE for k in range(start, stop)):
        return True
    participle = reading.tags[start] in pos.PARTICIPLES and reading.tags[start + 1] not in pos.SURELY_FINITE
    opens = participle or (reading.tags[start] == pos.ADJECTIVE and reading.tags[start + 1] in pos.PREPOSITION_OR_TO)
    if opens or reading.lower[start] in words("subordinators"):
        comma = next((k for k in range(start, stop) if reading.tags[k] == pos.COMMA), stop)
        return any(reading.tags[k] in pos.SURELY_FINITE for k in range(comma, stop))
    finite = [k for k in range(start, stop) if reading.tags[k] in pos.FINITE]
    return bool(finite) and not (len(finite) == 1 and _is_participle_of_adjunct(reading, start, finite[0]))


def _is_participle_of_adjunct(reading: Reading, start: int, verb: int) -> bool:
    """'In a statement published on Monday': a past form right behind an adjunct's noun, which a determiner opens."""
    return (
        reading.tags[start] == pos.PREPOSITION
        and reading.tags[verb] == pos.PAST
        and reading.tags[start + 1] in pos.DETERMINERS
        and noun_phrase_end(reading, start + 1, verb) == verb
        and not any(reading.tags[k] in pos.DETERMINERS for k in range(start + 2, verb))
    )


def _continuation(reading: Reading, index: int, last: int, *, inverted: bool, bare: bool) -> Range | None:
    """'…,' she said, '…': the content's second half in the same statement.

    A `bare` first half has no verb; the second then may begin with it: 'The talks, she said, raised hopes'.
    """
    for ahead in range(index, last):
        if _another_cue(reading, ahead, last) or _says(reading, ahead):
            break
        if reading.quoted[ahead] != OUTSIDE:
            if _has_cue_behind(reading, reading.stretch_end(ahead, last), last):
                break
            if reading.tags[ahead - 1] not in pos.PAUSES_STOP_OR_DASH or names_work(reading, ahead):
                break
            end = reading.stretch_end(ahead, last)
            return (ahead, trim_marks(reading, ahead, last) if last - end < 2 else end)
    if not inverted and index + 1 < last and reading.tags[index] == pos.COMMA:
        following, word = reading.tags[index + 1], reading.lower[index + 1]
        end = trim_marks(reading, index + 1, last)
        opens = following not in pos.PARTICIPLES_OR_WH or (bare and following == pos.PAST_PARTICIPLE)
        # 'The plan, he says, is sound.'
        short = bare and following == pos.AUXILIARY
        if opens and end > index + 3 - short:
            finite = following == pos.PREPOSITION and any(
                reading.tags[k] in pos.SURELY_FINITE for k in range(index + 1, end)
            )
            if (word not in words("after_cue") or (finite and word in ("in", "on", "at"))) and not _reports(
                reading, index + 1, end
            ):
                return (index + 1, end)
    return None


def _reports(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a clause that ends a statement says who passed the words on: ', the Orbit agency reported'."""
    verb = end - 1
    while verb > start and is_time(reading, verb, verb + 1):
        verb -= 1
    speech = reading.lower[verb] in forms_of_speech() and reading.tags[verb] in pos.THIRD_OR_PAST
    return speech and noun_phrase_start(reading, verb, start) == start


def _says(reading: Reading, index: int) -> bool:
    """Tell whether a verb of speech stands there, whose subject says the next quotation: 'and Berg replied: “…”'."""
    return (
        reading.quoted[index] == OUTSIDE
        and reading.tags[index] in pos.THIRD_OR_PAST
        and reading.lower[index] in forms_of_speech()
    )


def _has_cue_behind(reading: Reading, end: int, last: int) -> bool:
    """Tell whether a quotation that ends before `end` has a cue of its own: '…; “it is wet,” Berg replied'."""
    if not _speech_ends(reading, end - 1) or (end < last and reading.tags[end] in pos.LEADING):
        return False
    return any(_says(reading, k) for k in range(end, min(end + _CUE_WITHIN, last)))


def find_as_reported(site: Site) -> Candidate | None:
    """As X reported, …: the content is the main clause."""
    reading = site.reading
    opener = find_clause_start(reading, site.floor, site.index)
    while opener < site.index and reading.tags[opener] in pos.ADVERB_OR_COMMA:
        opener += 1
    if reading.lower[opener] != "as":
        return None
    cue = cue_verbs().get(site.word)
    source = find_subject_before(reading, site.group, opener + 1)
    if cue is None or cue.lemma not in words("cues_of_speech") or source is None or source[0] != opener + 1:
        return None
    nearby = range(site.index + 1, min(site.index + 12, site.last - 1))
    comma = next((k for k in nearby if reading.tags[k] == pos.COMMA), None)
    if comma is None or any(reading.tags[k] in pos.OPENS_CLAUSE for k in range(site.index + 1, comma)):
        return None
    end = find_content_end(reading, comma + 1, site.last, "that")
    return Candidate(((comma + 1, end),), (site.group, site.index + 1), source, Rule.AS_REPORTED, _CHANCE)


def _another_cue(reading: Reading, index: int, last: int) -> bool:
    """Tell whether ', adding …' or 'and wrote …' begins at `index`: the quotation after it is that cue's."""
    following = reading.tags[index + 1] if index + 1 < last and reading.quoted[index] == OUTSIDE else ""
    return (reading.tags[index] == pos.COMMA and following == pos.ING) or (
        reading.tags[index] == pos.CONJUNCTION and following in pos.ADVERB_THIRD_OR_PAST
    )


def _is_source(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a noun phrase right behind 'according to' says something: 'sorted according to size' is a manner.

    Without a comma a bare noun is a manner unless it names people or what they write; with a determiner, the law or a
    plan still is one.
    """
    head = end - 1
    while head > start and pos.PREPOSITION in reading.tags[start:head]:
        head = reading.tags.index(pos.PREPOSITION, start) - 1
    word = reading.lower[max(head, start)]
    if word in words("manners"):
        return False
    if any(code in pos.NAME_PRONOUN_OR_DETERMINERS for code in reading.tags[start:end]):
        return True
    return word in words("written_sources") or is_role(word) or is_plural_role(word)


def find_according_to(reading: Reading, statement: Statement, floor: int, index: int) -> Candidate | None:
    """According to X, …; …, according to X."""
    if index + 2 >= statement.last or reading.lower[index : index + 2] != ["according", "to"]:
        return None
    end = noun_phrase_end(reading, index + 2, statement.last)
    while end > index + 2 and reading.quoted[end - 1] != OUTSIDE:
        end -= 1
    end = _source_end(reading, index + 2, end, statement.last) if index == floor else end
    end = _before_time(reading, index + 2, end)
    marked = index == floor or reading.tags[index - 1] in pos.BEFORE_SOURCE or reading.quoted[index - 1] != OUTSIDE
    if end <= index + 2 or not (marked or _is_source(reading, index + 2, end)):
        return None
    content = _reported_by_source(reading, floor, index, end, statement.last)
    if not content or (index == floor and _quotes_another(reading, *content[0])):
        return None
    return Candidate(content, (index, index + 2), (index + 2, end), Rule.ACCORDING_TO, _CHANCE)


def _before_time(reading: Reading, start: int, end: int) -> int:
    """Return where the source ends before when it said so: 'according to police on Sunday'."""
    at = end
    while at > start + 1 and is_time(reading, at - 1, at):
        at -= 1
    if at == end:
        return end
    if reading.lower[at - 1] in ("on", "in", "at", "since", "during") and at - 1 > start:
        return at - 1
    return at if reading.lower[at] in ("last", "late", "early", "this", "next") else end


def _quotes_another(reading: Reading, start: int, end: int) -> bool:
    """Tell whether what a paper reports is that somebody said words: 'According to the Star, Berg said “no”'."""
    return any(
        reading.lower[k] in forms_of_speech()
        and reading.tags[k] in pos.THIRD_OR_PAST
        and reading.quoted[k] == OUTSIDE
        and any(reading.quoted[at] != OUTSIDE for at in range(k + 1, min(k + 3, end)))
        for k in range(start, end)
    )


def find_in_the_words_of(reading: Reading, statement: Statement) -> Candidate | None:
    """In the words of X, “…”."""
    opening = next((one for one in _IN_THE_WORDS if _stands(reading, statement.first, one)), None)
    if opening is None:
        return None
    begin = statement.first + len(opening)
    end = noun_phrase_end(reading, begin, statement.last)
    quotes = (k for k in range(end, statement.last) if reading.quoted[k] != OUTSIDE)
    first = next(quotes, None)
    if end <= begin or first is None or reading.tags[first - 1] not in pos.PAUSES:
        return None
    content = ((first, reading.stretch_end(first, statement.last)),)
    return Candidate(content, (statement.first, begin), (begin, end), Rule.ACCORDING_TO, _CHANCE)


def _stands(reading: Reading, start: int, opening: tuple[str, ...]) -> bool:
    return tuple(reading.lower[start : start + len(opening)]) == opening


def _behind_source(reading: Reading, end: int, last: int) -> int:
    """Return where the content begins after 'according to X': behind a comma, past what is told of X."""
    commas = [k for k in range(end, last) if reading.tags[k] == pos.COMMA and reading.quoted[k] == OUTSIDE][:2]
    if not commas:
        return last if end >= last - 1 or reading.tags[end] in pos.PREPOSITION_OR_TO else end
    begin = commas[0] + 1
    if begin < last and len(commas) == 2 and commas[1] + 1 < last:
        described = reading.tags[begin] == pos.WH_WORD or reading.lower[begin] == "whose"
        apposed = reading.tags[begin] in (pos.DETERMINER, pos.NUMBER) and not any(
            code in pos.FINITE for code in reading.tags[begin : commas[1]]
        )
        # 'According to its director, Ann Lee, …'
        named = is_role(reading.lower[end - 1]) and all(reading.tags[k] == pos.NAME for k in range(begin, commas[1]))
        if described or ((apposed or named) and starts_clause(reading, commas[1] + 1, last)):
            begin = commas[1] + 1
    return begin


def _source_end(reading: Reading, start: int, end: int, last: int) -> int:
    """Return where the source ends: before a new subject where no comma parts them ('to fire officials the blaze')."""
    if end >= last or reading.tags[end] not in pos.FINITE:
        return end
    for index in range(start + 1, end):
        opens = reading.tags[index] == pos.PRONOUN or (
            reading.tags[index] in pos.DETERMINERS and reading.lower[index] not in ("'s", "'")
        )
        if opens and reading.tags[index - 1] in pos.NOUNS:
            return index
    return end


def _reported_by_source(reading: Reading, floor: int, index: int, end: int, last: int) -> tuple[Range, ...]:
    """Return the content of 'according to' at `index`, whose source ends before `end`: after or before it."""
    start = find_clause_start(reading, floor, index)
    if start == index or all(reading.tags[k] in pos.CONJUNCTION_OR_ADVERB for k in range(start, index)):
        begin = _behind_source(reading, end, last)
        return ((begin, find_content_end(reading, begin, last, "that")),) if begin < last else ()
    stop = trim_marks(reading, start, index)
    if stop <= start:
        return ()
    open_end = reading.lower[stop - 1] in words("forms_of_have") or reading.lower[stop - 1] in words("forms_of_be")
    if (open_end or not _is_clause(reading, start, stop)) and end + 1 < last and reading.tags[end] == pos.COMMA:
        # 'Sales, according to the firm, fell in May'; 'Sales have, according to the firm, fallen'
        return (start, stop), (end + 1, find_content_end(reading, end + 1, last, "that"))
    return ((start, stop),)
