"""Roles as written: titles before a name, appositions after it, party and state in brackets."""

import re
from functools import cache

from briefings.analysis.actors.hits import NameHit
from briefings.analysis.actors.role_edges import (
    is_apart,
    is_clause,
    is_deed,
    is_list,
    is_next,
    is_verb,
    opens_role,
    says_nobody,
)
from briefings.analysis.names.word_kinds import (
    TITLE_PREFIXES,
    Word,
    is_address,
    is_plural_role,
    is_role,
    is_title,
    word_kinds,
)
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.tokens import Text, Token
from briefings.analysis.reading.word_classes import open_classes
from briefings.lexicon import words
from briefings.model.analysis import Role
from briefings.model.rules import Rule
from briefings.model.spans import Span

#: A role before the name takes at most so many words.
_LONGEST_BEFORE = 10
#: So many plain nouns may open a role: 'data protection officer'.
_MOST_NOUNS = 2
#: Behind these a noun tells when or where.
_BEFORE_PLACE = frozenset(("in", "at", "on", "after", "before", "during", "over", "since", "until"))
#: A number of so many figures may be a year.
_YEAR = 4
_OF = frozenset({"of", "for", "and", "the", "to", "on"})
_HEAD_PREPOSITIONS = words("role_noun_ends")
_APPOSITION = re.compile(
    r",\s(?:aged\s)?(?:\d{1,3},\s(?:of\s[^,\n]{2,30},\s)?)?"
    r"(?P<det>(?:(?:a|an|the|his|her|their|its|our|my|now|one\sof\sthe)\s)?)"
    # Atomic: no abbreviation may be given up for the letters of it before its full stop.
    r"(?P<body>(?>(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Prof|Rev|St|U\.S|U\.K|U\.N|D\.C|No|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co)\.(?=[\s\w'])|[^,;:.()—–!?“”\"\n]){3,140})(?=[,.;:—–)!?\n”\"]|$)"
)
_PARTY = re.compile(
    r"(?:,\s|\s\()(?P<role>[DRI]-[A-Z][\w.]*(?:\s[A-Z][\w.]*)?|"
    r"(?:Democrat|Republican|Independent|Labour|Conservative|SNP|Lib Dem)(?=\)))"
)
#: 'Who led the navy': what somebody heads or headed, up to a time or another clause.
_HEADING = re.compile(
    r",\swho\s(?:now\s|then\s|once\s|also\s)?(?P<role>(?:leads?|led|heads?|headed|chairs?|chaired|directs?|directed|"
    r"commands?|commanded|founded|oversees?|oversaw)\s(?:the|a|an|its|their|his|her)\s"
    r"(?:(?!(?:until|from|since|before|after|during|between|when|while|and|but|for|in|who|which|that)\b)[\w'&-]+\s?){1,8})"
)
_CUT = re.compile(
    r"\s(?:who|whose|which|that|when|where|whom|said|says|told|has|had|is|was|were|are|can|could|may|might|must|should"
    r"|will|would)\b"
)


@cache
def _modifiers() -> frozenset[str]:
    return words("role_modifiers")


def find_roles(text: Text, hit: NameHit) -> list[Role]:
    """Return the roles that stand around one mention of a person, in text order."""
    found = []
    first = text.token_range(hit.span)[0]
    before = _before(text.tokens, first, text.sentences[hit.sentence].start)
    if before is not None:
        found.append(Role(before, Rule.ROLE_BEFORE_NAME))
    elif (reversed_role := _reversed(text, hit, first)) is not None:
        found.append(Role(reversed_role, Rule.APPOSITION_BEFORE_NAME))
    party = _PARTY.match(text.view, hit.span.end, hit.span.end + 40)
    if party is not None:
        span = party.span("role")
        found.append(Role(Span(*span), Rule.PARTY_AFTER_NAME))
    else:
        after = _after(text.view, hit.span.end) or _heading(text.view, hit.span.end)
        if after is not None:
            found.append(Role(after, Rule.APPOSITION_AFTER_NAME))
    return found


def _is_head(token: Token) -> bool:
    """Tell whether a token may be the noun right before a name."""
    if is_address(token.text):
        return False
    prefix, _, rest = token.lower.partition("-")
    return is_title(token.text) or is_role(token.lower) or (prefix in TITLE_PREFIXES and is_role(rest))


def _before(tokens: tuple[Token, ...], index: int, floor: int) -> Span | None:
    """Return the role that ends right before token `index`, no further back than offset `floor`."""
    head = index - 1
    while head >= 0 and tokens[head].start >= floor and is_address(tokens[head].text):
        head -= 1
    if head < 0 or tokens[head].start < floor:
        return None
    if not _is_head(tokens[head]):
        found = _titled_of(tokens, head, floor)
        if found is None:
            return None
        last, head = head, found
    else:
        last = head
    first = head
    while (
        first > 0
        and last - first < _LONGEST_BEFORE
        and tokens[first - 1].start >= floor
        and _modifies(tokens, first - 1, floor)
    ):
        first -= 1
    first = _with_name(tokens, _with_nouns(tokens, first, floor), head, floor)
    while first < head and tokens[first].lower in {"and", "the", "of", "for"}:
        first += 1
    if first == head == last and (
        tokens[head].lower in {"first", "vice", "private"} or says_nobody([tokens[head].text])
    ):
        return None
    return Span(tokens[first].start, tokens[last].end)


def _with_nouns(tokens: tuple[Token, ...], first: int, floor: int) -> int:
    """Return where a role begins with the nouns before it: 'harbour master', 'Harvard law professor'."""
    index = first
    if tokens[first].text[:1].isupper() or opens_role(tokens[first].text):
        return first  # 'sailors support President Holm', 'in this case former mayor Holm'
    while (
        index > 0
        and first - index < _MOST_NOUNS
        and tokens[index - 1].start >= floor
        and tokens[index].start - tokens[index - 1].end == 1
        and _is_plain_noun(tokens[index - 1].text)
    ):
        index -= 1
    if index == first:
        return first
    before = tokens[index - 1] if index and tokens[index - 1].start >= floor else None
    if before is None or before.lower in _BEFORE_PLACE:
        return first  # 'in court counsel Ann Berg'
    if before.text[:1].isupper() and before.end + 1 == tokens[index].start and before.lower not in _function_words():
        return index - 1
    return index


def _is_plain_noun(word: str) -> bool:
    """Tell whether a lower-case word is a noun more often than anything else, and no time."""
    return (
        word.isalpha()
        and word.islower()
        and len(word) > 2
        and open_classes().get(word, pos.NOUN).startswith(pos.NOUN)
        and not word.endswith(("ed", "ing", "ly"))
        and word not in _function_words()
        and word not in words("time_words")
        and not is_plural_role(word)
    )


def _with_name(tokens: tuple[Token, ...], first: int, head: int, floor: int) -> int:
    """Return where a role begins whose first words belong to a name before it: 'Chairman of the Chiefs of Staff Gen.'.

    Without the office of that name the role begins at its head. A number may open the name: '38 North analyst'.
    """
    if first == 0 or tokens[first - 1].start < floor or not tokens[first].text[:1].isupper():
        return first
    before = tokens[first - 1]
    if before.text.isdigit() and len(before.text) < _YEAR and tokens[first].start - before.end == 1 and first < head:
        return first - 1
    of = first - 1 - (before.lower == "the")
    if tokens[of].lower not in {"of", "for"} or not tokens[of - 1].text[:1].isupper() or tokens[of - 1].start < floor:
        return first
    index = of
    while index > 0 and of - index < _LONGEST_BEFORE and tokens[index - 1].start >= floor:
        token = tokens[index - 1]
        if not (token.text[:1].isupper() or token.lower in _OF):
            break
        index -= 1
        if is_title(token.text) and tokens[index + 1].lower in {"of", "for"}:
            return index
    # 'Department of Justice Inspector General'.
    while head - 1 > first and is_role(tokens[head - 1].lower):
        head -= 1
    return head


def _titled_of(tokens: tuple[Token, ...], last: int, floor: int) -> int | None:
    """Return the head in 'Secretary of State' when `last` is its last word."""
    if not tokens[last].text[:1].isupper():
        return None
    for index in range(last - 1, max(-1, last - 7), -1):
        token = tokens[index]
        if token.start < floor:
            return None
        if (
            is_title(token.text)
            and token.text[:1].isupper()
            and index + 1 <= last
            and tokens[index + 1].lower in {"of", "for"}
        ):
            return index
        if not (token.text[:1].isupper() or token.lower in _OF):
            return None
    return None


def _modifies(tokens: tuple[Token, ...], index: int, floor: int) -> bool:
    """Tell whether token `index` belongs to the role that follows it."""
    token = tokens[index]
    following = tokens[index + 1]
    if following.start - token.end > 1 and token.text != "'s":
        return False
    opens = token.start == floor
    if token.lower in _modifiers():
        return not is_apart(tokens, index, floor)
    if token.text[:1].isupper() and token.text[:1].isalpha():
        return (
            token.lower not in _function_words()
            and not is_address(token.text)
            and not (opens and token.text.isalpha() and token.lower.endswith("ly"))
            and not is_deed(token, following, opens=opens)
        )
    if "-" in token.text and len(token.text) > 3:
        return True
    if is_role(token.lower) and not is_plural_role(token.lower):
        return True
    telling = token.lower.endswith(("ial", "ian", "ical", "ional", "ist", "based")) and len(token.text) > 5
    return telling and not is_verb(token.lower)


@cache
def _function_words() -> frozenset[str]:
    return words("sentence_openers") | words("function_words")


def _after(view: str, end: int) -> Span | None:
    """Return the apposition that follows a name ending at `end`, without its article."""
    match = _APPOSITION.match(view, end, end + 200)
    if match is None:
        return None
    start, stop = match.span("body")
    cut = _CUT.search(view, start, stop)
    if cut is not None:
        stop = cut.start()
    body = view[start:stop]
    if not _is_role_phrase(body.split(), determined=bool(match["det"])):
        return None
    return Span(start, start + len(body.rstrip()))


def _heading(view: str, end: int) -> Span | None:
    """Return what somebody heads, by the relative clause after a name that ends at `end`; None if it tells nothing."""
    match = _HEADING.match(view, end, end + 120)
    return None if match is None else Span(match.start("role"), match.start("role") + len(match["role"].rstrip()))


def _is_role_phrase(body: list[str], *, determined: bool) -> bool:
    """Tell whether words are a role: its noun stands before the first preposition."""
    if not body or is_clause(body) or is_list(body) or says_nobody(body) or (not determined and is_next(body)):
        return False
    cut = next((i for i, word in enumerate(body) if word in _HEAD_PREPOSITIONS), len(body))
    if not 1 <= cut <= 9:
        return False
    head = body[cut - 1].strip("'").removesuffix("'s")
    if not is_role(head):
        return False
    if cut > 1 and body[cut - 1][:1].isupper() and word_kinds(body[cut - 2]) & Word.FIRST_NAME:
        return False  # 'Ohio's Barbara Boxer' is the next of a list
    first = body[0].lower()
    if determined or cut == 1 or first in _modifiers() or is_role(first) or body[0].endswith("'s"):
        return True
    # Without an article: 'Smith, police officers' is a list, 'Smith, Labour candidate' a role.
    return body[0][:1].isupper() or first.endswith(("al", "ian", "ist"))


def _reversed(text: Text, hit: NameHit, first: int) -> Span | None:
    """Return the role in "the company's chief executive, Jane Roe, said": a determined noun phrase before the name."""
    tokens, view = text.tokens, text.view
    if first < 3 or tokens[first - 1].text != "," or view[hit.span.end : hit.span.end + 1] not in {",", ".", ";", ")"}:
        return None
    floor = text.sentences[hit.sentence].start
    last = first - 2
    head = last
    if not is_role(tokens[head].lower):
        head = next(
            (
                i
                for i in range(last, max(0, last - 8), -1)
                if is_role(tokens[i].lower) and tokens[i + 1].lower in {"of", "for", "at", "to", "in"}
            ),
            -1,
        )
        if head < 0 or any(tokens[i].text in {",", "said"} for i in range(head, last)):
            return None
    start = head
    while (
        start > 0
        and tokens[start - 1].start >= floor
        and last - start < _LONGEST_BEFORE
        and _modifies(tokens, start - 1, floor - 1)
    ):
        start -= 1
    opened = tokens[start - 1].lower in {"a", "an"} and tokens[start - 2].text == ","
    if opened and start > 3 and tokens[start - 3].text[:1].isupper():
        return None  # 'Barry Burke, a scientist at the University of Leeds, Madison'
    if (
        start > head - 8
        and start > 0
        and tokens[start - 1].lower in {"the", "a", "an", "his", "her", "their", "its", "our", "'s", "'"}
        and tokens[start - 1].start >= floor
    ):
        return Span(tokens[start].start, tokens[last].end)
    if tokens[start].start == floor or tokens[start - 1].lower in {"the", "a", "an", "his", "her", "its"}:
        return Span(tokens[start].start, tokens[last].end)
    return None
