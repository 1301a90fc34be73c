"""Which attributions are positions: a human or a body says, believes, wants, promises or judges something.

What happens or is done is none: 'an explosion ripped through the market', 'Berg introduced a coat'. Nor is a question,
an answer that wasn't given ('did not comment on …'), or a thing that is told without a clause ('confirmed the report').
"""

from functools import cache

from briefings.analysis.attributions.content_before_cue import NOTHING
from briefings.analysis.attributions.cue_verbs import cue_verbs, forms_of_speech
from briefings.analysis.attributions.negation import is_negated
from briefings.analysis.attributions.noun_and_adjective_cues import NOUN_RULES
from briefings.analysis.attributions.subject_modifiers import names_time
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.names.word_kinds import is_person
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.analysis.reading.word_classes import STAND_ALONE
from briefings.lexicon import words
from briefings.model.rules import Rule

_CLAUSE_RULES = frozenset((Rule.VERB_THAT, Rule.VERB_CLAUSE, Rule.VERB_QUESTION, Rule.VERB_NOUN_PHRASE_THAT))
#: What follows the verb is no clause.
_PHRASE_RULES = frozenset((Rule.VERB_NOUN_PHRASE, Rule.VERB_PREPOSITION, Rule.VERB_ING))
#: 'Declined to comment on …': it didn't come to the answer.
_ANSWERING = frozenset(
    (
        "answer",
        "be",
        "comment",
        "detail",
        "disclose",
        "discuss",
        "elaborate",
        "give",
        "identify",
        "name",
        "provide",
        "reply",
        "respond",
        "specify",
        "speculate",
    )
)
_REFUSING = frozenset(("declined", "declines", "decline", "refused", "refuses", "refuse", "failed", "fails"))
#: Verbs whose question is asked, not answered: 'explained how …' tells something.
_ASKING = frozenset(("answer", "ask", "enquire", "inquire", "query", "question", "wonder"))
_CONTENT_FIRST = frozenset((Rule.CONTENT_BEFORE_VERB, Rule.CONTENT_BEFORE_INVERTED_VERB))
#: Words that are the object of a verb behind them: 'which Norway blamed on …', 'what Berg wanted to …'.
_OBJECTS = frozenset(("which", "whom", "what"))
#: The content is no clause or phrase of its own: its subject stands before the cue.
_BROKEN_RULES = frozenset((Rule.PASSIVE, Rule.SEEM, Rule.NOUN_QUOTATION))
#: 'Most of the voters', '65 percent of Democrats': who is meant stands after 'of'.
_SHARES = frozenset(
    (
        "percent",
        "cent",
        "percentage",
        "%",
        "most",
        "many",
        "some",
        "all",
        "both",
        "half",
        "third",
        "thirds",
        "quarter",
        "majority",
        "number",
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "one",
        "two",
        "three",
        "several",
        "few",
        "members",
        "group",
        "handful",
    )
)
#: So many words in capitals may be abbreviations.
_FEW = 3
#: Who writes a thing holds no position by it: 'wrote a book', 'tweeted a picture'.
_WRITING = frozenset(("write", "tweet"))
_TO_SOMEBODY = frozenset(
    ("wrote", "written", "writes", "complained", "complains", "confided", "confides", "lamented", "tweeted")
)
_SUBJECT_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you"))
#: What stands before a phrase of when or where that opens a clause: 'and in his speech he said'.
_BEFORE_ADJUNCT = pos.LEADING | pos.PARTICIPLES | {pos.PREPOSITION, pos.QUOTE_MARK}
#: Before a pronoun a noun phrase is looked for this far back.
_LONGEST_OBJECT = 20
_CLITICS = frozenset(("'s", "’s", "'re", "’re", "'ve", "’ve", "'d", "’d", "'ll", "’ll", "'m", "’m"))
_FORMERLY = frozenset(("once", "originally", "initially", "previously", "formerly"))
_WISHING = frozenset(
    (
        "wanted",
        "hoped",
        "wished",
        "meant",
        "intended",
        "planned",
        "preferred",
        "wanting",
        "hoping",
        "intending",
        "planning",
    )
)
#: 'Failed to see that …': it didn't come to the thought.
_FAILING = frozenset(
    ("fail", "fails", "failed", "failing", "neglected", "forgot", "struggle", "struggles", "struggled", "struggling",
     "obliged")
)  # fmt: skip
#: Adverbs by which a writer says that nobody has told him.
_GUESSING = frozenset(
    ("apparently", "clearly", "doubtless", "evidently", "obviously", "plainly", "presumably", "seemingly", "surely",
     "undoubtedly")
)  # fmt: skip
#: Verbs of thought among those of speech.
_OF_THOUGHT = frozenset(
    ("believe", "believes", "believed", "fear", "fears", "feared", "find", "finds", "found", "guess", "guesses",
     "guessed", "hope", "hopes", "hoped", "think", "thinks", "thought", "wonder", "wonders", "wondered")
)  # fmt: skip
#: What a thing that is added begins with, and how many words it has.
_BEFORE_THING = pos.DETERMINERS
_LONGEST_THING = 8
#: Before the reason for which something is done to somebody.
_DONE_FOR = frozenset(("for", "over"))
#: With these one's own words are announced: 'said she would give them this advice: “…”'.
_ANNOUNCING = frozenset(("this", "these", "following"))
#: Verbs of movement and of holding whose position shows by the word after them alone.
_BY_PREPOSITION = {"push": "for", "press": "for", "fight": "for", "campaign": "for", "stand": "by", "side": "with"}


def is_stance(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether cue and content are a position's, whoever holds it; quoted speech always is."""
    if candidate.rule in _BROKEN_RULES or not _is_whole(reading, candidate):
        return False
    if any(
        speaks_against(reading, candidate)
        for speaks_against in (_is_shouted, _was_given_up, _describes_thing, _is_done_to, _announces_words)
    ):
        return False
    cue = reading.lower[slice(*candidate.cue)]
    # ''s not willing to sell' is no line.
    if cue[0] in _CLITICS or not _FAILING.isdisjoint(cue):
        return False
    if _is_guessed(reading, candidate) or _says_nothing(reading, candidate):
        return False
    if candidate.rule in NOUN_RULES:
        # A noun tells its possessor's position ("Berg's plan to …"): without a verb no line that can be read alone.
        owned = reading.tags[candidate.cue[0]] == pos.POSSESSIVE or reading.lower[candidate.cue[0]] in ("'", "’")
        return (
            candidate.source is not None
            and not owned
            and any(reading.tags[k] in pos.VERBS for k in range(*candidate.cue))
        )
    return _has_cue_of_position(reading, candidate)


def _says_nothing(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether nothing is said: 'said nothing on Monday', 'said no more'; 'said nothing would change' is."""
    first, last = candidate.content[0]
    if first != candidate.cue[1] or reading.lower[candidate.cue[1] - 1] not in forms_of_speech():
        return False
    opens = reading.lower[first : first + 2]
    if opens[0] not in NOTHING and opens not in (["no", "more"], ["as", "much"]):
        return False
    return not any(reading.tags[k] in pos.SURELY_FINITE for k in range(first, last))


def _is_guessed(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a writer only infers what somebody thinks: 'clearly believes'; what is 'clearly stated' was said."""
    cue = range(*candidate.cue)
    if _GUESSING.isdisjoint(reading.lower[slice(*candidate.cue)]):
        return False
    return not any(reading.lower[k] in forms_of_speech() - _OF_THOUGHT for k in cue if reading.tags[k] in pos.VERBS)


def _describes_thing(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the verb's clause describes the thing before its subject: 'the wine Holm Ltd offers is bad'."""
    if candidate.source is None or candidate.source[1] > candidate.cue[0]:
        return False
    start, end = candidate.source
    if reading.tags[start] != pos.DETERMINER or reading.tags[end - 1] != pos.NAME:
        return False
    noun = next((k for k in range(end - 1, start, -1) if reading.tags[k] != pos.NAME), start)
    word = reading.lower[noun]
    known = _means_people(word) or word in words("named_bodies")
    return reading.tags[noun] == pos.NOUN and not known


def _is_shouted(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a headline in capitals is said: 'ICE IS THIN, SAYS MAYOR'."""
    held = 0
    for word in reading.words[candidate.first : candidate.last]:
        if len(word) > 1 and word.isalpha():
            if not word.isupper():
                return False
            held += 1
    return held > _FEW


def _was_given_up(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether somebody wanted what may be wanted no more: 'had wanted to close it', 'once planned to'."""
    cue = reading.lower[slice(*candidate.cue)]
    before = reading.lower[candidate.cue[0] - 1 : candidate.cue[0]]
    past = "had" in cue or not _FORMERLY.isdisjoint((*cue, *before))
    return past and any(word in words("intending") or word in _WISHING for word in cue)


def is_report(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the cue reports: by a publisher it is news of others ('the Herald reported that …'), no position.

    What a paper says of itself ('said it would close') is one.
    """
    if candidate.rule in (Rule.ACCORDING_TO, Rule.AS_REPORTED):
        return True
    reports = not words("verbs_of_reporting").isdisjoint(reading.lower[slice(*candidate.cue)])
    opening = reading.lower[candidate.first : candidate.first + 2]
    return reports and not {"it", "its"}.intersection(opening)


def _has_cue_of_position(reading: Reading, candidate: Candidate) -> bool:
    if not candidate.rule.startswith("verb-") or reading.quoted[candidate.first] != OUTSIDE:
        return True
    nominal = candidate.rule is Rule.VERB_NOUN_PHRASE
    for index in range(*candidate.cue):
        cue = cue_verbs().get(reading.lower[index]) if reading.tags[index] in pos.VERBS else None
        if cue is None:
            continue
        if cue.lemma in words("cues_of_telling") and _tells_nothing(reading, candidate, cue.lemma):
            return False
        if (cue.lemma in words("cues_of_position") and not (cue.lemma in _WRITING and nominal)) or (
            candidate.rule in _CLAUSE_RULES and cue.lemma in words("cues_with_clause_only")
        ):
            return True
        following = reading.lower[index + 1] if index + 1 < len(reading.lower) else ""
        if _BY_PREPOSITION.get(cue.lemma) == following:
            return True
    return False


def _is_whole(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether cue and content are a clause of their own that can be read alone."""
    if not _begins_clause(reading, candidate) or _has_verb_behind(reading, candidate):
        return False
    rule, first, last = candidate.rule, candidate.first, candidate.last
    if rule in _CONTENT_FIRST or rule is Rule.ACCORDING_TO:
        broken = _breaks_off(reading, candidate) or _is_circumstance(reading, candidate)
        return len(candidate.content) > 1 or not broken
    if rule is Rule.VERB_TO:
        return _is_whole_infinitive(reading, candidate)
    if rule is Rule.VERB_NOUN_PHRASE:
        return _has_object(reading, candidate)
    if rule in (Rule.VERB_THAT, Rule.VERB_CLAUSE) and not reading.quotes_in(first, last):
        # 'said that', 'said today' are cut off.
        return any(code in pos.FINITE for code in reading.tags[first:last]) and not _adds_thing(reading, candidate)
    return True


def _is_whole_infinitive(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether what follows 'to' is a position: 'wanted to know' is a question, 'declined to comment' no answer.

    'Wrote to Berg' tells whom, and not what.
    """
    first, last = candidate.first, candidate.last
    if reading.lower[first:last] == ["to", "know"]:
        return False
    bare = reading.lower[first] != "to" and reading.quoted[first] == OUTSIDE
    if bare and not _TO_SOMEBODY.isdisjoint(reading.lower[slice(*candidate.cue)]):
        return False
    return _ANSWERING.isdisjoint(reading.lower[first + 1 : first + 2]) or not _refuses(reading, candidate)


def _has_verb_behind(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the cue is a noun, whose verb stands further on: 'The Oslo push for a bridge has failed'."""
    first, last = candidate.first, candidate.last
    cue = reading.tags[slice(*candidate.cue)]
    if candidate.rule is not Rule.VERB_PREPOSITION or pos.BASE not in cue or pos.AUXILIARY in cue:
        return False
    verb = next((k for k in range(first, last) if reading.tags[k] in pos.SURELY_FINITE), last)
    opened = any(
        reading.tags[k] in {pos.WH_WORD, pos.PRONOUN, pos.COMMA, pos.COLON, pos.DASH, pos.QUOTE_MARK}
        or reading.lower[k] == "that"
        or reading.lower[k] in words("subordinators")
        for k in range(first, verb)
    )
    return verb < last and not opened


def _adds_thing(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether something is added to others, and no words: 'added a new tool called a lock', 'a crown to his'."""
    if candidate.rule is not Rule.VERB_CLAUSE or reading.tags[candidate.first] not in _BEFORE_THING:
        return False
    cues = (cue_verbs().get(reading.lower[k]) for k in range(*candidate.cue) if reading.tags[k] in pos.VERBS)
    if not any(cue is not None and cue.lemma == "add" for cue in cues):
        return False
    if _adds_to(reading, candidate):
        return True
    verb = next((k for k in range(candidate.first, candidate.last) if reading.tags[k] in pos.FINITE), candidate.last)
    return verb < candidate.last and reading.tags[verb] == pos.PAST and reading.lower[verb].endswith("ed")


def _adds_to(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a thing is added to another, and what follows goes on: 'added a crown to his title and lived …'."""
    first = candidate.first
    reach = range(first + 1, min(candidate.last - 1, first + _LONGEST_THING))
    to = next((k for k in reach if reading.lower[k] == "to"), None)
    if to is None or reading.tags[to + 1] not in pos.NAME_OR_DETERMINER | _BEFORE_THING:
        return False
    if any(reading.tags[k] in pos.SURELY_FINITE for k in range(first, to)):
        return False
    verb = next((k for k in range(to, candidate.last) if reading.tags[k] in pos.FINITE), candidate.last)
    return verb == candidate.last or any(reading.tags[k] in (pos.COMMA, pos.CONJUNCTION) for k in range(to, verb))


def _is_done_to(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a headline tells what is done to somebody: 'Holm ridiculed over plan'."""
    if candidate.rule is not Rule.VERB_PREPOSITION or reading.lower[candidate.cue[1] - 1] not in _DONE_FOR:
        return False
    verbs = [k for k in range(*candidate.cue) if reading.tags[k] in pos.VERBS]
    cue = cue_verbs().get(reading.lower[verbs[-1]]) if verbs else None
    if (
        cue is None
        or pos.AUXILIARY in reading.tags[slice(*candidate.cue)]
        or not reading.lower[verbs[-1]].endswith("ed")
    ):
        return False
    # Who warns or argues over a plan does so.
    does = reading.lower[candidate.cue[1] - 1] in cue.frames or "that" in cue.frames
    return "np" in cue.frames and not does


def _announces_words(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether somebody's own words follow behind a colon, and this only leads to them: 'gave this advice: “…”'.

    'Said the ferry was a waste: “Nobody needs it.”' is a position of its own.
    """
    end = candidate.last
    leads = reading.lower[end : end + 1] == [":"] and reading.tags[end + 1 : end + 2] == pos.QUOTE_MARK
    if not leads or reading.quotes_in(candidate.first, end):
        return False
    announced = reading.lower[candidate.first : end]
    return not _ANNOUNCING.isdisjoint(announced) or not any(
        reading.tags[k] in pos.SURELY_FINITE or reading.tags[k] == pos.AUXILIARY for k in range(candidate.first, end)
    )


def _has_object(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a noun phrase is what somebody holds an opinion of.

    'Called me', 'called shameful' tell of a call or lack what is called so.
    """
    held = [k for k in range(candidate.first, candidate.last) if reading.tags[k] != pos.ADVERB]
    whole = bool(held) and (len(held) > 1 or reading.tags[held[0]] in pos.NOUNS)
    return whole and not _calls_thing(reading, candidate)


def _calls_thing(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the verb calls a thing, and nothing by another name: 'called a meeting', not 'called it a farce'."""
    verb = next((k for k in range(*candidate.cue) if reading.tags[k] in pos.VERBS), None)
    cue = cue_verbs().get(reading.lower[verb]) if verb is not None else None
    first, last = candidate.first, candidate.last
    if cue is None or cue.lemma != "call" or reading.quotes_in(first, last):
        return False
    return not any(
        reading.tags[k - 1] in pos.NOMINAL and reading.tags[k] in pos.BEFORE_NOUN for k in range(first + 1, last)
    )


def _begins_clause(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the verb's clause is no comparison ('than Norway expected') and has its object behind the verb."""
    source = candidate.source
    start = min(source[0], candidate.cue[0]) if source is not None else candidate.cue[0]
    before = reading.lower[start - 1] if start else ""
    compared = candidate.cue[0] > 0 and reading.lower[candidate.cue[0] - 1] == "than"
    led = reading.lower[candidate.cue[0] - 1 : candidate.cue[0]] == ["how"]
    if (candidate.rule is Rule.VERB_TO and before == "how") or (led and "to" in reading.lower[slice(*candidate.cue)]):
        return False  # 'details on how she intended to pay', 'a row over how best to oppose it': a question about it
    # Behind 'and' or a comma a verb is the main clause's again: 'answers to what it asked, and said …'.
    joined = source is not None and source[1] < candidate.cue[0] and _is_joined(reading, candidate.cue[0])
    described = source is not None and not joined and _describes_noun_before(reading, source)
    # 'in which Berg said it had failed' has all of its clause, 'which Berg said she mistook for hers' hasn't.
    whole = candidate.rule is not Rule.VERB_CLAUSE or (start > 1 and reading.tags[start - 2] == pos.PREPOSITION)
    has_object = not (before in _OBJECTS or described) or (candidate.rule in _CLAUSE_RULES and whole)
    return before != "than" and not compared and has_object


def _is_joined(reading: Reading, cue: int) -> bool:
    return reading.tags[cue - 1] in (pos.COMMA, pos.CONJUNCTION)


def _describes_noun_before(reading: Reading, source: Range) -> bool:
    """Tell whether the pronoun of a clause stands right behind the noun that is its object: 'the vote he regrets'.

    'Last month he said', 'After the meeting he said': what opens the clause is no object.
    """
    start, end = source
    opening = reading.words[start][0].isupper() and reading.words[start] != "I"
    if end != start + 1 or start < 1 or opening or reading.lower[start] not in _SUBJECT_PRONOUNS:
        return False
    noun = start - 1
    timed = names_time(reading.lower[noun])
    thing = reading.tags[noun] == pos.NOUN or reading.lower[noun] in ("all", "most", "one")
    if not thing or timed or reading.quoted[noun] != reading.quoted[start]:
        return False
    before = noun_phrase_start(reading, start, max(0, start - _LONGEST_OBJECT)) - 1
    adjunct = before >= 0 and reading.tags[before] == pos.PREPOSITION
    opens = adjunct and (
        before == 0 or reading.words[before][0].isupper() or reading.tags[before - 1] in _BEFORE_ADJUNCT
    )
    return not opens


def _refuses(reading: Reading, candidate: Candidate) -> bool:
    return not _REFUSING.isdisjoint(reading.lower[slice(*candidate.cue)])


def _tells_nothing(reading: Reading, candidate: Candidate, lemma: str) -> bool:
    """Tell whether a verb of telling is denied, asks, or tells a thing; what is called “as …” is judged."""
    if is_negated(reading, *candidate.cue) or _refuses(reading, candidate):
        return True
    if candidate.rule is Rule.VERB_QUESTION:
        return lemma in _ASKING
    if candidate.rule is Rule.VERB_TO:
        # 'disclosed to the committee'; 'asked to leave' is a request.
        return reading.lower[candidate.first] != "to"
    return candidate.rule in _PHRASE_RULES and "as" not in reading.lower[candidate.first : candidate.last]


def _breaks_off(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the content ends where its clause goes on behind the cue: 'It was, critics said, a mistake'."""
    last = candidate.last - 1
    while last > candidate.first and reading.tags[last] in pos.PAUSES:
        last -= 1
    return reading.tags[last] == pos.CONJUNCTION or reading.lower[last] in words("forms_of_be")


def _is_circumstance(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the content is what stands before a clause that isn't there: 'Depending on the weather, he said'."""
    first, last = candidate.first, candidate.last
    if reading.quotes_in(first, last) or reading.quoted[first] != OUTSIDE:
        return False
    opens = reading.tags[first] == pos.ING or reading.lower[first] in words("subordinators")
    return opens and pos.COMMA not in reading.tags[first:last]


def is_human(reading: Reading, source: Range) -> bool:
    """Tell whether a speaker's phrase names or describes a human or a body of people, by its head noun."""
    head = None
    start, end = source
    shares = [k for k in range(start, end - 1) if reading.lower[k] in _SHARES and reading.lower[k + 1] == "of"]
    for index in range(shares[-1] + 2 if shares else start, end):
        code = reading.tags[index]
        if code in pos.NOUNS or code == pos.PRONOUN:
            head = index
        elif head is not None and code not in (pos.ADJECTIVE, pos.POSSESSIVE, pos.NUMBER, pos.DETERMINER):
            break
    if head is None:
        first = reading.lower[source[0]]
        return first in STAND_ALONE or first == "who"
    if reading.tags[end - 1] in (pos.ADJECTIVE, pos.POSSESSIVE):
        # "Berg's own": the noun that it belongs to isn't there.
        return False
    word = reading.lower[head]
    return reading.tags[head] == pos.NAME or _means_people(word) or _means_people(word.rsplit("-", 1)[-1])


def _means_people(word: str) -> bool:
    forms = (word, word[:-1], word[:-2]) if word.endswith("s") else (word,)
    return any(is_person(form) or form in _people() for form in forms)


@cache
def _people() -> frozenset[str]:
    """Return the nouns for several people and for bodies, lower case."""
    heads = {word.lower() for word in words("organisation_heads")} - words("heads_of_things")
    return words("people_nouns") | heads
