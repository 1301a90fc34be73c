"""Why a source can't be read, in one sentence for people."""

from collections.abc import Mapping
from types import MappingProxyType

from briefings.model.fetching import FetchFailure
from briefings.model.sources import SourceTrouble, Trouble

#: In English, for the terminal and for Discord alike.
TROUBLES_IN_ENGLISH: Mapping[FetchFailure | SourceTrouble, str] = MappingProxyType({
    FetchFailure.BAD_ADDRESS: "this is no web address that can be fetched: http or https, no password, a usual port",
    FetchFailure.NOT_PUBLIC: "the address leads into a private network, where nothing is fetched",
    FetchFailure.NAME_UNKNOWN: "there is no server of this name",
    FetchFailure.UNREACHABLE: "the server can't be reached",
    FetchFailure.TIMED_OUT: "the server took too long",
    FetchFailure.TOO_LARGE: "it is larger than what is fetched",
    FetchFailure.TOO_MANY_REDIRECTS: "the address leads on and on, and nowhere",
    FetchFailure.BOT_CHECK: "a bot check stands before it",
    FetchFailure.ROBOTS: "the site's robots.txt doesn't allow it",
    FetchFailure.GONE: "it is gone for good, says the server",
    FetchFailure.NOT_FOUND: "there is nothing at this address",
    FetchFailure.FORBIDDEN: "the server refuses it",
    FetchFailure.BUSY: "the server asks to come back later",
    FetchFailure.SERVER_ERROR: "the server has a fault",
    FetchFailure.BAD_BODY: "what the server sent can't be read",
    SourceTrouble.NO_FEED: "this is no feed, and no page that names one; follow the page itself instead",
    SourceTrouble.NO_ARTICLE: "there is no article on this page",
    SourceTrouble.WALL: "a consent or subscription page stands before it",
    SourceTrouble.UNREADABLE: "what the server sent can't be read",
})  # fmt: skip
#: Troubles that may pass by themselves within the day.
PASSING = frozenset({
    FetchFailure.NAME_UNKNOWN, FetchFailure.UNREACHABLE, FetchFailure.TIMED_OUT, FetchFailure.BUSY,
    FetchFailure.SERVER_ERROR, FetchFailure.BAD_BODY,
})  # fmt: skip


def _name_bot_check(trouble: Trouble) -> str:
    """Return whose bot check stands before a source; empty: none does, or nobody knows whose.

    >>> _name_bot_check(Trouble(kind=FetchFailure.BOT_CHECK, status=403, detail="cf-mitigated: challenge"))
    'Cloudflare'
    """
    names = {"cf-": "Cloudflare", "x-amzn-waf": "Amazon"}
    found = next((name for mark, name in names.items() if mark in trouble.detail), "")
    return found if trouble.kind is FetchFailure.BOT_CHECK else ""


def explain_trouble(
    trouble: Trouble, sentences: Mapping[FetchFailure | SourceTrouble, str] = TROUBLES_IN_ENGLISH
) -> str:
    """Return what is wrong with a source in one of the `sentences`, with the server's status where there was one.

    >>> explain_trouble(Trouble(kind=FetchFailure.NOT_FOUND, status=404))
    '404: there is nothing at this address'
    """
    sentence = sentences[trouble.kind]
    if checker := _name_bot_check(trouble):
        sentence = f"{sentence} ({checker})"
    # Of a body that came, the status says nothing.
    told = trouble.status is not None and trouble.status >= 400
    return f"{trouble.status}: {sentence}" if told else sentence
