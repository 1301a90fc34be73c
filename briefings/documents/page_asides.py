"""What of a page surely isn't its article: comments, lists of others, menus."""

import re
from collections.abc import Collection
from copy import deepcopy
from typing import Any

#: Where, within an article, what changes on its own stands: other articles' times too.
ASIDES = ("aside", "nav", "footer", "form", "li")
#: Words in the classes and ids of what isn't the article: comments, lists of others.
_ASIDE_CLASS = re.compile(
    r"(?:\A|[\s_-])(?:comments?|disqus|replies|related|recommend\w*|sidebar|side|teasers?|trending|popular|promo\w*|"
    r"widget|most[_-]?read|(?:more|latest|other)[_-](?:news|stories|articles|posts))(?:\Z|[\s_-])",
    re.IGNORECASE,
)

#: Words in the classes and ids of small boxes within an article: advertisements, recommendations; credits of pictures.
#: 'No-promo' and 'paywall' are said of the article's own text.
_WORD_ENDS = r"(?:\Z|[\s_-])"
_ADVERTISEMENT = re.compile(rf"(?:\A|\s|[_-])(?<!no[_-])advert(?:isement|orial|ising)?s?{_WORD_ENDS}", re.IGNORECASE)
_OFFER = re.compile(
    rf"(?:\A|\s|[_-])(?<!no[_-])(?:promo(?:s|box|tions?)?|recommend(?:ed|ations?)|sponsored){_WORD_ENDS}", re.IGNORECASE
)
_CREDIT = re.compile(rf"(?:\A|[\s_-])(?:credits?|captions?|photographer){_WORD_ENDS}", re.IGNORECASE)
#: What a class of one of these has in it: looked for alone, because that takes a third of the time.
_ANY_BOX = re.compile(
    r"[Aa](?:dvert|DVERT)|[Pp](?:romo|ROMO|hotographer)|[Rr]ecommend|[Ss]ponsored|[Cc](?:redit|aption)"
)
_BOXES = ("div", "section", "ul", "ol")
_CREDITS = ("span", "div", "p", "small", "em", "cite")
#: Characters of such a box, and of a credit; what is longer may be the article.
_LONGEST_BOX, _LONGEST_CREDIT = 600, 300


def drop_boxes(tree: Any) -> None:
    """Take small boxes that offer other things out of a page, and the credits of its pictures."""
    classes = ((one, one.get("class")) for one in tree.iter(*_BOXES, *_CREDITS))
    boxes = [one for one, called in classes if called and _ANY_BOX.search(called) and _is_box(one)]
    for box in boxes:
        if box.getparent() is not None:
            box.drop_tree()


def _is_box(element: Any) -> bool:
    called = element.get("class")
    if element.tag in _CREDITS and _CREDIT.search(called):
        return _is_short(element, _LONGEST_CREDIT)
    if element.tag not in _BOXES:
        return False
    if _ADVERTISEMENT.search(called):
        return _is_short(element, _LONGEST_BOX)
    return bool(_OFFER.search(called)) and element.find(".//a") is not None and _is_short(element, _LONGEST_BOX)


def _is_short(element: Any, longest: int) -> bool:
    """Tell whether a box holds few words, no heading of the page and no article; it is read no further than that."""
    length = 0
    for count, one in enumerate(element.iter()):
        length += len(one.text or "") + len(one.tail or "") if isinstance(one.tag, str) else 0
        if count > longest or length > longest * 2 or one.tag in ("h1", "article", "main"):
            return False
    return len(" ".join(element.text_content().split())) <= longest


def is_aside(element: Any) -> bool:
    """Tell whether an element holds comments or other articles, by its class or id; the whole page never does."""
    if element.tag in ("html", "body", "main", "article"):
        return False
    return any(_ASIDE_CLASS.search(element.get(name) or "") for name in ("class", "id"))


def _is_beside_article(element: Any) -> bool:
    """Tell whether an element is an aside behind the page's article, not within it."""
    return element.tag == "aside" and any(
        one.tag in ("article", "main") for one in element.itersiblings(preceding=True)
    )


def without_asides(tree: Any, tags: Collection[str] = ()) -> Any:
    """Return a copy of a page without what is aside by its class or id, or by being one of `tags`."""
    copy = deepcopy(tree)
    asides = [
        one
        for one in copy.iter()
        if isinstance(one.tag, str) and (one.tag in tags or is_aside(one) or _is_beside_article(one))
    ]
    for one in asides:
        if one.getparent() is not None and next(one.iter("article", "main", "h1"), None) is None:
            one.drop_tree()
    return copy
