"""Whether the words in a speaker's place name somebody who can be asked."""

from functools import cache

from briefings.lexicon import words as listed

#: Words of a name with a role; more are a whole clause.
_MOST_WORDS = 9
_OWNERS = frozenset({"her", "his", "its", "my", "our", "their", "your"})
_IRREGULAR = frozenset({"said", "says", "told", "wrote", "spoke", "swore", "tweeted"})
_POINTING = frozenset({"that", "these", "this", "those"})


def is_somebody(actor: str | None, words: str) -> bool:
    """Tell whether a speaker's words name one who speaks for himself: no paper, no 'his' alone, no whole clause.

    >>> is_somebody(None, "the report"), is_somebody(None, "two fishermen"), is_somebody("a1", "he")
    (False, True, True)
    """
    found = words.replace("’", "'").split()
    if not found or len(found) > _MOST_WORDS or any(map(str.isdigit, words)):
        return False
    small = [word.casefold().strip(",.").removesuffix("'s") for word in found]
    if small[0] in _OWNERS or small[0] in _POINTING:
        return False
    if actor is not None or (len(found) > 1 and small[0] not in ("the", "a", "an") and words[0].isupper()):
        return True
    people = _people()
    return any(word in people or word.removesuffix("s") in people for word in small) or (
        words[0].isupper() and small[0] not in ("the", "a", "an")
    )


@cache
def _people() -> frozenset[str]:
    return listed("human_nouns") | listed("people_nouns") | listed("role_nouns")


def says_something(cue: str) -> bool:
    """Tell whether a cue is a verb of saying: what somebody wants or does is less surely a position.

    >>> says_something("has warned"), says_something("had wanted"), says_something("told reporters")
    (True, False, True)
    """
    said = listed("cues_of_speech")
    for word in cue.casefold().split():
        stems = {
            word,
            word.removesuffix("s"),
            word.removesuffix("d"),
            word.removesuffix("ed"),
            word.removesuffix("ing"),
        }
        if not said.isdisjoint({*stems, word.removesuffix("ied") + "y", word.removesuffix("ing") + "e"}):
            return True
        if word in _IRREGULAR:
            return True
    return cue.casefold() == "according to"
