"""Pages that stand before an article: they ask for consent or money, and are nobody's words to cite."""

import re
from urllib.parse import urlsplit

#: What such pages say and articles don't (English and German; written down from consent dialogues of the IAB's
#: framework and from subscription offers), in small letters.
_OFFERS = (
    "accept all", "accept cookies", "accept and continue", "agree and continue", "we use cookies",
    "we and our partners", "privacy choices", "privacy settings", "cookie settings", "manage consent",
    "manage preferences", "before you continue", "subscribe to continue", "subscribe to read",
    "to continue reading", "continue reading this", "already a subscriber", "log in to continue", "log in to read",
    "sign in to read", "sign in to continue", "for subscribers only", "this article is for subscribers",
    "unlock this article", "register to read", "start your subscription", "you have reached your limit",
    "alle akzeptieren", "cookies akzeptieren", "datenschutzeinstellungen", "jetzt abonnieren", "jetzt weiterlesen",
    "nur für abonnenten", "bereits abonnent", "zugriff auf alle artikel",
)  # fmt: skip
#: What they say too, but articles as well: two of these, or one beside an offer.
_HINTS = (
    "all cookies", "your privacy", "cookie policy", "legitimate interest", "reject all",
    "personalised ads", "personalized ads", "withdraw your consent", "subscribe now", "already have an account",
    "subscribers only", "free trial", "cancel anytime", "cancel at any time", "free articles", "einwilligung",
    "mit werbung",
)  # fmt: skip
#: Checks of robots that came with status 200.
_CHECKS = (
    "enable javascript and cookies", "verify you are human", "verifying you are human", "checking your browser",
    "are you a robot", "unusual traffic from", "please enable javascript", "please turn javascript on",
    "ddos protection by", "just a moment",
)  # fmt: skip
#: Words of a text that may be such a page where it has one of the offers, or three different phrases.
_SHORT, _LONGER, _MANY = 120, 400, 3
_ADDRESS = re.compile(r"(?:^|[./_-])(?:consent|cookie-?wall|paywall|privacy-?gate|login|signin|subscribe)(?:$|[./?_-])")


def is_wall(text: str, *, url: str = "", asked: str = "") -> bool:
    """Tell whether a text is what stands before an article, not the article.

    Args:
        text: As extracted from the page.
        url: Where the request ended.
        asked: Where it began: an address that itself is about consent is no wall.

    >>> is_wall("We use cookies. Accept all or manage preferences to go on.")
    True
    >>> is_wall("Parliament voted for a law on cookie banners; members of all parties spoke for it.")
    False
    """
    words = len(text[:20_000].split())
    if words < _LONGER and url and url != asked and _is_wall_address(url) and not _is_wall_address(asked):
        return True
    folded = " ".join(text[:20_000].lower().replace("’", "'").split())
    offers = sum(phrase in folded for phrase in (*_OFFERS, *_CHECKS))
    hints = sum(phrase in folded for phrase in _HINTS)
    if words < _SHORT:
        return offers > 0 or hints > 1
    return words < _LONGER and offers > 0 and offers + hints >= _MANY


def _is_wall_address(url: str) -> bool:
    parts = urlsplit(url)
    return _ADDRESS.search(f"{parts.hostname or ''}/{parts.path}".lower()) is not None
