"""What a digest or an alert is called, and what stands under its title."""

from collections.abc import Sequence

from discord.utils import format_dt

from bot.catalogue import Message, Words
from bot.layouts import DigestHead, correction_text
from briefings import Digest, DigestKind, ScheduleSettings, Window, clean, escape_discord, shorten_name

#: Discord's limit for a post's title.
_LONGEST_TITLE = 100
#: The longest names of topics in a title, in UTF-16 units.
_LONGEST_NAMES = 150


def make_head(settings: ScheduleSettings, digest: Digest, words: Words, *, weekly: bool) -> DigestHead:
    """Return the head of a digest; `weekly`: it says that lines of empty days come once a week from now on."""
    lines = list(_lines(digest, words))
    if digest.corrections:
        lines.append(correction_text(digest.corrections, words))
    if weekly:
        lines.append(f"-# {words.say(Message.DIGEST_WEEKLY)}")
    end = words.say(Message.DIGEST_END) if digest.kind is DigestKind.NEWS else ""
    return DigestHead(title=write_title(settings, words), lines=tuple(lines), end=end)


def write_title(settings: ScheduleSettings, words: Words) -> str:
    """Return the title of a digest or an alert, as Markdown."""
    return _name_digest(settings, escape_discord(shorten_name(_names(settings), _LONGEST_NAMES), _LONGEST_NAMES), words)


def write_post_title(settings: ScheduleSettings, words: Words) -> str:
    """Return the title of a forum post, where no Markdown is read."""
    return shorten_name(_name_digest(settings, _names(settings), words), _LONGEST_TITLE)


def _name_digest(settings: ScheduleSettings, names: str, words: Words) -> str:
    """Return what a digest or an alert is called, by the names of its topics; none: everything."""
    is_alert = settings.alert is not None
    if not names:
        return words.say(Message.ALERT_EVERYTHING if is_alert else Message.DIGEST_EVERYTHING)
    return words.say(Message.ALERT_TITLE if is_alert else Message.DIGEST_TITLE, topics=names)


def _names(settings: ScheduleSettings) -> str:
    return ", ".join(clean(topic) for topic in settings.topics)


def _lines(digest: Digest, words: Words) -> Sequence[str]:
    """Return what stands under the title: what this digest is, and that it is late if it is."""
    window = digest.window
    since = format_dt(window.since, "f") if window.since is not None else ""
    said = {
        DigestKind.FIRST: Message.DIGEST_FIRST,
        DigestKind.NEWS: Message.DIGEST_NEWS,
        DigestKind.STANDING: Message.DIGEST_STANDING,
        DigestKind.ONE_LINE: Message.DIGEST_ONE_LINE,
        DigestKind.NOTHING: Message.DIGEST_ONE_LINE,
    }[digest.kind]
    lines = [words.say(said, since=since) if window.since is not None else words.say(Message.DIGEST_FIRST)]
    if not digest.briefings and digest.kind in {DigestKind.FIRST, DigestKind.STANDING}:
        lines.append(words.say(Message.DIGEST_NOTHING_YET))
    if window.late_for is not None:
        lines.append(_late(window, words))
    return lines


def _late(window: Window, words: Words) -> str:
    due = format_dt(window.late_for, "f") if window.late_for is not None else ""
    return f"-# {words.say(Message.DIGEST_LATE, due=due, until=format_dt(window.until, 'f'))}"
