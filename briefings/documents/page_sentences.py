"""Sentences in which a page speaks of itself or to its reader, and how a paragraph reads without them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from types import MappingProxyType

from briefings.documents.beginnings import LONGEST_BEGINNING, list_beginnings
from briefings.documents.paragraphs import trim_span
from briefings.lexicon import lines, words
from briefings.model.spans import Span
from briefings.text.signs import has_sign, list_signs, with_longest_words

#: Characters of a byline, and of a sentence, at most.
LONGEST_BYLINE = 120
_LONGEST_SENTENCE = 400

#: Marks in front of a sentence and behind it that are no part of it: of lists, emphasis, arrows.
_MARKS = " \t*_>#|•·▪■●►▶→»›‣–—-~[]"
_QUOTED = re.compile(r"[“”\"]|(?<!\w)['‘]")
#: Somebody is reported: the sentence is news, whatever it speaks of.
_REPORTED = re.compile(
    r"\b(?:said|says|told|added|argued|warned|announced|claimed|urged|wrote|shouted|demanded|insisted|admitted|"
    r"ruled|pleaded|begged|chanted|(?<!the )(?<!these )claims)\b"
    # Behind the words that somebody says, whoever it is: '…, the board tells the farms'. No page tells so of itself.
    r"|, (?:(?:the|an?|his|her|their|its) )?\w[\w'-]*(?: [\w'-]+){0,8} "
    r"(?:advises|argues|asks|assures|begs|boasts|complains|demands|explains|implores|insists|jokes|laments|mocks|"
    r"ordered|orders|prayed|preaches|preached|promises|reminded|reports|rules|shouts|sang|tells|thunders|urges|vows|warns|"
    r"writes)\b"
    r"|, the [\w' -]{1,60}s (?:of [\w' -]{1,40} )?(?:advise|ask|beg|complain|explain|insist|say|tell|warn|write)\b"
    # Asked for comment, nobody is reported; told what to do, somebody is.
    r"|, (?:the|an?|his|her|their) [\w' -]{2,60} (?:asked|advised|promised|replied)\b(?! for)"
)
#: Between two sentences, where a capital, figure or mark begins the second.
_SENTENCE_END = re.compile(r"[.!?…](?P<marks>[\"”’)\]]*)\s+(?=[\"“‘'(\[]?[A-Z0-9©@])")
_LAST_WORD = re.compile(r"([\w.]+)\.\Z")
#: How a sentence ends, with what may stand behind its last mark.
ENDED = re.compile(r"[.!?…][\"”’)\]*_]*\Z")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")

_CREDITED = re.compile(
    r"\(?(?:(?:[Aa]dditional|[Ff]urther|[Oo]riginal|[Ww]ith|[Aa]nd) )*"
    r"(?:[Rr]eport(?:ing|ed)?|REPORTING|[Ww]rit(?:ing|ten)|"
    r"[Ee]dit(?:ing|ed)|[Cc]ompiled|[Tt]ranslat(?:ion|ed)(?: from (?:the )?[A-Z]\w+)?|"
    r"[Ff]act[- ]check(?:ing|ed)|[Pp]roduced|[Gg]raphics?|[Ii]llustrations?|[Pp]hotography|"
    r"[Vv]isuals|[Cc]amera|[Vv]ideo|[Rr]esearch|[Ww]ords|[Tt]ext|[Pp]hotographs|[Pp]hotos|[Pp]ictures)"
    r"(?:,? (?:and|&) (?:additional |further )?(?:\w+))?(?: by:? |: )"
)
#: 'Ann Miller and Bo Cole reported from Faro': whose names stand first, and where they were.
_FROM = r"from [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
_NAMED = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
_PARTED = r"(?:,|,? and) "
_REPORTED_FROM = re.compile(
    # Names are parted: what may be one name or two is tried in all ways, which takes long.
    rf"{_NAMED}(?:{_PARTED}{_NAMED}){{0,5}} reported {_FROM}"
    rf"(?:{_PARTED}{_NAMED}(?: reported)? {_FROM}){{0,4}}\.?\Z"
)
#: What stands in it for certain.
_REPORTING_FROM = "reported from"
_BYLINE = re.compile(r"(?:by|BY|By|Words by|Story by|From)\s+(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")

#: How the sentences behind a paragraph's first begin, or what may be one.
_BEGINS = re.compile(rf"[.!?…][\"”')\]]*\s(?=([A-Z0-9©@(\[].{{0,{LONGEST_BEGINNING - 1}}}))")
#: What stands there where the first words may be written otherwise than a pattern has them: figures, brackets, marks.
_ODD = re.compile(r"\A[^\w\"“”'‘]|\A\d|[*_>#|•·▪■●►▶→»›‣–—~\[\](]")


def plain_words(written: str) -> str:
    """Return words as they read: links as their words, white space as single blanks, no marks at the edges."""
    plain = _LINK.sub(r"\1", written) if "](" in written else written
    return " ".join(plain.replace("’", "'").split()).strip(_MARKS)


def is_byline(plain: str) -> bool:
    """Tell whether plain words are a byline or name who reported, wrote and edited: capitals, hardly anything else."""
    if _REPORTING_FROM in plain and _REPORTED_FROM.match(plain):
        return True
    start = _CREDITED.match(plain) or (_BYLINE.match(plain) if len(plain) <= LONGEST_BYLINE else None)
    # What ends with a colon introduces somebody's words.
    if start is None or (start.re is _BYLINE and (ENDED.search(plain) or plain.endswith(":"))):
        return False
    names = _WORD.findall(plain[start.end() :])
    small = [word for word in names if word[0].islower() and word.rstrip(".") not in words("credit_words")]
    return bool(names) and not small and names[0][0].isupper()


def page_signs(folded: str) -> tuple[str, ...]:
    """Return the words that a text, in small letters, may hold of those that sentences of pages bear anywhere."""
    return list_signs(folded.replace("’", "'"), _needed_words())


def without_page_sentences(text: str, span: Span, plain: str, signs: Sequence[str]) -> Iterator[Span]:
    """Yield what is left of a paragraph, which reads `plain`, without its sentences that belong to the page.

    `signs` are those that its text has, by `page_signs`.
    """
    folded = plain.casefold()
    likely = [sign for sign in signs if sign in folded]
    if not likely and text.find("](", span.start, span.end) < 0 and not _begins_as_one(plain):
        yield span
        return
    start = end = span.start
    for sentence in _with_answers(text, list(_sentences(text, span)), likely):
        if _belongs_to_page(plain_words(sentence.of(text)), likely):
            if start < end:
                yield Span(start, end)
            start = end = sentence.end
        else:
            start = sentence.start if start == end else start
            end = sentence.end
    if start < end:
        yield Span(start, end)


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, without white space at their edges."""
    start, last = trim_span(text, span.start, span.end)
    for gap in _SENTENCE_END.finditer(text, start, last):
        end = gap.start() + 1
        word = _LAST_WORD.search(text, max(start, end - 20), end) if gap[0][0] == "." else None
        if word is not None and (len(word[1]) == 1 or word[1].lower() in words("abbreviations")):
            continue
        yield Span(start, gap.end("marks"))
        start = gap.end()
    if start < last:
        yield Span(start, last)


def _with_answers(text: str, sentences: Sequence[Span], signs: Sequence[str]) -> Iterator[Span]:
    """Yield the sentences; a question that is the page's with the next one, and not alone, is one with it."""
    joined = False
    for sentence, following in zip_longest(sentences, sentences[1:]):
        if joined:
            joined = False
        elif following is not None and text[sentence.end - 1] == "?":
            both = Span(sentence.start, following.end)
            joined = _belongs_to_page(plain_words(both.of(text)), signs)
            yield both if joined else sentence
        else:
            yield sentence


def _belongs_to_page(plain: str, signs: Sequence[str]) -> bool:
    if len(plain) > _LONGEST_SENTENCE:
        return False
    folded = plain.casefold()
    if not has_sign(folded, signs) and not _may_begin(plain[:LONGEST_BEGINNING], folded):
        return False
    if _page_notes().match(folded) or is_byline(plain):
        return True
    return _requests().match(folded) and not _QUOTED.search(plain) and not _REPORTED.search(plain)


def _begins_as_one(plain: str) -> bool:
    """Tell whether a sentence of a paragraph begins as sentences of pages do: most of them don't.

    Never false where one does: the beginnings are read from the patterns themselves.
    """
    begins = (plain[:LONGEST_BEGINNING], *_BEGINS.findall(plain))
    return any(_may_begin(one, one.casefold()) for one in begins)


def _may_begin(begins: str, folded: str) -> bool:
    likely = _beginnings().get(folded[:2])
    return (likely is not None and folded.startswith(likely)) or _ODD.search(begins) is not None


@cache
def _needed_words() -> tuple[tuple[str, str], ...]:
    found = (word for shapes in (_requests(), _page_notes()) for word, _ in shapes.others)
    return with_longest_words((_REPORTING_FROM, *found))


@cache
def _beginnings() -> Mapping[str, tuple[str, ...]]:
    """Return how sentences of pages and bylines begin, in small letters, by their first two characters."""
    usual = [line for name in ("furniture", "page_notes") for line in lines(name) if not line.startswith("if ")]
    found = frozenset[str]().union(*map(list_beginnings, [*usual, _CREDITED.pattern, _BYLINE.pattern]))
    by_letters: dict[str, list[str]] = {}
    for one in sorted({one.casefold() for one in found}):
        if not one or (len(one) == 1 and one.isalpha()):
            raise ValueError(f"a sentence of pages that begins with '{one}' and anything: write 'if …: ' before it")
        by_letters.setdefault(one[:2], []).append(one)
    return MappingProxyType({letters: tuple(those) for letters, those in by_letters.items()})


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Regular expressions of whole sentences in lower case: without re.IGNORECASE they take a third of the time."""

    usual: re.Pattern[str]
    #: Those that may begin with any words, each with a word that the sentence has then: a search for it takes a
    #: hundredth of the time.
    others: tuple[tuple[str, re.Pattern[str]], ...]

    def match(self, folded: str) -> bool:
        """Tell whether a sentence, in lower case, is of one of these shapes."""
        if self.usual.match(folded):
            return True
        # No any(…), because its generator would take longer than all the rest.
        for word, pattern in self.others:  # noqa: SIM110
            if word in folded and pattern.match(folded):
                return True
        return False


@cache
def _requests() -> _Shapes:
    return _read_shapes("furniture")


@cache
def _page_notes() -> _Shapes:
    return _read_shapes("page_notes")


def _read_shapes(name: str) -> _Shapes:
    usual: list[str] = []
    others: dict[str, list[str]] = {}
    for line in lines(name):
        if line.startswith("if "):
            needed, _, pattern = line.removeprefix("if ").partition(": ")
            for word in needed.split(", "):
                others.setdefault(word.replace("_", " "), []).append(pattern)
        else:
            usual.append(line)
    return _Shapes(_any_of(usual), tuple((word, _any_of(patterns)) for word, patterns in others.items()))


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\(?(?:{'|'.join(patterns)})[.!?)\]]*\Z")
