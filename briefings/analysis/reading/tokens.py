"""An article's text as the rules read it: a normalised view, paragraphs, sentences and tokens. Linear in length."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, compress, repeat
from typing import NamedTuple

from briefings.lexicon import first_names, words
from briefings.lexicon.calendar_words import MONTHS, WEEKDAYS
from briefings.model.article import Article
from briefings.model.spans import Span

_SAME_LENGTH = {
    **dict.fromkeys(map(ord, "’‘‛ʼʹ′´`＇"), "'"),
    **dict.fromkeys(map(ord, "„‟«〝＂"), "“"),
    **dict.fromkeys(map(ord, "»〞″"), "”"),
    **dict.fromkeys(map(ord, "‐‑⁃−﹣－"), "-"),
    **dict.fromkeys(map(ord, "‒–"), "–"),
    **dict.fromkeys(map(ord, "—―⸺"), "—"),
    **dict.fromkeys(map(ord, "\t\r\v\f\x85\xa0\u1680\u202f\u205f\u3000\u2028\u2029\u200b\u2060\ufeff"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
}

# A word keeps its inner hyphens, apostrophes and n't; the clitics 's 're 've 'd 'll 'm stand alone, as in the Penn
# Treebank; letters with full stops between them (U.S, a.m) are one word. Abbreviations get their full stop afterwards.
_TOKEN = re.compile(
    r"([^\W_]+(?:(?:[-&/]|'(?!(?:s|re|ve|d|ll|m|S)(?!\w))|\.(?=[A-Za-z](?:\b|\.))|[.,:](?=\d))\w+)*"
    r"|'(?:s|re|ve|d|ll|m|S)(?!\w)|''|``|\.{2,}|-{2,}|[^\w\s]|_+)"
)
# The end of a sentence with the marks that close with it.
# Spelt so that every branch begins with a letter of its own: the search then jumps from mark to mark. A run of marks is
# tried once, from its first, because trying it from each would be quadratic.
_STOP = re.compile(
    r"(?:\.\.{0,3}|!(?<![!?…]!)[!?…]*|\?(?<![!?…]\?)[!?…]*|…(?<![!?…]…)[!?…]*)(?P<close>[\"”')\]]*)"
    r"(?=\s|$|“[A-Z]|(?<=”)[A-Z][a-z])"  # some pages lose the blank between two sentences, one of which is quoted
)
_NEXT = re.compile(r"\s*(?:[\"“'(\[]|``)*\s*(?P<word>[\w$#@£€]?[\w'-]*)")
_LAST_WORD = re.compile(r"[\w.'-]+$")
# "Why?" Smith asked: the sentence goes on after the quotation.
_REPORT = re.compile(
    r"\s+(?:(?:[A-Z][\w.'-]*|of|the|a|an|one)\s+){0,5}[A-Z]?[\w'-]+(?:,[^,.!?\"“]{2,80},)?\s+"
    r"(?i:said|says|asked|asks|told|tells|wrote|writes|added|adds|exclaimed|shouted|replied|yelled|tweeted|joked|quipped|"
    r"responded|continued|declared|chanted|screamed|demanded|wondered)\b(?! that\b)"
)
_BLANKS = " \n\t\r\xa0"
#: What a number follows: 'No. 2', 'Art. 5', 'pp. 3-5'.
_BEFORE_NUMBER = re.compile(r"\b(?:Nos?|Arts?|Ch|Eq|[Pp]p?|[Pp]aras?)\Z")
_NUMBER = re.compile(r"[ \u00a0]?\d")
#: How far the rules look back for an abbreviation; longer words are no abbreviations.
_LOOK_BACK = 24


class Token(NamedTuple):
    """One word, number or mark. `text` is cut from the normalised view, `lower` is its lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


def normalise_text(text: str) -> str:
    """Return `text` with apostrophes, hyphens, dashes and blanks in one form each, of the same length.

    Double quotation marks become “ or ” where their form says which they are; " stays. Line ends stay.
    """
    return text.translate(_SAME_LENGTH)


class Text:
    """One article made ready for the rules. Every offset points into `text`; `view` has the same length."""

    __slots__ = (
        "_paragraph_starts", "_sentence_starts", "_token_starts", "body", "lower", "paragraphs", "sentences", "text",
        "title_span", "tokens", "view", "words",
    )  # fmt: skip

    def __init__(self, text: str, body: tuple[Span, ...], title_span: Span | None) -> None:
        self.text = text
        self.view = normalise_text(text)
        self.body = body
        self.paragraphs = body
        self.title_span = title_span
        self.sentences: tuple[Span, ...] = tuple(s for paragraph in body for s in _sentences(self.view, paragraph))
        # The tokens' columns are kept too: most rules look at words alone.
        starts, ends, self.words, self.lower = _columns(self.view, body)
        rows = zip(starts, ends, self.words, self.lower, strict=True)
        self.tokens: tuple[Token, ...] = tuple(map(tuple.__new__, repeat(Token), rows))
        self._paragraph_starts = [span.start for span in body]
        self._sentence_starts = [span.start for span in self.sentences]
        self._token_starts = starts

    def token_range(self, span: Span) -> tuple[int, int]:
        """Return the first and one past the last index of the tokens that start within `span`."""
        return bisect_left(self._token_starts, span.start), bisect_left(self._token_starts, span.end)

    def sentence_index(self, offset: int) -> int | None:
        """Return the number of the sentence that `offset` lies in, None between sentences."""
        return _at(self.sentences, self._sentence_starts, offset)

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that `offset` lies in, None between sentences."""
        index = self.sentence_index(offset)
        return None if index is None else self.sentences[index]

    def paragraph_index(self, offset: int) -> int | None:
        """Return the number of the paragraph that `offset` lies in, None between paragraphs."""
        return _at(self.paragraphs, self._paragraph_starts, offset)

    def paragraph_at(self, offset: int) -> Span | None:
        """Return the paragraph that `offset` lies in, None between paragraphs."""
        index = self.paragraph_index(offset)
        return None if index is None else self.paragraphs[index]


def tokenise_article(article: Article) -> Text:
    """Make an article ready for the rules."""
    return Text(article.text, article.body, article.title_span)


#: 'At 10 p.m. Lunt said that …' is one sentence.
_OPENS_WITH_TIME = re.compile(
    r"[\"“']*(?:At|By|Around|About|Before|After|From|Since|Until|On|Shortly|Just|Between|Then)\b"
)
_HOURS = frozenset(("a.m", "p.m"))
#: Abbreviations that end sentences and that no first name follows within one.
_BEFORE_NAMES = _HOURS | frozenset(
    ("u.s", "u.k", "u.n", "e.u", "d.c", "n.y", "ph.d", "m.d", "jr", "sr", "inc", "corp", "co", "ltd", "llc", "etc")
)
_NAME_AND_VERB = re.compile(r"\s(?P<first>[A-Z][\w'-]+)(?P<others>(?:\s[A-Z][\w'-]+){0,2})\s(?P<verb>[a-z]+)\b")
_FORMS_OF_BE = frozenset(("is", "was", "are", "were", "has", "had", "have", "will", "would", "did", "does"))
#: Before a lone letter and a full stop these open a name.
_INTRODUCING = frozenset((
    "said", "says", "added", "asked", "wrote", "replied", "told", "by", "that", "judge", "mayor", "minister", "senator",
    "lawyer", "attorney", "spokesman", "spokeswoman", "director", "professor", "author", "neighbor", "neighbour",
))  # fmt: skip
_CLOSING = frozenset(("”", '"', "'", "’", "''"))


def _at(spans: tuple[Span, ...], starts: list[int], offset: int) -> int | None:
    index = bisect_right(starts, offset) - 1
    return index if index >= 0 and offset < spans[index].end else None


def _columns(seen: str, body: tuple[Span, ...]) -> tuple[list[int], list[int], list[str], list[str]]:
    """Return the starts, ends, words and lower-case words of all tokens."""
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    for start, end in body:
        # What stands between the tokens, and the tokens, by turns: their lengths add up to the offsets. All steps are
        # loops within the interpreter, which take a third of the time of a loop over matches.
        parts = _TOKEN.split(seen[start:end])
        bounds = list(accumulate(map(len, parts), initial=start))
        starts += bounds[1:-1:2]
        ends += bounds[2::2]
        texts += parts[1::2]
    lower = list(map(str.lower, texts))
    _join_full_stops(starts, ends, texts, lower)
    return starts, ends, texts, lower


def _join_full_stops(starts: list[int], ends: list[int], texts: list[str], lower: list[str]) -> None:
    """Join the full stops that belong to an abbreviation to it."""
    joined = [
        stop
        for stop in [index for index, text in enumerate(texts) if text == "."]
        if stop
        and ends[stop - 1] == starts[stop]
        and (
            _is_abbreviation(texts[stop - 1])
            or _is_dotted(lower[stop - 1])
            or _is_initial(texts, stop - 1)
            or (stop + 1 < len(texts) and texts[stop + 1][0].isdigit() and _BEFORE_NUMBER.fullmatch(texts[stop - 1]))
        )
    ]
    for stop in joined:
        ends[stop - 1] += 1
        texts[stop - 1] += "."
        lower[stop - 1] += "."
    if joined:
        left = bytearray(b"\1") * len(starts)
        for stop in joined:
            left[stop] = 0
        for offsets in (starts, ends):
            offsets[:] = compress(offsets, left)
        for column in (texts, lower):
            column[:] = compress(column, left)


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word before a full stop is an abbreviation as written: 'Ill.' is Illinois, 'ill.' is sick."""
    lower = word.lower()
    return lower in words("abbreviations") and not (word == lower and lower in words("abbreviations_with_capital"))


def _is_initial(texts: list[str], index: int) -> bool:
    """Tell whether a token before a full stop is the initial of a name ('Elmer E. Cobb'), no end of a sentence."""
    if len(texts[index]) != 1 or not texts[index].isupper() or not 0 < index < len(texts) - 2:
        return False
    before, following = texts[index - 1], texts[index + 2]
    if not following[0].isupper() or following.lower() in words("sentence_openers"):
        return False
    # Before the first of two initials anything may stand: '“…,” J. R. Mott said'.
    chained = len(following) == 1 and index + 3 < len(texts) and texts[index + 3] == "."
    second = before == "." and index > 1 and len(texts[index - 2]) == 1 and texts[index - 2].isupper()
    # '“…,” J. Mott said', 'said J. Mott', but 'plan B. Ships came'.
    spoken = before in _INTRODUCING or (before in _CLOSING and index > 1 and texts[index - 2] in (",", "?", "!"))
    return before[0].isupper() or chained or second or spoken


def _is_dotted(word: str) -> bool:
    """Tell whether a word is letters with full stops between them ('u.s')."""
    return "." in word and all(len(part) == 1 and part.isalpha() for part in word.split("."))


def _sentences(seen: str, paragraph: Span) -> Iterator[Span]:
    start, end = paragraph
    while start < end and seen[start] in _BLANKS:
        start += 1
    while end > start and seen[end - 1] in _BLANKS:
        end -= 1
    for stop in _STOP.finditer(seen, start, end):
        if stop.end() < end and _ends(seen, stop, start, end):
            yield Span(start, stop.end())
            start = stop.end()
            while start < end and seen[start] in _BLANKS:
                start += 1
    if start < end:
        yield Span(start, end)


def _ends(seen: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a sentence ends at this full stop or mark."""
    following = _NEXT.match(seen, stop.end(), min(end, stop.end() + 80))
    word = following["word"] if following else ""
    if word[:1].islower():
        return False
    if stop.start() > start and seen[stop.start() - 1] == " ":
        return False
    mark = stop[0][: len(stop[0]) - len(stop["close"])]
    if mark != ".":
        return not (stop["close"] and _REPORT.match(seen, stop.end(), min(end, stop.end() + 160)))
    if stop["close"]:
        return True
    before = Span(start, stop.start())
    return not _counts(seen, before, stop.end()) and (
        _ends_after(seen, before, word.lower()) or _opens_with_name(seen, before, stop.end())
    )


def _opens_with_name(seen: str, before: Span, after: int) -> bool:
    """Tell whether a name and a verb open a sentence behind an abbreviation: 'He came at 10 p.m. Ida Moss said …'.

    Behind a firm's 'Inc.' and the like the name must begin with a first name: 'Berg Inc. Chairman Ida Moss said …'.
    """
    last = _LAST_WORD.search(seen[max(before.start, before.end - _LOOK_BACK) : before.end])
    abbreviation = "" if last is None else last[0].lower()
    if abbreviation not in _BEFORE_NAMES:
        return False
    found = _NAME_AND_VERB.match(seen, after, after + 80)
    if found is None or (found["verb"] not in words("human_verbs") and found["verb"] not in _FORMS_OF_BE):
        return False
    first = found["first"].lower()
    if abbreviation in _HOURS:
        opened = _OPENS_WITH_TIME.match(seen, before.start, before.end) is not None
        return not opened and first not in WEEKDAYS and first not in MONTHS
    return first in first_names() and first not in words("ordinary_words") and found["others"] != ""


def _counts(seen: str, before: Span, after: int) -> bool:
    """Tell whether a full stop stands before a number: 'Norway's No. 2 port', and not 'Did he? No. 2 men did.'."""
    found = _BEFORE_NUMBER.search(seen[max(before.start, before.end - _LOOK_BACK) : before.end])
    if found is None or _NUMBER.match(seen, after) is None:
        return False
    alone = len(found[0]) == before.end - before.start
    return not (alone and seen[: before.start].rstrip()[-1:] == "?")


def _ends_after(seen: str, before: Span, following: str) -> bool:
    """Tell whether a full stop after the words `before` ends a sentence, given the next word in lower case."""
    match = _LAST_WORD.search(seen[max(before.start, before.end - _LOOK_BACK) : before.end])
    if match is None:
        return True
    last = match[0].lstrip("'")
    opens = following in words("sentence_openers")
    # 'then-Rep. Lind' and 'ex-Sen. Moe' end in a title.
    title = last.rpartition("-")[2]
    if _is_abbreviation(title) and (title == last or title[0].isupper()):
        return title.lower() in words("abbreviations_final") and opens
    if len(last) == 1 and last.isupper():
        return last == "I" and opens
    return not _is_dotted(last) or opens
