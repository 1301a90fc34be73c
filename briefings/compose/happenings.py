"""Sentences that tell that something happened, and those that tell how things are, seem or will be."""

import re
from functools import cache

from briefings.compose.words import drop_quoted
from briefings.lexicon import closed_words, lines, words as listed
from briefings.lexicon.calendar_words import WEEKDAY

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
#: What stands before the subject: 'While ferries sail, …', 'As the Bell reported, …'; what is said of one by the way.
_INTRODUCTION = re.compile(
    r"^(?:Although|After|As|Before|Because|Despite|Even|If|Having|Like|Once|Since|Though|Under|Unlike|Until|When|While"
    r"|With|[A-Z][a-z]+ed)\b[^,]{0,160}, "
)
#: Where or when it was said: 'In a report issued on Tuesday, …'.
_WHERE = re.compile(r"^(?:At|During|In|On) (?:an?|the|her|his|its|their) [^,]{0,160}, ")
#: Nothing was done: 'didn't say whether', 'declined to comment', 'it was Holm who', 'it looked like'.
_NOTHING_DONE = re.compile(
    r"\b(?:did(?:n't| not)|had(?:n't| not)|has(?:n't| not)) (?:[a-z]+ly )?(?:answer|comment|have|know|mention|reply"
    r"|respond|say|said|seem|specif[a-z]+|think|want)\b"
    r"|\b(?:declined|refused) (?:requests? )?(?:to|for) (?:answer|comment|discuss|elaborate|interviews?|say|speak)\b"
    r"|^(?:[^,]{1,60}, )?it (?:appeared|looked|seemed|was [A-Z])"
)
#: What somebody says that will be done, is announced.
_WILL_DO = re.compile(r"\b(?:said|told [\w .]{1,40}|tweeted|wrote) (?:that )?(?:it|he|she|they|we) (?:would|will)\b")
#: 'Called the plan “a shame”': an opinion; 'called an election', 'called a strike off': a deed.
_NAMING = frozenset({"called", "dubbed", "labeled", "labelled", "branded"})
_CALLED = re.compile(r"\b(?:called|dubbed|labell?ed|branded) [^,.;]{1,60}[“\"]")
_WAS = frozenset({"was", "were"})
#: Words in -ing that are no verb of a scene: 'was nothing', 'were being sold'.
_NO_SCENE = frozenset(
    {"anything", "being", "building", "during", "everything", "evening", "morning", "nothing", "something"}
)
_ASIDE = re.compile(
    r" [-–—] [^-–—]{1,160} [-–—](?= )|, (?:who|which|whose|where|whom|when|while|as)\b[^,]{0,160}(?=,|[.!?]?$)"
)
#: 'Ida Holm, a pilot who took over in May, runs …'
_WHO_IT_IS = re.compile(r", (?:an?|the) [^,]{0,80}\b(?:that|which|who)\b[^,]{1,160}(?=,|[.!?]?$)")
_PAST = frozenset({"was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"})
_NOT_PAST = frozenset(
    {
        "am", "are", "aren't", "can", "can't", "cannot", "could", "couldn't", "do", "does", "doesn't", "don't", "has",
        "hasn't", "have", "haven't", "is", "isn't", "may", "might", "must", "ought", "shall", "should", "shouldn't",
        "will", "won't", "would", "wouldn't",
    }
)  # fmt: skip
#: Verbs that are nouns more often, as captions have them: 'Sailors march in Orsk'.
_BASES = frozenset({"attend", "cheer", "gather", "hold", "look", "march", "protest", "rally", "stand", "walk", "watch"})
#: Past tenses that are nouns or base forms by their letters, and events in news: 'fares rose', 'the bridge cost …'.
_PAST_ABOVE_ALL = frozenset(
    {"cost", "cut", "fell", "hit", "led", "left", "rose", "saw", "shot", "shut", "split", "spread"}
)
#: Past tenses behind which 'by' says how much: 'fares rose by a third'.
_MOVED = frozenset(
    {"climbed", "declined", "dropped", "fell", "grew", "jumped", "rose", "sank", "shrank", "slid", "won"}
)
#: Words behind which a form in -ed is no verb: 'the proposed ban', 'in released papers'.
_BEFORE_NOUN = frozenset(
    {
        "a", "about", "an", "and", "as", "at", "by", "for", "from", "her", "his", "in", "into", "its", "more", "most",
        "no", "of", "on", "our", "some", "such", "the", "their", "this", "to", "with",
    }
)  # fmt: skip

#: What is still to come, when it is written: later reports have overtaken it.
_AHEAD = re.compile(
    r"\bahead of (?:a|an|the|his|her|its|their)\b"
    r"|\b(?:is|are|was|were) (?:almost|nearly|about to|due to|expected to|likely to|poised to|scheduled to|set to)\b"
    r"|\b(?:loom|looms|awaits)\b|\b(?:brace|braces|bracing|gears? up|gearing up) (?:for|to)\b"
    r"|\b(?:will|to) [^.;]{3,100}\b(?:this|next) (?:week|weekend|month)\b"
    rf"|\bwill [^.;]{{3,100}}\b(?:today|tonight|tomorrow|on {WEEKDAY})\b"
    rf"|\bon {WEEKDAY} will\b"
    r"|\b(?:agreement|agreed|agrees?|deal|hopes?|plan|planned|planning|plans|promised|ready|vowed|vows?) to [a-z]+ "
    rf"[^;]{{3,140}}\b(?:on {WEEKDAY}|tomorrow|tonight)\b",
    re.IGNORECASE,
)


@cache
def _forms() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return past tenses, those that are adjectives too, third persons that are little else, and base forms."""
    past: set[str] = set()
    adjectives: set[str] = set()
    present: set[str] = set()
    base: set[str] = set()
    for line in lines("parts_of_speech"):
        word, codes = line.split(" ", 1)
        if word in _PAST_ABOVE_ALL or ("D" in codes and codes[0] not in "NJ"):
            (adjectives if "J" in codes else past).add(word)
        elif codes[0] == "Z":
            present.add(word)
        elif codes[0] == "V" or word in _BASES:
            base.add(word)
    return frozenset(past), frozenset(adjectives), frozenset(present), frozenset(base)


def tells_past_event(words: str) -> bool:
    """Tell whether a sentence, on one line, says that something happened: its first verb is a past tense.

    >>> tells_past_event("On Monday, Orsk closed its library."), tells_past_event("It remains to be seen who pays.")
    (True, False)
    """
    verb = find_past_verb(words)
    return verb is not None and _NOTHING_DONE.search(drop_quoted(words).replace("’", "'")) is None


def tells_talk(words: str) -> bool:
    """Tell whether a sentence on the past says that somebody said or thought something, or how something looked.

    >>> tells_talk("On Monday, Orsk said that it rained."), tells_talk("On Monday, Orsk announced a sale.")
    (True, False)

    That somebody is going to do something is announced: 'Orsk said it would close its library'.
    """
    verb = find_past_verb(words)
    if verb in _NAMING:
        return _CALLED.search(words) is not None
    return verb in listed("verbs_of_talk") and _WILL_DO.search(words) is None


def find_past_verb(words: str) -> str | None:
    """Return the first verb of a sentence, on one line, in lower case; None: it isn't a past tense.

    >>> find_past_verb("On Monday, Orsk closed its library."), find_past_verb("Orsk will close its library.")
    ('closed', None)
    """
    bare = drop_quoted(words).replace("’", "'")
    for pattern in (_INTRODUCTION, _WHERE, _ASIDE, _WHO_IT_IS):
        bare = pattern.sub(" ", bare)
    if bare.startswith("What "):
        return None  # 'What was left is a wreck'
    past, adjectives, present, base = _forms()
    found = [match[0] for match in _WORD.finditer(bare)]
    for at, written in enumerate(found):
        word = written.removesuffix("'s")
        small = word.casefold()
        behind = found[at + 1] if at + 1 < len(found) else ""
        if small in _PAST:
            # 'She was asked if it sank': what she answered is told elsewhere; 'she was waiting': a scene, and no event.
            scene = small in _WAS and behind.endswith("ing") and behind not in _NO_SCENE
            return None if behind == "asked" or scene else small
        if small in _NOT_PAST and word.islower():
            return None
        before = found[at - 1].casefold() if at else ""
        # 'Holm's failed campaign', 'known as ferries'.
        if (
            not at
            or not word.islower()
            or before in _BEFORE_NOUN
            or before.endswith("'s")
            or (small, behind) == ("known", "as")
        ):
            continue
        # 'A ferry built by Orsk': no verb of its own; 'armed forces': none at all.
        if (small in past and (behind != "by" or small in _MOVED)) or (small in adjectives and not _is_noun(behind)):
            return small
        if small in present or (small in base and _is_many(before, found[at - 2 : at - 1])):
            return None
    return None


def _is_many(before: str, two_before: list[str]) -> bool:
    """Tell whether a plural stands before a verb, an adverb between them or none: 'ferries often sail'."""
    return before.endswith("s") or (before.endswith("ly") and two_before[0:1] != [] and two_before[0].endswith("s"))


def _is_noun(word: str) -> bool:
    """Tell whether a word may go on with a noun phrase: it is no name, no determiner and no preposition."""
    return word.islower() and word not in closed_words()


def looks_ahead(words: str) -> bool:
    """Tell whether a line, a sentence or a headline, tells what was to come when it was written.

    >>> looks_ahead("Orsk braces for a flood"), looks_ahead("Orsk counts its ferries")
    (True, False)
    """
    return _AHEAD.search(drop_quoted(words)) is not None
