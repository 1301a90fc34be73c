"""Captions of pictures and the credits under them."""

import re
from collections.abc import Iterable
from functools import cache

from briefings.lexicon import lines, words
from briefings.text.signs import has_sign, list_signs

#: Characters of a caption, and of the credit at its end.
_LONGEST, _LONGEST_CREDIT = 500, 120

_LABELLED = re.compile(
    r"(?:(?:image|photo|media|video|picture) (?:caption|source|credit)|caption|file (?:photo|image|picture|photograph)|"
    r"represent(?:ative|ational) image|stock (?:photo|image)|pictured(?: above| below| left| right)?|"
    r"photo (?:for )?illustration|picture for representation)\s*[:,(–—-]"
    r"|(?:enlarge this image )?(?:toggle|hide) caption\b|image caption\b",
    re.IGNORECASE,
)
#: The button of a film, before what it shows.
_FILM = re.compile(r"CLOSE (?=[A-Z][a-z])")
#: 'FILE - Clara Voss speaks …': as the Associated Press begins the caption of an older picture.
_FILE = re.compile(r"FILE(?: PHOTO| IMAGE| PICTURE)?\s*(?:[-–—:]|\.\s)")
_CREDIT_WORD = (
    r"(?:(?:file |stock |main |top |cover |header |lead |handout )?"
    r"(?:photo(?:graph)?s?|images?|pictures?|pics?|illustrations?|graphics?|composite|screengrab|screenshot|video|"
    r"artwork|visuals?)(?: credits?| courtesy)?|credits?)"
)
#: One of these stands in every word of credit.
_CREDIT_ROOTS = (
    "photo", "image", "pic", "illustration", "graphic", "composite", "screen", "video", "artwork", "visual", "credit",
)  # fmt: skip
#: A credit after the caption's last sentence or a mark: 'Photograph: Ida Ray/The Courier', '(Photo by Ida Ray)'.
_CREDIT = re.compile(
    rf"(?:\A|[.!?”\"')\]]\s+|[|(\[–—/]\s*|\s-\s)(?P<credit>{_CREDIT_WORD}\s*"
    r"(?::|(?:by|courtesy of|courtesy|via|supplied by|provided by|from)\b)"
    r"\s*[^.!?]*(?:[A-Z]\.[^.!?]*){0,3}\.?[)\]]*\.?)\Z",
    re.IGNORECASE,
)
_NAMES = r"(?:[A-Z@][\w.&'’-]*+,? ?){1,6}"
#: '(Ida Ray/Delta Photo)', '(AP Photo/Ida Ray, File)', '[Ida Ray/Delta]' at the end.
_SLASHED = re.compile(
    rf"[(\[](?=[^()\[\]]{{3,100}}[)\]]\.?\Z){_NAMES}(?:/ ?{_NAMES}){{1,3}}(?:via .{{2,40}})?[)\]]\.?\Z"
)
#: 'Ida Ray / Delta Photo' alone on a line: a person and an agency.
_ALONE = re.compile(
    r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,2} ?/ ?[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,2}\Z"
)
#: Who stands where: 'From left, Ida Ray, Bo Cole and Eva Lang at the quay.'
_ORDER = re.compile(
    r"(?:(?:Pictured|Seen here|Shown)?,? ?[Ff]rom (?:the )?(?:top )?(?:left|right)(?: to (?:right|left))?"
    r"|[Ll]eft to [Rr]ight|[Cc]lockwise from [^:,.]{0,30}|(?:Back|Front|Top|Bottom) row"
    r"|(?:In front|At (?:the )?(?:back|left|right)) (?:are|is))(?:, ?|: ?| are | is | )(?=[A-Z][\w.'’-]+ [A-Z])"
)
#: A weekday, month, day and year together: so the captions of agencies say when, and no prose of theirs does.
_FULL_DATE = re.compile(
    r",? (?:on )?(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day, "
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*\.? "
    r"\d{1,2}, \d{4}(?:, (?:in|at|near|outside) [A-Z][^.]{2,60})?\.?\Z"
)
#: What a credit with slashes, brackets or bars has, or how one without ends.
_MARK = re.compile(r"[/|©(\[]")
_ENDS = ("Getty Images", "AP Photo", "Shutterstock")
_TELLS = re.compile(r"\b(?:said|says|told|was|were|had|added|announced)\b")


@cache
def _seen() -> re.Pattern[str]:
    verbs = "|".join(sorted(words("caption_verbs")))
    return re.compile(rf"\b(?:(?:is|are) (?:seen|pictured|shown|photographed|\w+ing)|{verbs})\b")


@cache
def _agency_end() -> re.Pattern[str]:
    """Return what finds '/Getty Images', '| AP', '© Reuters', '(Getty Images)' and 'REUTERS/Ida Ray' at the end."""
    agency = rf"(?:{'|'.join(lines('picture_agencies'))})"
    return re.compile(
        rf"(?:(?:/|\s*\||\s+©|\s+\(c\))\s*{agency}(?:[/, ]+[A-Z][\w.'’-]*){{0,4}}|\((?:{agency}[ /,]*){{1,3}}\)"
        rf"|(?<=[.!?”\"])\s+(?:{agency}(?: Photo| Images)?(?:/[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}){{1,2}}"
        r"|Getty Images|AP Photo|Shutterstock))[)\].]*\Z"
    )


def credit_signs(folded: str) -> tuple[str, ...]:
    """Return those parts of words of credit that stand in a text in small letters."""
    return list_signs(folded, _CREDIT_ROOTS)


def is_caption(plain: str, signs: Iterable[str] = _CREDIT_ROOTS) -> bool:
    """Tell whether a paragraph, white space folded, is a picture's caption, or a credit alone.

    `signs` are those that its text has, by `credit_signs`.
    """
    if len(plain) > _LONGEST:
        return False
    return bool(
        _LABELLED.match(plain)
        or _FILE.match(plain)
        or _FILM.match(plain)
        or _ORDER.match(plain)
        or ("/" in plain and _ALONE.match(plain))
        or _has_credit(plain, signs)
        # Searches through the whole paragraph, which hardly any has a reason for.
        or (_has_mark(plain) and (_SLASHED.search(plain) or _agency_end().search(plain)))
        or ("day, " in plain and _FULL_DATE.search(plain) and _seen().search(plain) and not _TELLS.search(plain))
    )


def _has_mark(plain: str) -> bool:
    return _MARK.search(plain) is not None or plain.rstrip(")].").endswith(_ENDS)


def _has_credit(plain: str, signs: Iterable[str]) -> bool:
    found = _CREDIT.search(plain) if has_sign(plain.casefold(), signs) else None
    if found is None or len(found["credit"]) > _LONGEST_CREDIT:
        return False
    named = re.split(r":|\b(?:by|courtesy of|courtesy|via|from)\b", found["credit"], maxsplit=1)[-1].strip()
    return bool(named) and (named[0].isupper() or named.startswith(("@", "©", "the "))) and not _TELLS.search(named)
