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


def is_aside(element: Any) -> bool:
    """Tell whether an element holds comments or other articles, by its class or id; the whole page never does."""
    if element.tag in ("html", "body", "main", "article"):
        return False
    return any(_ASIDE_CLASS.search(element.get(name) or "") for name in ("class", "id"))


def without_asides(tree: Any, tags: Collection[str] = ()) -> Any:
    """Return a copy of a page without what is aside by its class or id, or by being one of `tags`."""
    copy = deepcopy(tree)
    asides = [one for one in copy.iter() if isinstance(one.tag, str) and (one.tag in tags or is_aside(one))]
    for one in asides:
        if one.getparent() is not None and next(one.iter("article", "main", "h1"), None) is None:
            one.drop_tree()
    return copy
