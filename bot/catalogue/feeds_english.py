"""English: the feeds that a server follows."""

from bot.catalogue.keys import Message

MESSAGES = {
    Message.FEED_ADDED: "This server now follows **{name}**. Documents so far: {documents}.",
    Message.FEED_ADDED_FAILING: (
        "This server now follows **{name}**, but it can’t be read yet: {reason}. It is tried again by itself."
    ),
    Message.FEED_KNOWN: "This server follows **{name}** already.",
    Message.FEED_NO_ADDRESS: (
        "That is no web address that can be fetched. Give one that begins with https://, without a password and with a"
        " usual port, of a feed or of a page that names its feed."
    ),
    Message.FEED_GONE: "This server follows no such feed. `/feeds list` shows those that it follows.",
    Message.FEED_TOO_MANY: "A server can follow {most} feeds. Remove one first.",
    Message.FEED_NONE: "This server follows no feeds of its own yet. Add one with `/feeds add`.",
    Message.FEED_LIST: "Feeds of this server",
    Message.FEED_LINE_NEW: "last new {last}",
    Message.FEED_LINE_NO_NEW: "nothing new yet",
    Message.FEED_LINE_NEXT: "next {next}",
    Message.FEED_LINE_PAUSED: "paused",
    Message.FEED_LINE_GONE: "gone for good, says its server",
    Message.FEED_LINE_SINCE: "{reason}, since {since}",
    Message.FEED_REMOVED: "This server no longer follows **{name}**; its documents answer nothing here any more.",
    Message.FEED_PAUSED: "**{name}** rests. `/feeds pause` with *resume* goes on.",
    Message.FEED_RESUMED: "**{name}** goes on.",
    Message.FEED_TEST: "**{title}**: {entries} entries.",
    Message.FEED_TEST_PAGE: "**{title}**: a page that would be followed itself.",
    Message.FEED_TEST_FIRST: "Newest that could be read: **{title}** · {date} · {author}\n> {sentence}",
    Message.FEED_TEST_NOTHING: "Nothing could be read: {reason}.",
    Message.FEED_UNKNOWN_DATE: "undated",
    Message.FEED_UNKNOWN_AUTHOR: "no author named",
    Message.FEED_IMPORTED: "Added: {added}. Followed before: {known}. Not usable: {problems}.",
    Message.FEED_IMPORTED_BEYOND: "No room for {beyond} more: a server can follow {most} feeds.",
    Message.FEED_IMPORT_UNREADABLE: (
        "That is no list of feeds. Give an OPML file, as feed readers export it, of at most 1 MB."
    ),
    Message.TOLD_SOURCE_FAILING: (
        "The feed **{name}** of the server {server} hasn’t been readable since {since}: {reason}. "
        "It is tried again once a day; `/feeds remove` ends that."
    ),
    Message.TOLD_SOURCE_GONE: (
        "The feed **{name}** of the server {server} is gone: {reason}. It isn’t asked any more; what it brought stays. "
        "`/feeds add` follows another, `/feeds remove` takes this one off the list."
    ),
    Message.FEED_EMPTY: "the feed has no entries now",
    Message.FEED_NO_PACK: "There is no such pack. Choose one of the list.",
    Message.FEED_EXPORTED: "The feeds of this server as OPML, for any feed reader.",
}
