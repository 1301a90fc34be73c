"""What a page tells of its author: a biography under the article."""

import re

from briefings.text.folding import fold

_BIOGRAPHY = re.compile(
    r"(?:is (?!(?!based|retired)(?:\w+ed|held|being|under)\b)|was (?:an?|the|our|[\w' ]{2,40}['’]s)\b|"
    r"works as|serves as|writes|covers|reports|has (?:been|covered|written|reported|worked|spent|"
    r"contributed|published|taught|edited|won|lived)|reporting (?:from|in)|grew up|studied|graduated|joined|teaches|"
    r"lives|edits|leads|heads|hosts|specialises|specializes|makes (?:frequent|regular) appearances)\b"
)
_PROFESSION = (
    r"(?:reporter|correspondent|writer|columnist|journalist|editor|producer|photographer|contributor|blogger|freelancer|"
    r"author|critic|anchor|presenter|bureau chief|newsroom|commentator|intern)"
)
_PAPER = (
    r"(?:Gazette|Times|Post|News|Herald|Tribune|Chronicle|Journal|Courier|Echo|Mail|Press|Observer|Standard|Telegraph"
    r"|Guardian|Mirror|Examiner|Inquirer|Dispatch|Media|Radio|Magazine|Review)"
)
_SELF_TOLD = re.compile(
    # In the past, only who was there for a while is an author: a reporter who was shot is news.
    r"(?P<name>[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}),? (?:(?:is|works as|was(?= [\w' -]{0,60}\b(?:intern|fellow)\b)) "
    rf"(?:(?:an?|the|our) |(?:\w+ ){{1,4}}?\w+'s? )?(?:[\w'&-]+ ){{0,5}}?{_PROFESSION}\b"
    r"(?:,? (?:for|at|with|covering|based|who (?:covers?|writes?|reports?|has|focuses|speciali[sz]es|lives)|of|on|in)\b"
    r"|[.]?\Z)"
    # Papers are written with their article in a capital: who covers a roof does so for the council.
    r"|(?:covers|reports (?:on|from)|writes (?:about|on)) [\w ,'&-]{2,120}? (?:for|at) The [A-Z]"
    rf"|(?:covers|reports (?:on|from)|writes (?:about|on)) [\w ,'&-]{{2,120}}? (?:for|at) (?:the )?"
    rf"(?:[A-Z][\w'-]+ ){{1,3}}?{_PAPER}\b"
    r"|has (?:reported|covered|written)\b[^.]{2,80}\b(?:since|for) [\w ]+[.]?\Z|joined The [A-Z]"
    r"|writes about [^.]{2,80}[.]?\Z"
    rf"|(?:an?|the) (?:[\w'&-]+ ){{0,5}}?{_PROFESSION}, (?:covers|writes|reports|has|is based|lives)\b)"
)
#: The same without a name; not where the article tells of a writer.
_THE_AUTHOR = re.compile(
    r"The (?P<who>author|writer|columnist|reporter|correspondent|essayist) "
    r"(?:is|was (?:an?|the|formerly|previously)|lives|works|teaches|writes|covers|has)\b"
)
#: What a page tells of an author whose name stands elsewhere, in a list of pictures or links.
_NAMELESS = re.compile(
    r"[Ii]s (?:an?|the) (?:[\w'’-]+ ){0,4}?(?:professor|lecturer|fellow|researcher|" + _PROFESSION[3:-1] + r")\b"
)
#: A line of labels over the author's name: 'About Ann Miller', 'View all posts by Ann Miller'.
_OVER_NAME = (
    r"(?:About|By|Written by|Story by|Words by|Posted by|More by|More from|Read more by|Read more from|Articles by|"
    r"Stories by|(?:View |See |Read )?[Aa]ll (?:posts|articles|stories) by|Posts by|Follow|Contact|Email|Meet)"
)
_OTHER_NAME = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}"
#: No clause, so that what is told of an author stays.
_BESIDE = (
    rf"(?: (?:[A-Z][\w'-]*+ ){{0,3}}{_PROFESSION})?"
    r"(?:(?:,| ?[|/@–—·•-]| in| for) ?(?!(?:who|which|whose|and|but)\b)(?:[\w&'@-]++ ?){1,5})*"
)
#: Characters of a line that is the author's name and what stands beside it: a place, a paper, what she is.
_LONGEST_NAME_LINE = 100
_OWN_VIEWS = re.compile(
    r"\b[Tt]he (?:views|opinions)(?: expressed)?(?: here| above)? are (?:his|her|their|my|the author's) own\b"
    r"|\bwrites? (?:here )?in (?:a|his|her|their) personal capacity\b"
)
#: A label before the biography, or what the author is called in networks alone.
_ABOUT = re.compile(r"(?:About|ABOUT) (?:the|THE) (?:author|AUTHOR|writer|WRITER)[sS]?\b(?! of (?!this\b))|@\w{2,40}\Z")
#: What happened on one is news.
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
#: Behind a first name or a surname alone.
_WRITES_FOR = re.compile(rf"\b(?:for|at) The [A-Z]|\b{_PROFESSION} (?:for|at|with|covering|based)\b")
_APPOSITION = rf"(?:An? [^.!?]{{0,120}}\b{_PROFESSION}\b[^.!?]{{0,60}}, )"


def tells_of_author(plain: str, before: str, author: str | None) -> bool:
    """Tell whether one of the last paragraphs says who wrote the article: nobody of whom the article tells."""
    if (_NAMELESS.match(plain) and not plain.endswith("?")) or _OWN_VIEWS.search(plain) or _ABOUT.match(plain):
        return True
    called = _THE_AUTHOR.match(plain)
    if called is not None:
        return re.search(rf"\b{called['who']}s?\b", before, re.IGNORECASE) is None
    if any(" " in name and _tells_of(name, plain) for name in (author or "").split(", ")):
        return True
    told = _SELF_TOLD.match(plain)
    if told is None or _WEEKDAY.search(plain):
        return False
    return re.search(rf"\b{re.escape(told['name'].rsplit(' ', 1)[1])}\b", before) is None


def _tells_of(name: str, plain: str) -> bool:
    """Tell whether a paragraph is the author's name with what stands beside it, or the author's biography."""
    first, _, last = name.partition(" ")
    whole = rf"(?:(?:Dr|Prof|Professor)\.? )?{re.escape(first[:3])}\w*(?: [\w.'-]+){{0,2}}? {re.escape(last)}"
    line = rf"(?:{_OVER_NAME}:? )?{whole}(?:,? (?:and|&) {_OTHER_NAME})?{_BESIDE}"
    if fold(plain) == fold(name) or (len(plain) <= _LONGEST_NAME_LINE and re.fullmatch(line, plain)):
        return True
    called = re.match(rf"(?:{whole}(?:, [^.,]{{2,60}}(?=, ))?|{_APPOSITION}(?:{whole}|{re.escape(first)})),? ", plain)
    if called is not None and _BIOGRAPHY.match(plain, called.end()):
        return True
    alone = re.match(rf"(?:{re.escape(first)}|{re.escape(last)}) (?:covers|writes|reports|is an? )", plain)
    return alone is not None and _WRITES_FOR.search(plain) is not None
