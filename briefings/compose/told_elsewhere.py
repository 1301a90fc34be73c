"""Words of a line that hold it against something which isn't in it: 'got the same result', 'came here', 'All five'."""

import re

from briefings.compose.words import drop_quoted
from briefings.text.signs import has_sign

#: All or none of some that were told of: 'All five were freed'. 'Two were freed' tells of somebody new.
_ALL_OF_THEM = re.compile(
    r"(?:All(?: (?:two|three|four|five|six|seven|eight|nine|ten|\d+))?|Both|Each|Most|Neither|None)"
    r"(?: of (?:them|these|those))? (?:[a-z]+ly )?(?:are|did|had|has|have|is|was|were"
    r"|(?!breed|feed|need|seed|speed)[a-z]{2,}ed)\b"
)
#: What was spoken of: 'has said on the matter'; 'on the matter of ferries' says which.
_SPOKEN_OF = re.compile(
    r"\b(?:about|in|into|of|on|over|to) the (?:issue|matter|question|subject|topic)s?\b"
    r"(?=[.,;:!?”\"]|$| (?:and|as|because|before|but|by|in|on|or|since|when|while|with)\b)"
    r"|\b(?:issue|problem|question|thing|story|case)s? like (?:this|that|these|those)\b"
)
#: From what, or as what: 'has a different opinion', 'met the same fate'.
_HELD_AGAINST = re.compile(
    r"\ban? (?:different|opposite|separate) (?:answer|approach|conclusion|course|idea|opinion|path|picture|story|tack"
    r"|take|tone|view)\b(?! (?:about|for|from|of|on|than|to)\b)"
    r"|\bthe same (?:answer|argument|charge|claim|conclusion|fate|mistake|message|offer|outcome|problem|question"
    r"|response|result|thing|treatment|way)s?\b(?! (?:about|as|for|of|on|that|to)\b)"
)
#: Where the report was written: 'arrived here on Monday'; 'here and there' is no place.
_HERE = re.compile(r"(?<=[a-z] )here\b(?!['’]| (?:and there|on out|to stay)\b)")
_ALL, _SIGNS = (
    ("All", "Both", "Each", "Most", "Neither", "None"),
    ("the same ", " here", " the ", "ifferent ", "posite ", "eparate ", " like "),
)


def is_told_elsewhere(words: str, *, said: bool = False) -> bool:
    """Tell whether a line, on one line, speaks of something that only other lines of its report tell.

    What is quoted in it doesn't count; with `said` somebody says it, whose 'here' is theirs.

    >>> is_told_elsewhere("Orsk met the same fate."), is_told_elsewhere("Orsk met the same fate as Lund.")
    (True, False)
    """
    if words.startswith(_ALL) and _ALL_OF_THEM.match(words) is not None:
        return True
    if not has_sign(words, _SIGNS):
        return False
    bare = drop_quoted(words)
    patterns = (_SPOKEN_OF, _HELD_AGAINST) if said else (_SPOKEN_OF, _HELD_AGAINST, _HERE)
    return any(pattern.search(bare) is not None for pattern in patterns)
