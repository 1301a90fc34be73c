"""What a sentence says by the way: where it was written, who somebody is, what a thing is near or part of."""

import re

from briefings.model.spans import Span
from briefings.text.signs import has_sign

#: 'LUND, Sweden (Agency) —', 'Lund (Agency)'.
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’/ -]{2,40}(?:, [A-Z][A-Za-z. ]{1,24}){0,2}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?"
    r"(?:\([A-Z][A-Za-z ./-]{1,30}\) ?(?:--?|–|—)?|(?:--?|–|—)) ?(?=[A-Z“\"‘])"
    r"|[A-Z][\w.'’ -]{2,30}(?:, [A-Z][\w. ]{2,20})? \([A-Z][A-Za-z ./-]{1,30}\) ?(?:--?|–|—)? ?(?=[A-Z“\"‘])"
)
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
#: ', the ambassador to the European Union,': who or what the name before it is.
_APPOSITION = re.compile(
    r", (?:an?|the|who|whose|whom|which|where|his|her|its|their|including|such as|along with|as well as|like|formerly"
    r"|once|then|now|then-[\w-]+|former|previously|one of|part of|based in|from)\b[^,;:!?]{1,120}?"
    r"(?=[,;:]|[.!?][”\"]?$|$)"
)
#: 'a Lund-based firm', 'the Lund native', 'the Chile-Peru border'.
_OF_A_PLACE = re.compile(
    r"\b[A-Z][\w.'’]*(?:-(?:based|born|area|native|backed|led|bound|style|raised|educated|linked)\b| native\b)"
    r"|\b[A-Z][\w.]*(?:[-–/][A-Z][\w.]*)+"
)
#: 'Lund Sen. Ida Holm', 'the Lund Republican': whose seat it is, or whence somebody is. A governor and a mayor are
#: their state's and their town's, and what they do is too; what 'Lund Republicans' do in Lund is Lund's.
_SEATS = (
    "Sen.", "Sens.", "Rep.", "Reps.", "Senator", "Senators", "Representative", "Congressman", "Congresswoman",
    "Republican", "Democrat", "Independent", "MP", "MEP",
)  # fmt: skip
_MEMBERS = ("Republican", "Democrat", "senator", "congressman", "congresswoman", "independent", "lawmaker", "MP", "MEP")
_PLACE = r"(?P<place>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})"
_SEAT = re.compile(
    rf"\b{_PLACE} (?:U\.S\. )?(?:{'|'.join(map(re.escape, _SEATS))})(?= (?!Part(?:y|ies)\b)[A-Z])"
    rf"|\b(?:[Tt]he|[Aa]n?|junior|senior|freshman|former) {_PLACE.replace('place', 'home')}"
    rf" (?:{'|'.join(_MEMBERS)})\b(?! [A-Z])"
)
#: 'Sen. Ida Holm of Lund', 'Reps. Ida Holm of Lund and Tor Berg of Orsk'.
_HOLDER_OF = re.compile(
    r"\b(?:Sens?\.|Reps?\.|Senators?|Representatives?|Congress(?:man|woman)|Republicans?|Democrats?|Independent)"
    r" [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3},?(?P<place> of (?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})"
)
#: 'the ambassador to Chile', 'editor at the Daily Bell'.
_HOLDERS = (
    "adviser", "advisor", "ambassador", "analyst", "chair", "chairman", "chief", "correspondent", "counsel", "deputy",
    "director", "economist", "envoy", "expert", "fellow", "head", "lawyer", "minister", "negotiator", "officer",
    "official", "professor", "reporter", "representative", "researcher", "scientist", "secretary", "spokesman",
    "spokesperson", "spokeswoman", "veteran",
)  # fmt: skip
_POST = re.compile(
    rf"\b(?i:{'|'.join(_HOLDERS)})s? (?:to|at|for|with|in|of|on) (?:the )?"
    r"[A-Z][\w.'’-]*(?: (?:(?:of|and|the) )?[A-Z][\w.'’-]*){0,4}"
)
#: Who says it, behind what is said: ', according to Lund's police', ', Lund officials said on Monday.'.
_SOURCE = re.compile(
    r"[Aa]ccording to [^,;:“\"]{1,80}"
    r"|, [A-Z][\w.'’ -]{1,60}\b(?:officials?|media|police|authorities|reports|newspapers?|television|prosecutors)"
    r" (?:said|say|says|reported)\b[^,;]{0,40}[.]?$"
)
#: What happens meanwhile: 'amid a dispute with Lund'.
_AMID = re.compile(r"\b[Aa]mid(?:st)? (?:[^,;:.]{1,80}?(?= by |[,;:.]|$)|[^,;:.]{1,80}\b)")
#: 'at her office in Troy, Vale,': which Troy it is.
_OF_A_TOWN = re.compile(
    r"\b(?:at|from|in|near) [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}"
    r"(?P<state>, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?)(?=[,;]|\.?$)"
)
#: What stands in each of these, looked for first, because that takes a tenth of the time: behind who holds a post what
#: it is of, and how the word before that ends; behind a town which one it is; who has said it.
_OF_A_NAME = re.compile(r" (?:to|at|for|with|in|of|on) (?:the )?[A-Z]")
_LAST_LETTERS, _LONGEST_HOLDER = (*_HOLDERS, *(f"{holder}s" for holder in _HOLDERS)), 20
_STATE = re.compile(r", [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?(?=[,;]|\.?$)")
_SAYING_SIGNS = (" said", " say", " reported")
_PLACE_SIGNS = ("-", "–", "/", " native")
_SEAT_SIGNS = ("Rep", "Sen", "Dem", "senator", "ongress", "ndependent", "lawmaker", " MP", " MEP")
#: What stands in each dateline; characters of the longest.
_DATELINE_SIGNS, _LONGEST_DATELINE = ("(", "-", "–", "—"), 160
_LONGEST = 1_000


def find_side_remarks(words: str) -> tuple[Span, ...]:
    """Return where words say something by the way; these spans may overlap.

    >>> words = "LUND, Sweden (Agency) — Ida Holm, the mayor of Lund, met an Orsk-based firm (in Visby)."
    >>> [span.of(words) for span in find_side_remarks(words)]
    ['LUND, Sweden (Agency) — ', '(in Visby)', ', the mayor of Lund', 'Orsk-based']
    """
    if len(words) > _LONGEST:
        return ()
    dateline = _DATELINE.match(words) if has_sign(words[:_LONGEST_DATELINE], _DATELINE_SIGNS) else None
    start = dateline.end() if dateline else 0
    found = [Span(0, start)] if start else []
    # A pattern is asked where the words have a sign that it can't do without: most sentences have few of them.
    patterns = [_BRACKETS] if "(" in words else []
    has_comma = ", " in words
    if has_comma:
        patterns.append(_APPOSITION)
    if "ccording to " in words or (has_comma and has_sign(words, _SAYING_SIGNS)):
        patterns.append(_SOURCE)
    if has_sign(words, _PLACE_SIGNS):
        patterns.append(_OF_A_PLACE)
    if _may_have_post(words):
        patterns.append(_POST)
    if "mid" in words:
        patterns.append(_AMID)
    if has_sign(words, _SEAT_SIGNS):
        found += [Span(*match.span("place" if match["place"] else "home")) for match in _SEAT.finditer(words, start)]
        if " of " in words:
            found += [Span(*match.span("place")) for match in _HOLDER_OF.finditer(words, start)]
    for pattern in patterns:
        found += [Span(*match.span()) for match in pattern.finditer(words, start)]
    if has_comma and _STATE.search(words, start):
        found += [Span(*match.span("state")) for match in _OF_A_TOWN.finditer(words, start)]
    return tuple(found)


def _may_have_post(words: str) -> bool:
    """Tell whether somebody's post may stand in words: the noun for who holds it before the name of what it is of."""
    return any(
        words[max(0, (place := match.start()) - _LONGEST_HOLDER) : place].lower().endswith(_LAST_LETTERS)
        for match in _OF_A_NAME.finditer(words)
    )
