"""What a page puts into a sentence, behind a name: the whole name again, run into headlines of other articles.

'Mayor Ann Holm Ann Maria HolmCouncil to vote on bridge Ferry strike ends MORE said …': a box that the page shows when
the name is pointed at, and that stands within the sentence when its text is copied. Left there, the headlines would be
told as part of the sentence, and the people in them would be named by it.
"""

import re
from bisect import bisect_right
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
    r"(?<![\w.’'-])[A-Z][\w.’'-]{0,40} (?P<surname>[A-Z][\w’'-]{0,40}[a-z][\w’'-]{0,40})"
    rf"(?P<box>(?: [(“\"]?{_WORD}[)”\"]?){{1,6}} (?P=surname)"
    rf"(?:(?=[A-Z][a-z’']|\d{{4}} |[A-Z]{{2,5}} |[A-Z] )[^\n]{{0,700}}?(?<![A-Za-z]){_END}\b|{_END}\b))"
)


def remove_inserts(article: Article) -> Article:
    """Return an article without boxes within its sentences; every span is moved to where its words stand then."""
    boxes = [Span(*match.span("box")) for match in _BOX.finditer(article.text)] if _END in article.text else []
    if not boxes:
        return article
    ends = [box.end for box in boxes]
    gone = [0, *accumulate(box.end - box.start for box in boxes)]

    def move(span: Span) -> Span:
        return Span(move_place(span.start), move_place(span.end))

    def move_place(place: int) -> int:
        before = bisect_right(ends, place)
        # What stands in a box begins and ends where that did.
        return (min(place, boxes[before].start) if before < len(boxes) else place) - gone[before]

    text = "".join(article.text[start : box.start] for start, box in zip([0, *ends], boxes, strict=False))
    text += article.text[ends[-1] :]
    body = tuple(span for span in map(move, article.body) if span.start < span.end)
    title = article.title_span
    if title is None:
        return replace(article, text=text, body=body)
    if move(title) not in body:
        return article  # a headline that is a box and nothing else is none
    stands = title.of(article.text) == article.title
    words = move(title).of(text) if stands else article.title
    return replace(article, text=text, body=body, title_span=move(title), title=words)
