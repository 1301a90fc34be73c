"""Captions of pictures and the credits under them."""

import re
from collections.abc import Iterable
from functools import cache

from briefings.lexicon import lines, words
from briefings.text.signs import has_sign, list_signs, with_longest_words

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
    r"(?P<by>:|©|(?:by|courtesy of|courtesy|via|supplied by|provided by|from)\b)"
    r"\s*(?P<named>[^.!?]*(?:[A-Z]\.[^.!?]*){0,3}\.?[)\]]*\.?))\Z",
    re.IGNORECASE,
)
_NAMES = r"(?:[A-Z@][\w.&'’-]*+,? ?){1,6}"
#: '(Ida Ray/Delta Photo)', '(AP Photo/Ida Ray, File)', '[Ida Ray/Delta]' at the end.
_SLASHED = re.compile(
    rf"[(\[](?=[^()\[\]]{{3,100}}[)\]]\.?\Z){_NAMES}(?:/ ?{_NAMES}){{1,3}}(?:via .{{2,40}})?[)\]]\.?\Z"
)
#: 'Ida Ray / Delta Photo', 'Ida Ray | The Courier' alone on a line: a person and an agency or a paper.
_ALONE = re.compile(
    # 'am/bc (Delta, AFP)', '(Delta)': initials and agencies.
    r"(?:[a-z]{2,3}(?:/[a-z]{2,3}){0,4} )?\([A-Z][\w-]{1,20}(?:[/, ]{1,2}[A-Z][\w-]{1,20}){0,4}\)\Z|"
    r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,2} ?[/|] ?[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,2}\Z"
)
_PERSON = r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,3}"
#: The same behind the caption's last sentence or a bar, and in brackets with 'for': '(Ida Ray for The Courier)'.
_BEHIND = re.compile(
    rf"(?:(?<=[.!?”\"]) |\| ?){_PERSON} ?/ ?[A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}}){{0,3}}\Z"
    rf"|(?<=[.!?]) {_PERSON}, The [A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}}){{0,3}}\Z"
    rf"|[(\[]{_PERSON} for (?:[Tt]he )?[A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}}){{0,3}}[)\]]?\.?\Z"
    # A closing square bracket is a mark of lists, and gone.
    rf"|\[{_PERSON} ?/ ?[A-Z][\w.'’-]{{1,20}}(?: [A-Z][\w.'’-]{{0,20}}){{0,3}}\Z"
    rf"|\([A-Z][\w.'’ -]{{2,60}} via [A-Z][\w.'’ -]{{1,40}}\)\.?\Z"
)
_PICTURE = (
    r"(?:[Uu]ndated |[Rr]ecent |[Hh]andout |[Ff]ile |[Ss]atellite |[Aa]erial |[Cc]ombination )*"
    r"(?:image|photo|photograph|picture|frame grab|video grab|screengrab)"
)
_COMES_FROM = r" (?:of [^.]{2,80} )?(?:provided|released|supplied|made available|issued|taken) (?:by|on|from) "
_SHOWS = (
    r"(?:shows?|showed|reveal\w*|suggest\w*|indicate\w*|confirm\w*|prove[sd]?|led|is|are|has|have|seems?|appear\w*)"
)
#: Where the picture is, or what kind: 'Above: The quay', 'Handout image of …', '(archive photo)'.
_PLACED = re.compile(
    r"(?:Above|Below|Top|Bottom|Inset|Left|Right|Centre|Center|Opposite|(?:Main|Cover|Lead|Header|Hero)"
    r" (?:image|picture|photo(?:graph)?)): (?=[A-Z])"
    rf"|(?:This |(?:(?:An?|The) )?(?=(?:[Uu]ndated|[Hh]andout|[Ff]ile)\b)|(?={_PICTURE} )){_PICTURE}s?{_COMES_FROM}"
    # 'Satellite images taken on Sunday show …' is news, without a verb it is a caption.
    rf"|(?:(?:An?|The) )?{_PICTURE}s?{_COMES_FROM}(?!.*\b{_SHOWS}\b)"
    r"|(?:Photo|Image|Picture)s? (?:used |is |are )?(?:only )?for (?:representation|illustrati|reference)"
    r"|\d{1,2} ?(?:/|of) ?\d{1,2}[.:)]? (?=[A-Z])[^.!?]*\Z"
    r"|(?:Map|Chart|Graph|Graphic|Diagram|Infographic|Table) (?:of|showing) [^.!?]{2,200}[.!?] "
    r"(?:Source|Graphic|Data)s?:"
)
#: A picture without a verb of news: 'A file photo of the quay.', 'A screengrab from a video of the storm.'
_PICTURE_OF = re.compile(
    r"(?:An? |The )?(?:(?:file|undated|archive|stock|handout|representat\w+) (?:photo|image|picture|photograph)"
    r"(?: (?:of|from|by|shows)\b|[.:]?\Z)|"
    r"screen ?(?:grab|shot) (?:from|of|taken)|still from|artist's impression|frame grab)"
    r"|.{2,200} in (?:an?|this) (?:undated |recent )*(?:file|archive|handout|undated)(?: handout)? "
    r"(?:photo|image|picture)"
    r"(?:[.,]?\Z|[.,:]? ?\(|\. | (?:taken|from|dated|provided|released|obtained|supplied|of|by)\b)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\((?:archive|file|stock|handout|library|undated)(?: (?:photo(?:graph)?|image|picture|pic))?\)\.?\Z", re.IGNORECASE
)
#: 'Courtesy of the council' alone or behind the caption: whose picture it is.
_COURTESY = re.compile(
    r"(?:\A|(?<=[.!?”\"]) |[(\[])(?:Courtesy|COURTESY|Handout|Supplied)(?: of| by|:|/)? ?(?:the )?"
    r"[A-Z][^.!?,;:]{1,60}[)\]]?\.?\Z"
    r"|[(\[][Cc]ourtesy(?: of)? [^()\[\]]{2,60}[)\]]\.?\Z|, photographed by [A-Z][\w'’-]+ [A-Z][\w'’-]+\.?\Z"
    r"|(?<=[.!?”\"]) (?:File|Stock|Archive|Handout|Library|Supplied)(?: (?:photo(?:graph)?|image|picture|pic))?\.?\Z"
)
#: One of these is in it, near the end, in small letters.
_LENT = ("courtesy", "handout", "supplied", "photo", "image", "pic", "file", "archive", "library", "stock")
_LONGEST_LENDER = 90
#: Who stands where: 'From left, Ida Ray, Bo Cole and Eva Lang at the quay.'
_ORDER = re.compile(
    # 'Pictured at the back, from left, are', 'Pictured right, is'
    r"Pictured [a-z ]{2,30}, (?:from (?:the )?(?:left|right), )?(?:is|are) |"
    r"(?:(?:Pictured|Seen here|Shown)?,? ?[Ff]rom (?:top )?(?:left|right)(?: to (?:right|left))?"
    r"|[Ll]eft to [Rr]ight|[Cc]lockwise from [^:,.]{0,30}|(?:Back|Front|Top|Bottom) row"
    r"|(?:In front|At (?:the )?(?:back|left|right)) (?:are|is))(?:, ?|: ?| are | is | )(?=[A-Z][\w.'’-]+ [A-Z])"
)
#: The same behind what they are: 'The board from left: Ida Ray, Bo Cole, Eva Lang'.
_NAMED_ORDER = re.compile(
    r"[A-Z][^.,:]{2,60},? (?:from left|left to right)(?: to right)?: (?=[A-Z][\w.'’-]+ [A-Z][\w.'’-]+,)"
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
#: Whose the words are: names of one word each; a picture's have the photographer's two, or 'Photo'.
_AGENCIES = re.compile(
    r"[.!?”\"] \((?!Getty|Shutterstock|Alamy|iStock|File|Handout|Supplied)[A-Z]\w+(?:/[A-Z]\w+){0,2}\)\Z"
)
_TELLS = re.compile(r"\b(?:said|says|told|was|were|had|added|announced)\b")
#: A word in small letters.
_SMALL = re.compile(r"\b[^\W\d_A-Z][\w'’.-]*")
#: Words of a house that is no name: 'by the harbour board'.
_MOST_OF_HOUSE = 4


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
        rf"|(?<=[.!?”\"])\s+(?:{agency}(?: Photo| PHOTO| Images)?"
        r"(?: ?/ ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}){1,2}"
        r"|Getty Images|AP Photo|Shutterstock))[)\].]*\Z"
    )


@cache
def _roots() -> tuple[tuple[str, str], ...]:
    return with_longest_words(_CREDIT_ROOTS)


def credit_signs(folded: str) -> tuple[str, ...]:
    """Return those parts of words of credit that stand in a text in small letters."""
    return list_signs(folded, _roots())


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
        or ("left" in plain and _NAMED_ORDER.match(plain))
        or _ALONE.match(plain)
        or _has_credit(plain, signs)
        # Searches through the whole paragraph, which hardly any has a reason for.
        or (
            _has_mark(plain)
            and (_SLASHED.search(plain) or _agency_end().search(plain) or _BEHIND.search(plain) or _KIND.search(plain))
            and not _is_report_of_agency(plain)
        )
        or _PLACED.match(plain)
        or (_PICTURE_OF.match(plain) and not _TELLS.search(plain))
        or (has_sign(plain[-_LONGEST_LENDER:].casefold(), _LENT) and _COURTESY.search(plain))
        or ("day, " in plain and _FULL_DATE.search(plain) and _seen().search(plain) and not _TELLS.search(plain))
    )


def _is_report_of_agency(plain: str) -> bool:
    """Tell whether a paragraph ends with the agencies that reported it: '… the port said. (Reuters)', '(Delta/AP)'."""
    found = _AGENCIES.search(plain)
    return found is not None and _TELLS.search(plain, 0, found.start()) is not None


def _has_mark(plain: str) -> bool:
    return (
        _MARK.search(plain) is not None or ", The " in plain[-_LONGEST_LENDER:] or plain.rstrip(")].").endswith(_ENDS)
    )


def _has_credit(plain: str, signs: Iterable[str]) -> bool:
    found = _CREDIT.search(plain) if has_sign(plain.casefold(), signs) else None
    if found is None or len(found["credit"]) > _LONGEST_CREDIT:
        return False
    named = found["named"].strip()
    if _TELLS.search(named) or not _is_credited(found["by"].casefold(), named):
        return False
    return named[:1].isupper() or named.startswith(("@", "©", "the "))


def _is_credited(by: str, named: str) -> bool:
    """Tell whether a credit says no more than whose it is: 'Video from Faro shows a car in flames' is news."""
    if not by.endswith(("by", "via", "from")):
        return True
    if by.endswith("by") and named.startswith("the ") and len(named.split()) <= _MOST_OF_HOUSE:
        return True
    return all(word.rstrip(".") in words("credit_words") for word in _SMALL.findall(named))
