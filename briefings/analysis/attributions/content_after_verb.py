"""Rules for cue verbs: content after the verb."""

from briefings.analysis.attributions.content_end import find_content_end, opens_when_clause, trim_marks
from briefings.analysis.attributions.content_start import TOPICAL, find_content_start
from briefings.analysis.attributions.content_stops import Setting, find_relative_end
from briefings.analysis.attributions.cue_site import Site
from briefings.analysis.attributions.cue_verbs import CueVerb, forms_of_speech, is_verb_of_speech, same_in_past
from briefings.analysis.attributions.distant_subjects import find_distant_subject
from briefings.analysis.attributions.governing_words import AVOIDING
from briefings.analysis.attributions.naming import names_subject
from briefings.analysis.attributions.other_speakers import find_other_speech
from briefings.analysis.attributions.quotation_after_verb import find_introducing_mark
from briefings.analysis.attributions.subject_modifiers import is_time
from briefings.analysis.attributions.subjects import (
    find_subject_before,
    find_subject_of_governor,
    find_subject_of_infinitive,
)
from briefings.analysis.candidate import Candidate, Range
from briefings.analysis.names.publishers import is_publisher
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import (
    noun_phrase_end,
    opens_clause,
    opens_limited_clause,
    skip_adverbs,
)
from briefings.analysis.reading.statements import OUTSIDE, Reading
from briefings.analysis.reading.titles_of_works import names_work
from briefings.analysis.reading.word_classes import STAND_ALONE
from briefings.lexicon import words
from briefings.model.rules import Rule

#: What stands behind a passive.
_BEHIND_PASSIVE = frozenset(("of", "for", "over", "to", "with", "after", "by", "as", "in", "from"))
#: What opens a phrase for one thing, and words in it that make many of it.
_ONE = frozenset(("a", "an", "another", "each", "every"))
_MANY = frozenset(
    {
        "and", "couple", "dozen", "few", "half", "handful", "host", "hundred", "lot", "majority", "million", "minority",
        "number", "of", "pair", "quarter", "score", "third", "thousand",
    }
)  # fmt: skip
#: Who is shown saying something is quoted within so many tokens.
_SHOWN = 12
_ARTICLES = frozenset(("a", "an", "the"))
#: Rules propose nothing below this chance.
THRESHOLD = 0.45
#: The rule of a verb by what follows it; prepositions and the like have one rule together.
_RULES = {
    "that": Rule.VERB_THAT, "clause": Rule.VERB_CLAUSE, "to": Rule.VERB_TO, "wh": Rule.VERB_QUESTION,
    "np": Rule.VERB_NOUN_PHRASE, "npto": Rule.VERB_NOUN_PHRASE_TO, "npthat": Rule.VERB_NOUN_PHRASE_THAT,
    "q": Rule.VERB_QUOTATION, "ing": Rule.VERB_ING,
}  # fmt: skip


def find_content_after_verb(site: Site, cue: CueVerb, before: Candidate | None) -> Candidate | None:
    """X said that …; X wants to …; X endorsed …: the content follows the verb.

    Without a subject of its own the verb has that of the attribution `before` it, or of the statement.
    """
    reading, frame = site.reading, site.frame
    chance = max(cue.chance(frame), cue.chance("that") if _is_published(site, cue) else 0)
    if (
        chance < THRESHOLD
        or frame == "by"
        or (site.code == pos.PAST_PARTICIPLE and site.is_passive)
        or _is_no_cue(site, cue)
    ):
        return None
    start = find_content_start(reading, site.index, frame, cue, site.last)
    if start is None or (reading.quoted[start] != OUTSIDE and names_work(reading, start)):
        return None
    if (frame == "np" or (frame in TOPICAL and cue.lemma in words("cues_of_speech"))) and _announces(site):
        return None
    if frame in ("np", "npto") and cue.lemma == "add" and _adds_thing(reading, start, site.last):
        return None
    if frame == "np" and (
        cue.lemma in words("cues_with_clause") or _tells_condition(site, cue, start) or _tells_clause(site, cue, start)
    ):
        frame = "clause"
    if frame == "to" and start > skip_adverbs(reading, site.index + 1, site.last) + 1:
        # 'said to her, “…”', 'said to the crew that …'
        frame = "q" if reading.quoted[start] != OUTSIDE else "that"
    if frame not in _RULES and cue.lemma in words("cues_of_speech"):
        frame = _frame_behind_circumstance(reading, site.index + 1, start, site.last) or frame
    source = (
        find_subject_before(reading, site.group, site.floor)
        or find_subject_of_infinitive(reading, site.group, site.floor)
        or find_subject_of_governor(reading, site.group, site.floor)
    )
    # 'Berg wants the votes and Dahl wants …', but 'Berg said the guards and Dahl wanted …'
    whole = frame == "that" or (frame == "clause" and cue.lemma in words("cues_of_plain_speech"))
    plain = frame == "wh" and cue.lemma in words("cues_of_plain_speech")
    supposed = plain and (reading.lower[start] == "if" or opens_when_clause(reading, start, site.last))
    kind = "clause" if supposed else frame  # 'said if it rained, she would stay'
    end = find_content_end(reading, start, site.last, kind, classify_clause(site, source), whole=whole)
    if source is not None and reading.quotes_in(start, end) and _names_publisher(reading, source):
        # 'The Herald reports that Berg said “…”': the words are Berg's.
        end = trim_marks(reading, start, find_other_speech(reading, start, end, nominal=True))
    # 'the steps agreed to during the summit', 'wrote to Ann Berg, who said so'
    agreed = frame == "to" and (reading.tags[start] == pos.PREPOSITION or _addresses(site, cue, start))
    if agreed or _disagrees(site, source) or end <= start + (reading.lower[start] == "that"):
        return None
    if source is None:
        source = find_distant_subject(site, before)
    tight = frame in ("that", "clause", "np", "to", "wh", "q")
    cue_end = site.index + 1 if tight else max(site.index + 1, min(start, site.index + 3))
    rule = _RULES.get(frame, Rule.VERB_PREPOSITION)
    return Candidate(((start, end),), (site.group, cue_end), source, rule, chance, may_hold_titles=True)


def _is_published(site: Site, cue: CueVerb) -> bool:
    """Tell whether a clause with 'that' follows on where it was written: 'posted on Facebook that it rained'.

    'A sign posted on the pier that Berg built' is no such thing.
    """
    if site.frame != "on" or cue.lemma not in words("cues_of_speech"):
        return False
    reading, on = site.reading, skip_adverbs(site.reading, site.index + 1, site.last)
    somebody = reading.tags[site.group - 1] in (pos.NAME, pos.PRONOUN)
    if reading.tags[on + 1 : on + 2] != pos.NAME or (not somebody and is_time(reading, on + 1, on + 2)):
        return False
    that = next((k for k in range(on + 2, site.last) if reading.lower[k] == "that"), site.last)
    return opens_clause(reading, that + 1, site.last) and all(
        reading.tags[k] in pos.IN_ADJUNCT_OR_NAME for k in range(on + 1, that)
    )


def _addresses(site: Site, cue: CueVerb, start: int) -> bool:
    """Tell whether somebody is written or spoken to of whom a clause tells: 'wrote to Ann Berg, who said so'."""
    reading = site.reading
    if cue.lemma not in words("cues_of_speech") or reading.lower[start - 1] != "to":
        return False
    end = noun_phrase_end(reading, start, site.last)
    return end > start and reading.tags[end : end + 2] == pos.COMMA + pos.WH_WORD and reading.words[end + 1] == "who"


def _tells_clause(site: Site, cue: CueVerb, start: int) -> bool:
    """'admit Berg, who is ill, will be missed': tell whether a subject, a clause on it and a verb follow."""
    reading, end = site.reading, noun_phrase_end(site.reading, start, site.last)
    closes = find_relative_end(reading, end, site.last) if "that" in cue.frames else None
    if closes is None or reading.tags[closes + 1] != pos.AUXILIARY:
        return False
    # 'reports Berg, who is ill, has said so': the words are Berg's.
    verb = closes + 1
    while verb < site.last and reading.tags[verb] in pos.IN_VERB_GROUP:
        verb += 1
    return verb < site.last and reading.lower[verb] not in forms_of_speech()


def _tells_condition(site: Site, cue: CueVerb, start: int) -> bool:
    """Tell whether what somebody is told opens with a condition: 'told reporters if it rained, they would stay'."""
    return cue.lemma == "tell" and start > site.index + 1 and site.reading.lower[start] in ("if", "unless")


def _frame_behind_circumstance(reading: Reading, first: int, start: int, last: int) -> str | None:
    """Return the frame of content behind when or where it was said: 'said in a letter that …', 'said in Oslo he …'.

    In 'asked about that vote' it follows the preposition at `first`.
    """
    if reading.lower[start] == "that" and (reading.tags[start - 1] != pos.PREPOSITION or start - 1 > first):
        return "that"
    asked = reading.lower[start] == "if" and reading.lower[first - 1].startswith("ask")  # 'asked in Oslo if it rained'
    opens = opens_clause(reading, start, last) or (opens_limited_clause(reading, start, last) and not asked)
    if reading.quoted[start] == OUTSIDE:
        return "clause" if opens else None
    # 'said in a letter, “…”', but not 'said of the “war on boats”'
    return "q" if start - 1 > first and reading.tags[start - 1] in pos.PAUSES else None


def _names_publisher(reading: Reading, source: Range) -> bool:
    return reading.tags[source[1] - 1] == pos.NAME and is_publisher(" ".join(reading.words[slice(*source)]))


def _disagrees(site: Site, source: Range | None) -> bool:
    """Tell whether a base form follows one thing, so that it is a noun: 'a Danish think tank', 'a climate demand'.

    'A few say', 'a majority of members want' are many; 'heard a man say' and 'does a minister think' have no finite
    verb there.
    """
    reading = site.reading
    if source is None or site.code != pos.BASE or site.group != site.index or reading.lower[source[0]] not in _ONE:
        return False
    of_many = not _MANY.isdisjoint(reading.lower[slice(*source)]) or reading.lower[site.index] in same_in_past()
    governed = source[0] > site.first and reading.tags[source[0] - 1] in pos.FINITE
    return not (of_many or governed)


def _lacks_object(site: Site, cue: CueVerb) -> bool:
    """Tell whether a past form is a passive without its form of be: 'Mayor accused of fraud', 'Crowds told to go'.

    'He told of his childhood' has its subject.
    """
    if site.code not in pos.PAST_FORMS or cue.lemma not in words("verbs_with_an_object"):
        return False
    following = site.reading.lower[site.index + 1] if site.index + 1 < site.last else ""
    return following in _BEHIND_PASSIVE and not (cue.lemma == "tell" and following in ("of", "about"))


def _is_no_cue(site: Site, cue: CueVerb) -> bool:
    """Tell whether the verb has no content of its own here."""
    return (
        _after_determiner(site)
        or (site.frame == "np" and cue.lemma == "say" and _is_inverted(site.reading, site.index + 1, site.last))
        or _lacks_object(site, cue)
        # 'The four known as “the Crew”' tells what they are called.
        or (site.word == "known" and site.frame == "as" and site.group == site.index)
        or names_subject(site)
        or _shows_saying(site)
        or _is_rejected_as(site)
        or _describes_subject(site, cue)
        or _leads_to_speech(site, cue)
    )


def _shows_saying(site: Site) -> bool:
    """Tell whether the cue is the verb of speech behind who is shown: 'A video shows Berg telling a crowd “…”'."""
    reading = site.reading
    if site.word not in words("verbs_of_perceiving") or site.frame != "np":
        return False
    said = noun_phrase_end(reading, site.index + 1, site.last)
    says = said + 2 < site.last and reading.tags[said] == pos.ING and reading.lower[said] in forms_of_speech()
    return says and reading.quotes_in(said, min(said + _SHOWN, site.last))


def _is_rejected_as(site: Site) -> bool:
    """'dismissed as nonsense claims that': tell whether the verb is a noun behind what it is rejected as."""
    reading = site.reading
    before = site.group - 1
    while before > site.first and reading.tags[before] in pos.NOUN_OR_ADJECTIVE:
        before -= 1
    rejected = reading.lower[before] == "as" and reading.lower[before - 1] in words("verbs_of_rejecting")
    return site.group == site.index and rejected and before < site.group - 1


def _leads_to_speech(site: Site, cue: CueVerb) -> bool:
    """Tell whether the cue is the verb of speech behind the verb: 'could not resist saying …', 'managed to say “…”'."""
    reading, said = site.reading, site.index + 2
    if site.frame == "ing" and cue.lemma in ("resist", "avoid") and reading.lower[site.index + 1] in forms_of_speech():
        return True
    if site.frame != "to" or said + 1 >= site.last or reading.lower[said] not in forms_of_speech():
        return False
    leads = site.word in AVOIDING or site.word in words("infinitives_that_happened")
    introduced = reading.tags[said + 1] in pos.PAUSES and reading.quotes_in(said, min(said + 3, site.last))
    return leads and (reading.quoted[said + 1] != OUTSIDE or introduced)


def _describes_subject(site: Site, cue: CueVerb) -> bool:
    """Tell whether the verb's object ends right before the main verb, so that its clause only says who speaks.

    'The man who attacked Berg said …', 'voters backing Berg say …', 'the woman seen with Berg told the court …', 'the
    reporter whom Berg attacked said …'.
    """
    reading = site.reading
    behind = skip_adverbs(reading, site.index + 1, site.last)
    if behind < site.last and is_verb_of_speech(reading, behind):
        return True
    # 'Berg demanded that Holm say so': what follows 'that' is demanded.
    steered = behind < site.last and reading.tags[behind] == pos.PREPOSITION and reading.lower[behind] != "that"
    if cue.lemma in words("cues_of_speech") or not _may_describe(site, cue, steered=steered):
        return False
    start = behind + steered
    if steered and reading.tags[start : start + 1] == pos.ING:
        start += 1  # 'suspected of robbing Berg'
    end = noun_phrase_end(reading, start, site.last)
    main = skip_adverbs(reading, end, site.last)
    if end == start or main >= site.last or reading.tags[main] not in pos.FINITE:
        return False
    return reading.lower[main] in forms_of_speech() or not (steered or "that" in cue.frames)


def _may_describe(site: Site, cue: CueVerb, *, steered: bool) -> bool:
    """Tell whether the verb's clause may say who somebody is; `steered` tells that a preposition leads to its object.

    'Berg knew Holm said so': a past form with an object is the main verb.
    """
    reading, before = site.reading, site.group - 1
    if before < site.floor:
        return False
    relative = reading.lower[before] in ("who", "which", "that")
    reduced = site.group == site.index and site.code in (pos.PARTICIPLES_OR_PAST if steered else pos.ING)
    described = reading.tags[before] in pos.NOUNS or reading.lower[before] in ("those", "people")
    takes_clause = cue.lemma in words("cues_with_clause")
    return (relative or (reduced and described)) and (steered or not takes_clause)


def _after_determiner(site: Site) -> bool:
    """Tell whether a determiner stands right before the verb, as in 'the said shares', which has none."""
    before = site.index - 1
    bare = site.group == site.index > site.floor and site.reading.tags[before] == pos.DETERMINER
    article = bare and (site.code == pos.PAST_PARTICIPLE or site.reading.lower[before] not in STAND_ALONE)
    # 'lies about alleged fraud': behind a preposition a past form describes a noun.
    described = (
        site.code in pos.PAST_FORMS
        and site.group == site.index > site.floor
        and site.reading.words[before] != "past"  # 'has in the past said'
        and site.reading.words[before] in words("pure_prepositions")
    )
    return article or described or _describes_noun(site)


def _describes_noun(site: Site) -> bool:
    """Tell whether a past form is a noun's adjective: 'a much awaited vote', '20 confirmed cases', 'deny alleged ties'.

    So it is right behind another verb.
    """
    reading, index = site.reading, site.index
    if site.code not in pos.PAST_FORMS or index + 1 >= site.last or reading.tags[index + 1] not in pos.NOUNS:
        return False
    if index - 1 < site.floor or reading.tags[index - 1] == pos.NUMBER:
        return index > site.floor
    if reading.tags[index - 1] in pos.FINITE_VERBS_OR_ING and reading.quoted[index - 1] == OUTSIDE:
        return True
    return reading.tags[index - 1] == pos.ADVERB and index - 2 >= site.floor and reading.lower[index - 2] in _ARTICLES


def _announces(site: Site) -> bool:
    """Tell whether a quotation follows a colon behind the verb's object: 'did not mince words: “…”'."""
    mark = find_introducing_mark(site)
    reading = site.reading
    return mark is not None and reading.tags[mark] == pos.COLON and reading.quoted[mark + 1] != OUTSIDE


def _is_inverted(reading: Reading, start: int, last: int) -> bool:
    """Tell whether a name behind 'says' is who says it: 'Berg was poor, says Mr. Holm, who was his neighbour'.

    'Berg says Mr. Holm, who was his neighbour, left' goes on after the clause.
    """
    end = noun_phrase_end(reading, start, last)
    named = end + 1 < last and all(reading.words[index][0].isupper() for index in range(start, end))
    if not named or reading.tags[end] != pos.COMMA or reading.tags[end + 1] != pos.WH_WORD:
        return False
    return not any(
        reading.tags[index] == pos.COMMA and reading.tags[index + 1] in pos.FINITE for index in range(end + 2, last - 1)
    )


def _adds_thing(reading: Reading, start: int, last: int) -> bool:
    """Tell whether somebody adds a thing and no words: 'added two boats to her fleet', not 'added pilots and …'."""
    end = noun_phrase_end(reading, start, last)
    return reading.quoted[start] == OUTSIDE and (end >= last or reading.tags[end] != pos.CONJUNCTION)


def classify_clause(site: Site, source: Range | None) -> Setting:
    """Tell which clause a verb group stands in."""
    reading = site.reading
    if source is not None and (reading.tags[source[0]] == pos.WH_WORD or reading.lower[source[0]] == "that"):
        return Setting.RELATIVE
    opener = site.first
    while opener < site.group and (
        reading.tags[opener] in pos.CONNECTIVES or reading.lower[opener] in words("time_words")
    ):
        opener += 1
    # 'When Berg, a baker, said …' is one clause, 'When asked, Berg said …' isn't.
    whole = source is not None and source[0] == opener + 1
    if reading.lower[opener] in words("subordinators") and (
        whole or pos.COMMA not in reading.tags[opener : site.group]
    ):
        return Setting.SUBORDINATE
    return Setting.PARTICIPLE if site.code == pos.ING and site.group == site.index else Setting.MAIN
