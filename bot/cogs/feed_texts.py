"""What /feeds says of a source: its name, its state, why it can't be read, what it would bring."""

from discord.utils import format_dt

from bot.catalogue import Message, Words
from briefings import (
    ListedSource,
    Preview,
    Source,
    SourceState,
    clean,
    escape_discord,
    explain_trouble,
    mask_secrets,
    shorten,
    shorten_name,
)


def make_plain_name(source: Source) -> str:
    """Return what people call a source: as they named it, as it names itself, else its address without secrets."""
    return clean(source.name or source.title or mask_secrets(source.url))


def name_source(source: Source) -> str:
    """Return the same as Markdown."""
    return escape_discord(shorten_name(make_plain_name(source), 100), 200)


def explain_source(source: Source, words: Words) -> str:
    """Return why a source can't be read, in the reader's language, with the server's status; empty: it can."""
    trouble = source.record.trouble
    return "" if trouble is None else explain_trouble(trouble, words.troubles)


def make_feed_lines(one: ListedSource, words: Words) -> str:
    """Return a source and its state as two lines of a list."""
    source, record = one.source, one.source.record
    states = []
    if source.state is SourceState.PAUSED:
        states.append(words.say(Message.FEED_LINE_PAUSED))
    elif source.state is SourceState.GONE:
        states.append(words.say(Message.FEED_LINE_GONE))
    elif reason := explain_source(source, words):
        since = record.failing_since
        states.append(
            reason if since is None else words.say(Message.FEED_LINE_SINCE, reason=reason, since=format_dt(since, "d"))
        )
    states.append(
        words.say(Message.FEED_LINE_NEW, last=format_dt(record.last_new, "R"))
        if record.last_new is not None
        else words.say(Message.FEED_LINE_NO_NEW)
    )
    if source.is_fetched:
        states.append(words.say(Message.FEED_LINE_NEXT, next=format_dt(record.next_fetch, "R")))
    return f"- **{name_source(source)}** ({one.documents:,})\n  -# {' · '.join(states)}"


def make_preview_text(preview: Preview, words: Words) -> str:
    """Return what an address would bring, as Markdown."""
    title = escape_discord(shorten_name(clean(preview.title or mask_secrets(preview.url)), 200), 400)
    said = (
        words.say(Message.FEED_TEST_PAGE, title=title)
        if preview.kind == "page"
        else words.say(Message.FEED_TEST, title=title, entries=f"{preview.entries:,}")
    )
    lines = [said]
    article = preview.article
    if article is None:
        trouble = preview.trouble
        reason = words.say(Message.FEED_EMPTY) if trouble is None else explain_trouble(trouble, words.troubles)
        lines.append(words.say(Message.FEED_TEST_NOTHING, reason=reason))
    else:
        lines.append(
            words.say(
                Message.FEED_TEST_FIRST,
                title=escape_discord(shorten_name(clean(article.title or "–"), 200), 400),
                date=article.published.isoformat() if article.published else words.say(Message.FEED_UNKNOWN_DATE),
                author=escape_discord(clean(article.author), 200)
                if article.author
                else words.say(Message.FEED_UNKNOWN_AUTHOR),
                sentence=escape_discord(shorten(clean(preview.first_sentence or "–"), 400), 900),
            )
        )
    return "\n".join(lines)
