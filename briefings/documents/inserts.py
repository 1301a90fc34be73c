"""What a page puts into a sentence, behind a name: the whole name again, run into headlines of other articles.

'Mayor Ann Holm Ann Maria HolmCouncil to vote on bridge Ferry strike ends MORE said …': a box that the page shows when
the name is pointed at, and that stands within the sentence when its text is copied. Left there, the headlines would be
told as part of the sentence, and the people in them would be named by it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from briefings.model.article import Article
from briefings.model.spans import Span

#: What such a box ends with.
_END = "MORE"
#: A name; the box: the whole name, whose family name is run into the word that begins a headline, up to the end. The
#: family name stands before it too, behind a first name or a title: 'Apple Pay PayPal' is none. All is bounded, so that
#: the time is linear.
_WORD = r"[A-Z][\w.’'-]{0,40}"
_BOX = re.compile(
    r"(?<![\w.’'-])[A-Z][\w.’'-]{0,40} (?P<surname>[A-Z][\w’'-]*[a-z][\w’'-]{0,40})"
    rf"(?P<box>(?: [(“\"]?{_WORD}[)”\"]?){{1,6}} (?P=surname)"
    rf"(?:(?=[A-Z][a-z’']|\d{{4}} |[A-Z]{{2,5}} |[A-Z] )[^\n]{{0,700}}?(?<![A-Za-z]){_END}\b|{_END}\b))"
)


def remove_inserts(article: Article) -> Article:
    """Return an article without boxes within its sentences; every span is moved to where its words stand then."""
    found = [Span(*match.span("box")) for match in _BOX.finditer(article.text)] if _END in article.text else []
    if not found:
        return article
    text, place = article.text, 0
    kept: list[str] = []
    for box in found:
        kept.append(text[place : box.start])
        place = box.end
    text = "".join((*kept, text[place:]))
    title = article.title_span
    moved = None if title is None else _move(title, found)
    stands = title is not None and title.of(article.text) == article.title
    body = tuple(span for span in (_move(one, found) for one in article.body) if span.start < span.end)
    if moved is not None and (moved.start == moved.end or moved not in body):
        return article  # a headline that is a box and nothing else is none
    return replace(
        article,
        text=text,
        body=body,
        title_span=moved,
        title=moved.of(text) if moved is not None and stands else article.title,
    )


def _move(span: Span, cuts: Sequence[Span]) -> Span:
    """Return where a span's words stand once the cuts, which are in order, are gone."""
    return Span(_move_place(span.start, cuts), _move_place(span.end, cuts))


def _move_place(place: int, cuts: Sequence[Span]) -> int:
    before = bisect_right([cut.end for cut in cuts], place)
    gone = [0, *accumulate(cut.end - cut.start for cut in cuts)][before]
    within = cuts[before].start if before < len(cuts) and cuts[before].start < place else place
    return min(within, place) - gone
