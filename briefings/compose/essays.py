"""Texts that are somebody's thoughts: they are called so, or speak of 'we' and 'you', and hardly anybody is heard."""

import re
from itertools import islice

from briefings.compose.words import drop_quoted
from briefings.model.findings import Document

#: Characters of a text that are looked at, and words of it below which nothing can be told.
_LOOKED_AT, _FEWEST = 8_000, 250
#: Of a thousand words outside of quotation marks: fewer tell that somebody said something than in any report, and so
#: many are the writer's or the reader's. Of 119 lines that were marked, 8 stand in such texts; all 8 are bad.
_SAID, _OURS = 8, 4
_SAYING = re.compile(r"\b(?:said|says?|told|according to|announced|reported|saying|added)\b")
_WE = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|[Mm]y|me)\b")
_OPINION_TITLE = re.compile(
    r"\W*(?:opinion|op-ed|column|commentary|editorial|letters?|perspective)\b\s?[:|–—-]", re.IGNORECASE
)
_OPINION_DESK = re.compile(r"\b(?:opinions?|editorial|guest writer|commentary)\b", re.IGNORECASE)
_OPINION_PAGE = re.compile(
    r"/(?:opinions?|commentary|columns?|columnists|editorials?|blogs?|comment(?:isfree)?|ideas|op-ed)/|//blogs?\.",
    re.IGNORECASE,
)


def is_essay(text: str) -> bool:
    """Tell whether a text is an essay rather than a report, by how it begins.

    >>> is_essay("We need a new harbour, and you know it. " * 50), is_essay("The mayor said that it leaks. " * 50)
    (True, False)
    """
    words = drop_quoted(text[:_LOOKED_AT])
    count = words.count(" ") + words.count("\n") + 1
    if count < _FEWEST:
        return False
    # Of a report no more is looked at than shows that it is one.
    said = sum(1 for _ in islice(_SAYING.finditer(words), -(-_SAID * count // 1_000)))
    return 1_000 * said < _SAID * count and 1_000 * len(_WE.findall(words)) >= _OURS * count


def is_opinion(document: Document) -> bool:
    """Tell whether a document's address, headline or publisher says that it is somebody's opinion."""
    return bool(
        _OPINION_PAGE.search(document.url or "")
        or _OPINION_TITLE.match(document.title or "")
        or _OPINION_DESK.search(document.publisher or "")
    )
