"""Rules for content that stands before its cue (“…,” X said; …, said X; …, X said, …) or behind it: as X reported."""

from briefings.analysis.attributions.content_continuation import find_continuation, find_limit, speech_ends
from briefings.analysis.attributions.content_end import find_content_end, trim_marks
from briefings.analysis.attributions.content_stops import is_cue
from briefings.analysis.attributions.cue_site import Site
from briefings.analysis.attributions.cue_verbs import cue_verbs, forms_of_speech, is_verb_of_speech
from briefings.analysis.attributions.negation import is_negation
from briefings.analysis.attributions.subjects import find_subject_after, find_subject_before
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import frame_after, noun_phrase_end, opens_limited_clause, skip_adverbs
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.analysis.reading.titles_of_works import names_work
from briefings.analysis.reading.word_classes import STAND_ALONE, open_classes
from briefings.lexicon import words
from briefings.model.rules import Rule

_CHANCE = 0.95
#: What follows a verb that has a clause behind it, and none before it.
_FOLLOWED = frozenset(("wh", "clause", *pos.FINITE))
#: What follows a verb with content of its own.
_WITH_CONTENT = frozenset(("clause", "np", "npthat", "npto", "that", "wh"))
#: What somebody says who holds nothing.
NOTHING = frozenset(("little", "nothing"))
_ADDING = frozenset(("add", "adds", "added"))
#: What somebody heard before saying something: 'Told that Holm called him “a liar,” Berg said he would go'.
HEARD = frozenset(("asked", "pressed", "questioned", "quizzed", "challenged", "reminded", "told", "informed"))
#: Verbs of speech whose noun phrase is what is done: 'continued talks', 'announced a plan', 'concluded a deal'.
_WITH_OBJECT = frozenset(("show", "promise", "continue", "announce", "conclude", "declare", "post"))
#: A quotation in a relative clause stands at most so many tokens behind its pronoun.
_RELATIVE = 12
#: What is inserted between commas has at least so many tokens.
_INSERTION = 3
#: Cues of what was still to come.
_FORETELLING = frozenset(
    {
        "ask", "demand", "forecast", "instruct", "order", "plan", "pledge", "predict", "promise", "propose",
        "recommend", "request", "swear", "threaten", "urge", "vow", "warn",
    }
)  # fmt: skip
#: Within so many tokens behind its verb 'that' opens what is reported.
_TO_THAT = 7


def find_content_before_verb(site: Site) -> Candidate | None:
    """“…,” X said; …, said X; …, X said, …: the content stands before the verb, and perhaps goes on after it."""
    before = site.index - 1
    described = site.reading.tags[before] in pos.DETERMINERS_OR_ADJECTIVE
    if site.code == pos.NOUN and described and site.reading.lower[before] not in STAND_ALONE:
        return None  # 'a note to Berg said'
    source = find_subject_before(site.reading, site.group, site.floor)
    found = None
    if source is not None and _is_bare_noun(site, source):
        source = None
    if source is not None and _is_relative(site, source):
        return None  # 'Berg, who answered, “…”': what stands before is who says it
    if source is not None:
        put_so = _is_put_so(site, source)
        if (put_so and _says_itself(site.reading, site.floor, source[0] - 1)) or _breaks_off(site, source[0] - 1):
            return None  # 'Berg insisted no boat sank, as Holm claimed'
        found = _around(site, source, source[0] - put_so, inverted=False)
    if found is None and _ends_content(site.reading, site.group - 1, site.floor):
        named = source is not None and not speech_ends(site.reading, site.group - 1)
        # 'An official, speaking in Ely, said Berg stressed': a clause of its own follows, and no subject.
        clause = site.frame == "clause" and (
            # 'She called it “a farce,” suggested he should go'
            not speech_ends(site.reading, site.group - 1)
            or site.reading.tags[site.index + 1] == pos.PRONOUN
            or _closes_insertion(site.reading, site.group - 1, site.floor)
        )
        # 'Told CNN in March': who is told stands behind the verb, never who tells.
        telling = site.word in ("told", "tells")
        follows = None if named or clause or telling else find_subject_after(site.reading, site.index, site.last)
        if follows is not None and _is_no_verb(site) and not _is_plural(site.reading, follows):
            follows = None  # '“…,” state radio quoted him as saying'
        found = _around(site, follows, site.group, inverted=True) if follows is not None else None
    return found


def _closes_insertion(reading: Reading, closes: int, floor: int) -> bool:
    """Tell whether the quotation that ends at `closes` stands in what is inserted behind a speaker.

    'Berg, citing “her luck,” said the vote', 'Berg, whom Holm called “a liar,” said the vote'.
    """
    first = closes
    while first > floor and reading.quoted[first - 1] != OUTSIDE:
        first -= 1
    if first > floor and reading.tags[first - 1] == pos.ING:
        return True
    for index in range(first - 1, max(floor, first - _RELATIVE), -1):
        if reading.tags[index] in pos.PAUSES_STOP_OR_DASH:
            return False
        if reading.tags[index] == pos.WH_WORD:
            return reading.tags[index - 1] == pos.COMMA
    return False


def _is_relative(site: Site, source: Range) -> bool:
    """Tell whether the subject is a relative pronoun that no speech stands before."""
    relative = site.reading.tags[source[0]] == pos.WH_WORD and source[0] > site.floor
    return relative and not speech_ends(site.reading, source[0] - 1)


def _is_put_so(site: Site, source: Range) -> bool:
    """Tell whether 'as' stands before who said what stands before: '“…,” as Berg puts it', 'It is late, as Berg noted'.

    'The vote failed, as Berg warned': it is the writer who says that it did.
    """
    reading, before = site.reading, source[0] - 1
    if before <= site.floor or reading.lower[before] != "as" or reading.quoted[before] != OUTSIDE:
        return False
    put = site.word in ("put", "puts") and reading.lower[site.index + 1 : site.index + 2] == ["it"]
    if site.word not in forms_of_speech():
        return put
    told_of = reading.tags[before - 1] == pos.COMMA and cue_verbs()[site.word].lemma not in _FORETELLING
    noted = told_of and not any(reading.tags[k] in pos.FINITE for k in range(site.index + 1, site.last))
    return put or noted or speech_ends(reading, before - 1)


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
    spoken = speech_ends(reading, stop - 1)
    if not (_may_be_cue(site, stop, spoken=spoken) or (not spoken and _is_shown(site, source))):
        return None
    # 'The “oldest things” he said fill the museum': a finite verb behind the cue has a subject before it.
    # 'They met Berg, who vowed to go': his clause doesn't say what stands before it.
    relative = not spoken and reading.tags[source[0]] == pos.WH_WORD
    # 'Calling it “a farce,” Berg said the vote was over': what a participle tells isn't what he said.
    # So it is in 'As the talk began, Berg interjected and said, “…”'.
    told_behind = site.frame == "clause" or (site.frame == "q" and not spoken)
    leads = told_behind and _opens_with_participle(reading, site.floor, stop)
    leads = leads or (not spoken and site.frame == "cc" and _leads_to_saying(site))
    goes_on = not spoken and (site.frame in _FOLLOWED or _says_thing(site))
    if not inverted and (site.frame == "that" or relative or leads or goes_on):
        return None
    if spoken and (
        _ends_with_title(reading, site.floor, stop)
        or (not inverted and site.frame in _WITH_CONTENT and _ends_with_show(reading, site.floor, stop))
        or (not inverted and _is_inner_speech(reading, site.floor, stop))
    ):
        return None
    start = _speech_start(reading, site.floor, stop) if spoken else find_clause_start(reading, site.floor, stop)
    before = (start, trim_marks(reading, start, stop))
    bare = not spoken and not is_clause(reading, *before)
    behind = source[1] if inverted else _behind_verb(site)
    limit = find_limit(reading, behind, site.last, spoken=spoken)
    rest = limit or find_continuation(reading, behind, site.last, inverted=inverted, bare=bare)
    if rest is None and not spoken and _is_unfinished(reading, before[1]):
        comma, end = behind, trim_marks(reading, min(behind + 1, site.last), site.last)
        behind_comma = reading.tags[comma : comma + 1] == pos.COMMA and end > comma + 1
        rest = (comma + 1, end) if behind_comma and reading.tags[comma + 1] != pos.CONJUNCTION else None
    if spoken and limit is None and rest is not None and _is_told_of(reading, before, rest):
        rest = None
    if before[1] <= start or not _may_be_content(site, before, None if limit else rest, inverted=inverted):
        return None
    content = (before, rest) if rest is not None else (before,)
    rule = Rule.CONTENT_BEFORE_INVERTED_VERB if inverted else Rule.CONTENT_BEFORE_VERB
    return Candidate(content, (site.group, site.index + 1), source, rule, _CHANCE)


def _is_unfinished(reading: Reading, stop: int) -> bool:
    """Tell whether words break off behind an auxiliary or a denial: 'The vote was not, Berg said, fair'."""
    word = reading.lower[stop - 1]
    return word in words("forms_of_be") or word in words("forms_of_have") or is_negation(word)


def _says_thing(site: Site) -> bool:
    """Tell whether a verb has its own object behind it: 'When it rained, Berg said nothing', '…, Berg added a boat'."""
    reading, behind = site.reading, skip_adverbs(site.reading, site.index + 1, site.last)
    if behind >= site.last or reading.quoted[behind] != OUTSIDE:
        return False
    if reading.lower[behind] in NOTHING:
        return True
    if site.word not in _ADDING or site.frame != "np":
        return False
    timed = words("time_words") | words("weekdays")
    return timed.isdisjoint(reading.lower[behind : noun_phrase_end(reading, behind, site.last)])


def _leads_to_saying(site: Site) -> bool:
    """Tell whether a verb of speech stands behind 'and' that goes on to what is said: 'interjected and said that …'."""
    verb = skip_adverbs(site.reading, site.index + 2, site.last)
    says = verb < site.last and is_verb_of_speech(site.reading, verb)
    return says and frame_after(site.reading, verb, site.last) in ("q", "that", "clause")


def _opens_with_participle(reading: Reading, floor: int, stop: int) -> bool:
    """Tell whether the words before `stop` are a participle's phrase, so that what follows the cue is what is said."""
    told = reading.tags[floor + 1] not in pos.IN_NOUN_PHRASE or reading.lower[floor + 1] in ("he", "she", "they")
    if reading.lower[floor] in HEARD and told:
        return True  # 'Asked on “Morning Hour” if she would go, Berg said “no”'
    opens = reading.tags[floor] in pos.PARTICIPLES and reading.quoted[floor] == OUTSIDE
    return opens and not any(
        reading.tags[k] in pos.SURELY_FINITE and reading.quoted[k] == OUTSIDE for k in range(floor + 1, stop)
    )


def _breaks_off(site: Site, comma: int) -> bool:
    """'Berg said unless it rains, she hopes to go': tell whether the clause before a comma goes on behind it."""
    reading = site.reading
    if reading.tags[comma] != pos.COMMA or site.frame in ("end", pos.STOP):
        return False  # '…, Berg said.'
    first = reading.tags.rfind(pos.COMMA, site.floor, comma) + 1 or site.floor
    verbs = (k for k in range(first, comma - 1) if is_verb_of_speech(reading, k))
    return any(opens_limited_clause(reading, verb + 1, site.last) for verb in verbs)


def _says_itself(reading: Reading, first: int, stop: int) -> bool:
    """Tell whether somebody says something in what stands before 'as Holm claimed': then that isn't what Holm did."""
    return any(
        reading.tags[verb] in pos.THIRD_OR_PAST
        and is_cue(reading, verb, stop)
        and frame_after(reading, verb, stop) in ("that", "clause")
        for verb in range(first + 1, stop)
    )


def _is_told_of(reading: Reading, before: Range, rest: Range) -> bool:
    """“We go,” Berg said, a sign of hope: tell whether the words behind the cue tell of the quotation and aren't in it.

    They are where they go on with a quotation that is no sentence ('“If we go,” Berg said, the others will follow')
    or with its last words ('“It is our luck,” Berg said, that all of them went').
    """
    if reading.quotes_in(*rest):
        return False
    opener = before[0] + (reading.tags[before[0]] == pos.QUOTE_MARK)
    ended = any(reading.words[k] in ("!", "?", ".", "…", "...") for k in range(before[1] - 2, before[1]))
    depends = not ended and (
        reading.lower[rest[0]] in ("that", "to") or reading.lower[rest[0] + 1] in ("which", "whom")
    )
    if depends:
        return False
    whole, goes_on = (any(reading.tags[k] in pos.SURELY_FINITE for k in range(*one)) for one in (before, rest))
    unended = not ended and (not whole or reading.lower[opener] in words("subordinators"))
    return not (unended and goes_on and reading.lower[rest[0]] not in words("subordinators"))


def _speech_start(reading: Reading, floor: int, stop: int) -> int:
    """Return where spoken content begins: at the quotation if a bracket, dash or colon stands before it."""
    first = stop - 1
    while first > floor and reading.quoted[first] == OUTSIDE:
        first -= 1
    first = reading.stretch_start(first, floor)
    if first > floor and reading.tags[first - 1] in pos.OPENS_SPEECH:
        return first
    return find_clause_start(reading, floor, stop)


def _ends_with_title(reading: Reading, floor: int, stop: int) -> bool:
    """Tell whether what is quoted right before `stop` is a work's title: 'In a column titled “…,” Berg wrote'."""
    first = stop - 1
    while first > floor and reading.tags[first] == pos.COMMA and reading.quoted[first] == OUTSIDE:
        first -= 1
    if reading.quoted[first] != OUTSIDE:
        first = reading.stretch_start(first, floor)
    return first > floor and names_work(reading, first)


def _ends_with_show(reading: Reading, floor: int, stop: int) -> bool:
    """'On “Morning Hour,” Berg said he would go': tell whether a name in marks ends what tells where it was said."""
    opens = reading.tags[floor] in pos.PREPOSITION_OR_TO or reading.tags[floor] in pos.PARTICIPLES
    first = reading.stretch_start(stop - 1, floor) if reading.quoted[stop - 1] != OUTSIDE else floor
    held = [k for k in range(first, stop) if reading.words[k][0].isalpha()]
    if not opens or first == floor or not held or any(reading.words[k] in ("!", "?") for k in range(first, stop)):
        return False
    if any(reading.tags[k] in pos.SURELY_FINITE for k in range(floor + 1, first)):
        return False
    named = all(reading.words[k][0].isupper() or reading.lower[k] in words("function_words") for k in held)
    return named and (len(held) > 1 or reading.tags[first - 1] in (pos.POSSESSIVE, pos.PREPOSITION))


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
    spoken_to = lemma in addressed and lemma not in _WITH_OBJECT
    behind = site.reading.lower[site.index + 1 : min(site.index + _TO_THAT, site.last)]
    if "that" in behind and "," not in behind[: behind.index("that")]:
        return True  # 'In 2008, the paper reported at the time that …'
    # 'announced a ban on boats to Holm' has its object with what belongs to that.
    framed = site.frame == "np" or (site.frame == "npto" and lemma in _WITH_OBJECT)
    return framed and not (spoken_to or words("time_words").intersection(following))


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
    if reading.quotes_in(start, stop):
        return True
    if rest is None:
        # 'Tired of it all, he wrote “…” on the wall': the words behind the verb are what he wrote.
        words_follow = not inverted and site.frame == "q" and reading.quoted[site.index + 1] != OUTSIDE
        return not words_follow and is_clause(reading, start, stop)
    if inverted or reading.tags[_behind_verb(site)] != pos.COMMA:
        return False
    if reading.quoted[rest[0]] == OUTSIDE:
        return True
    if reading.tags[rest[0] - 1] == pos.CONJUNCTION:
        return is_clause(reading, start, stop)  # 'It is late, Berg said, but “not too late”'
    adjunct = reading.tags[start] in pos.OPENS_ADJUNCT or reading.lower[start] in words("subordinators")
    return not adjunct and not is_clause(reading, start, stop)


def _ends_content(reading: Reading, index: int, floor: int) -> bool:
    """Tell whether the token at `index` ends a fronted content: a comma or a closing quotation mark."""
    if index <= floor:
        return False
    return reading.quoted[index] != OUTSIDE or reading.tags[index] == pos.COMMA


def find_clause_start(reading: Reading, floor: int, stop: int) -> int:
    """Return where fronted content begins: after a mark or connective that opens the statement."""
    start = floor
    while start < stop and reading.quoted[start] == OUTSIDE and reading.tags[start] in pos.LEADING:
        if reading.lower[start : start + 2] == ["but", "for"]:
            break  # 'But for the crew, she said, we would have sunk'
        start += 1
    return start


def is_clause(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether content is a quotation or has a finite verb; a phrase of time or place has none."""
    if reading.quotes_in(start, stop):
        return True
    participle = reading.tags[start] in pos.PARTICIPLES and reading.tags[start + 1] not in pos.SURELY_FINITE
    opens = participle or (reading.tags[start] == pos.ADJECTIVE and reading.tags[start + 1] in pos.PREPOSITION_OR_TO)
    if opens or reading.lower[start] in words("subordinators"):
        comma = next((k for k in range(start, stop) if reading.tags[k] == pos.COMMA), stop)
        return any(reading.tags[k] in pos.SURELY_FINITE for k in range(comma, stop))
    finite = [k for k in range(start, stop) if reading.tags[k] in pos.FINITE]
    if _is_all_relative(reading, start, stop):
        return False
    return bool(finite) and not (len(finite) == 1 and _is_participle_of_adjunct(reading, start, finite[0]))


def _is_all_relative(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether each finite verb stands in a clause on a noun: 'Crews who may have been sad, he adds, are glad'."""
    verbs = relatives = 0
    for index in range(start, stop):
        code = reading.tags[index]
        verbs += code in pos.FINITE and not (index > start and reading.tags[index - 1] in pos.FINITE_OR_ADVERB)
        opens = code == pos.WH_WORD or reading.lower[index] == "that"
        relatives += opens and index > start and reading.tags[index - 1] in pos.NOUNS
    return 0 < verbs <= relatives


def _is_participle_of_adjunct(reading: Reading, start: int, verb: int) -> bool:
    """'In a statement published on Monday': a past form right behind an adjunct's noun, which a determiner opens."""
    return (
        reading.tags[start] == pos.PREPOSITION
        and reading.tags[verb] == pos.PAST
        and reading.tags[start + 1] in pos.DETERMINERS
        and noun_phrase_end(reading, start + 1, verb) == verb
        and not any(reading.tags[k] in pos.DETERMINERS for k in range(start + 2, verb))
    )


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
