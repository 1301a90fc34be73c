"""What of a text belongs to the page round an article: pointers, requests, captions, credits. No line of it is news.

Each rule asks for a sign that prose doesn't bear (a label, a request with the thing that a site offers, a credit at the
end), because a sentence that is lost here is lost to every answer: pupils who should read more stay.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from briefings.documents.about_authors import tells_of_author
from briefings.documents.captions import credit_signs, is_caption
from briefings.documents.inserts import remove_inserts
from briefings.documents.page_sentences import (
    ENDED,
    LONGEST_BYLINE,
    is_byline,
    page_signs,
    plain_words,
    without_page_sentences,
)
from briefings.documents.paragraphs import trim_span, without_credit
from briefings.documents.stated import is_date_line
from briefings.lexicon import lines
from briefings.model.article import Article
from briefings.model.spans import Span
from briefings.text.folding import fold

#: Characters of a paragraph that may be furniture.
_LONGEST_PARAGRAPH = 500
#: Who asks to be written to is the author wherever it stands.
_ASKS = ("Contact", "Email", "E-mail", "Follow", "Reach", "Write to", "Message")
_CONTACT = re.compile(
    rf"(?<=[.!] )(?:{'|'.join(_ASKS)}) "
    r"(?:her|him|them|me|the (?:author|reporter|writer)) "
)
#: Titles of other articles that stand under a label such as 'Most read', and characters of one.
_MOST_TITLES, _LONGEST_TITLE = 12, 180
#: Paragraphs at the end of an article, among which its author is told of.
_LAST_PARAGRAPHS = 6

_QUOTATION = re.compile(r"[“\"][^“”\"]{25}")
#: A letter; a paragraph without is a rule, an empty cell, the number of a page or picture.
_SAID = re.compile(r"[^\W\d_]")
#: A paragraph of Markdown that is one link, or links with marks between them.
_ONLY_LINKS = re.compile(
    r"[\s*_|•·-]*+(?:!?\[[^\[\]]{0,300}\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)[\s*_|•·.-]*+)++\Z"
)

#: Paragraphs below the first, among which the author's name and the day may stand alone.
_MOST_SIGNATURES = 3

_CAPITAL_LABEL = re.compile(
    r"(?:(?:(?:READ|SEE|WATCH|LISTEN) (?:ALSO|MORE|NEXT|NOW|LIVE)|ALSO READ|RELATED(?: (?:STORY|ARTICLE|NEWS|VIDEO))?|"
    r"DON['’]T MISS|MUST READ|SOURCE|ADD TO CART|VIEW PRICE|(?:BUY|SHOP|ORDER) NOW)(?:\s*[:|>»→–—]|\s+-)?|"
    r"(?:Also|ALSO|More|Elsewhere|Only|Latest) (?:on|from) The [A-Z][\w' ]{2,30}[:|>»→–—]|"
    r"(?:READ|SEE|WATCH|LISTEN|MORE|VIDEO|AUDIO|PHOTOS|GALLERY|TRENDING|IN PICTURES|OPINION|LIVE)(?:\s*[:|>»→–—]|\s+-))"
    r"\s*(?=[\"“‘'(\[]?[A-Z0-9])"
)
_LABEL_STARTS = (
    "most read in ",
    "most popular in ",
    "popular on ",
    "trending in ",
    "more from ",
    "more on ",
    "more in ",
    "more about ",
    "latest from ",
    "read more from ",
)
#: Labels that sentences begin with too; behind them a title begins with a capital.
_WORDS_OF_PROSE = frozenset({"more", "read"})
#: Labels of kinds of articles, which sentences and parts of an article stand behind too: another article's title has no
#: end, and a list of titles stands under another label.
_KINDS = frozenset({
    "analysis", "background", "comment", "explained", "explainer", "feature", "gallery", "in depth", "next",
    "in photos", "in pictures", "in-depth", "opinion", "perspective", "photos", "podcast", "previously", "profile",
})  # fmt: skip
#: Words of a button at most; buttons before words of an article that can be nothing else; characters of the first word.
_MOST_WORDS, _CERTAIN_BUTTONS, _LONGEST_OPENING = 4, 3, 20
#: What stands between buttons: how long a recording is, which picture of how many; and how it begins.
_COUNTED = re.compile(r"\d{1,2}:\d{2}\Z|\d{1,2} min\Z|Image \d{1,3} of \d{1,3}\Z", re.IGNORECASE)
_COUNTED_BEGINS = re.compile(r"\d|image\b")
#: A button that names what it is for: 'LISTEN TO ARTICLE', 'Share this story', 'Pass it on'.
_DONE_WITH_PAGE = (
    "bookmark", "comment on", "copy", "discuss", "download", "email", "e-mail", "forward", "gift", "hear", "like",
    "listen to", "pass on", "play", "print", "read", "recommend", "save", "send", "share", "translate", "view", "watch",
)  # fmt: skip
_BUTTON_FOR_PAGE = re.compile(
    rf"(?:{'|'.join(_DONE_WITH_PAGE)}) (?:this |the |full )?"
    r"(?:article|audio|clip|episode|link|page|piece|podcast|post|recording|report|story|text|video)\Z"
    r"|(?:pass|send|share|print|save) (?:it|this)(?: (?:on|now|via|with|for later))?\Z",
)
_LABEL_END = re.compile(r"\s*(?:[:|>»→▶►]|\s[–—-]\s)\s*")
#: One of these is in it: a search for them takes a tenth of the time.
_LABEL_MARK = re.compile(r"[:|>»→▶►–—-]")


def remove_extras(article: Article) -> Article:
    """Return an article without paragraphs that are buttons, notes or credits, and boxes within its sentences."""
    article = remove_inserts(article)
    body = remove_furniture(article.text, _without_signature(article), article.title_span, article.author)
    return article if body == article.body else replace(article, body=without_credit(article.text, body))


def _without_signature(article: Article) -> tuple[Span, ...]:
    """Return the paragraphs without those at the top that are the author's name, or the day, alone."""
    names = {fold(name) for name in (article.author or "").split(", ") if name} | {fold(article.author or "")}
    kept: list[Span] = []
    for number, span in enumerate(article.body):
        if number <= _MOST_SIGNATURES and span != article.title_span and span.end - span.start <= LONGEST_BYLINE:
            written = plain_words(span.of(article.text))
            day = article.published
            if fold(written) in names or (day is not None and is_date_line(written, day)):
                continue
        kept.append(span)
    return tuple(kept) if len(kept) > (article.title_span is not None) else article.body


def remove_furniture(text: str, body: Sequence[Span], title: Span | None, author: str | None) -> tuple[Span, ...]:
    """Return the paragraphs without what belongs to the page; what is cut out of one leaves its parts.

    The title stays. Where nothing would be left, everything does: such a file is no page.
    """
    kept: list[Span] = []
    asks = any(word in text for word in _ASKS)
    folded = text.casefold()
    of_page, of_credits = page_signs(folded), credit_signs(folded)
    titles_of_others = 0
    doubled, teased = 0, False
    for number, whole in enumerate(body):
        if whole == title:
            kept.append(whole)
            continue
        span = _without_opening(text, whole)
        written = span.of(text)
        if titles_of_others and _is_title_of_other(written):
            titles_of_others -= 1
            continue
        plain = plain_words(written)
        titles_of_others = _MOST_TITLES if _is_label(plain) else 0
        at_end = len(body) - number <= _LAST_PARAGRAPHS
        teaser = teased and doubled > 1 and at_end and len(plain) <= _LONGEST_TITLE
        teased = _is_doubled(plain)
        doubled += teased
        if (
            teaser
            or teased
            or titles_of_others
            or _is_furniture(written, plain, of_credits)
            or (
                (at_end or (asks and _CONTACT.search(written)) or _begins_with_author(written, author))
                and _is_about_author(written, text[: span.start], author)
            )
        ):
            continue
        # 'All rights reserved. Terms': what is left of a note may be a button.
        kept.extend(
            part
            for part in without_page_sentences(text, span, plain, of_page)
            if part == span or not _is_furniture(part.of(text), plain_words(part.of(text)), of_credits)
        )
    return tuple(kept) if len(kept) > (title is not None) else tuple(body)


def _is_doubled(plain: str) -> bool:
    """Tell whether a paragraph is the same words twice: another article's title, and its picture's."""
    half = len(plain) // 2
    return " " in plain[:half] and plain[:half] == plain[half + 1 :]


def _is_label(plain: str) -> bool:
    """Tell whether a paragraph is nothing but a label over a list of other articles."""
    label = plain.rstrip(" :").casefold()
    return (label in _labels() and label not in _KINDS) or (len(label) < 60 and label.startswith(_LABEL_STARTS))


def _is_title_of_other(written: str) -> bool:
    if len(written) > _LONGEST_TITLE:
        return False
    return _ONLY_LINKS.match(written) is not None or not ENDED.search(written.strip())


def _is_furniture(written: str, plain: str, of_credits: Sequence[str]) -> bool:
    if len(written) > _LONGEST_PARAGRAPH:
        return False
    return (
        _SAID.search(plain) is None
        or _ONLY_LINKS.match(written) is not None
        or plain.strip(" .:!…()").casefold() in _buttons()
        or _begins_with_label(plain)
        or _is_row_of_buttons(plain)
        or is_byline(plain)
        or is_caption(plain, of_credits)
    )


def _begins_with_label(plain: str) -> bool:
    """Tell whether a paragraph points at another page: 'Read more: …', 'ALSO READ …'."""
    plain = plain.lstrip("(")
    if _CAPITAL_LABEL.match(plain):
        return True
    begins = plain[:60]
    end = _LABEL_END.search(begins) if _LABEL_MARK.search(begins) else None
    if end is None or end.end() == len(plain):
        return False
    label = plain[: end.start()].casefold()
    if label not in _labels():
        return False
    if label in _KINDS and ENDED.search(plain):
        return False
    return not (label in _WORDS_OF_PROSE | _KINDS and plain[end.end()].islower())


def _is_row_of_buttons(plain: str) -> bool:
    """Tell whether a paragraph is buttons, or these and the caption of the picture under them."""
    found, rest = _after_buttons(plain)
    if found < 2:
        return False
    return not rest or (len(rest) < 300 and (is_caption(rest) or plain.startswith("Facebook Twitter Pinterest")))


def _after_buttons(plain: str) -> tuple[int, str]:
    """Return how many buttons a paragraph begins with, and what follows them."""
    found = 0
    rest = plain
    while rest:
        words = rest.split(" ", _MOST_WORDS)[:_MOST_WORDS]
        if not _may_begin_button(words[0].casefold()):
            break
        for count in range(len(words), 0, -1):
            button = " ".join(words[:count])
            if _is_button(button, begun=found > 0):
                break
        else:
            break
        found += 1
        rest = rest[len(button) :].lstrip("|/· •,")
    return found, rest


def _may_begin_button(word: str) -> bool:
    return word in _first_words_of_all_buttons() or _COUNTED_BEGINS.match(word) is not None


def _is_button(words: str, *, begun: bool) -> bool:
    folded = words.casefold()
    if folded in _networks():
        return words[0].isupper() or begun
    return folded in _buttons() or _BUTTON_FOR_PAGE.match(folded) is not None or _COUNTED.match(words) is not None


def _without_opening(text: str, span: Span) -> Span:
    """Return a paragraph without what a page shows above its first words."""
    found = _openings().match(text, span.start, span.end)
    if found is not None:
        return trim_span(text, found.end(), span.end)
    first = text[span.start : span.start + 1]
    if not first.isupper() or text[span.start : span.start + _LONGEST_OPENING].split(" ", 1)[0].casefold() not in (
        _first_words_of_buttons()
    ):
        return span
    # Each button takes as long as what is behind it, so that no more is looked at than a row of them takes.
    written = text[span.start : min(span.end, span.start + _LONGEST_PARAGRAPH)]
    buttons, rest = _after_buttons(written)
    if _is_row_of_buttons(plain_words(written)):
        return span
    begins = rest[:1].isupper() or rest.startswith(("“", '"'))
    start = span.start + len(written) - len(rest)
    if buttons < _CERTAIN_BUTTONS or not begins or "," in text[span.start : start]:
        return span
    return Span(start, span.end)


def _begins_with_author(written: str, author: str | None) -> bool:
    """Tell whether a paragraph begins with an author's whole name: of nobody else does a biography stand elsewhere."""
    return author is not None and any(" " in name and written.startswith(name) for name in author.split(", "))


def _is_about_author(written: str, before: str, author: str | None) -> bool:
    # A quotation tells of somebody, a word in quotation marks doesn't; and authors have written books.
    if len(written) > _LONGEST_PARAGRAPH or (_QUOTATION.search(written) and "author of" not in written):
        return False
    return tells_of_author(plain_words(written), before, author)


@cache
def _labels() -> frozenset[str]:
    return frozenset(lines("page_labels"))


@cache
def _buttons() -> frozenset[str]:
    return frozenset(lines("page_buttons"))


@cache
def _networks() -> frozenset[str]:
    return frozenset(lines("networks"))


@cache
def _first_words_of_buttons() -> frozenset[str]:
    return frozenset(button.split(" ", 1)[0] for button in _networks() | _buttons())


@cache
def _first_words_of_all_buttons() -> frozenset[str]:
    return _first_words_of_buttons() | {button.split(" ", 1)[0] for button in _DONE_WITH_PAGE}


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(lines('page_openings'))})\s*")
