"""English, in which every key has its words."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.catalogue import digests_english, feeds_english, setup_english
from bot.catalogue.keys import Counted, Message
from briefings import ENGLISH, TROUBLES_IN_ENGLISH

MESSAGES = (
    digests_english.MESSAGES
    | feeds_english.MESSAGES
    | setup_english.MESSAGES
    | {
        Message.SECTION: "Section",
        Message.CARD: "At a glance",
        Message.PROOF: "Proof: choose a line",
        Message.PREVIOUS: "Previous",
        Message.NEXT: "Next",
        Message.SHARE: "Share",
        Message.FOLLOW: "Follow",
        Message.SHARED_BY: "Shared by {user}",
        Message.PAGE: "Page {page} of {pages}",
        Message.LEFT_OUT: "{count} more not shown; narrow the question to see them",
        Message.LONG_LINE: "A line of {length} characters is too long for a message: choose it under “Proof”.",
        Message.NOTHING_HERE: "Nothing in this section.",
        Message.OPEN_SOURCE: "Open the source",
        Message.OPEN_SENTENCE: "Open at this sentence",
        Message.WRONG: "Something wrong?",
        Message.WRONG_WHICH: "Which line is wrong?",
        Message.WRONG_LINE: "Choose the line",
        Message.WRONG_WHAT: "What is wrong with this line? Whoever runs this bot sees the line, not who reported it.",
        Message.WRONG_SPEAKER: "Somebody else said it",
        Message.WRONG_CUT: "Cut, or turned round",
        Message.WRONG_DATE: "The date",
        Message.WRONG_TOPIC: "It is about another thing",
        Message.WRONG_OUTDATED: "Out of date",
        Message.WRONG_THANKS: "Thank you. The line and its rule are kept for whoever runs this bot, not who you are.",
        Message.WRONG_HIDE: "Hide it in this server",
        Message.WRONG_HIDDEN: "This line is hidden in this server from now on.",
        Message.WRONG_SHOW: "Show it again",
        Message.WRONG_SHOWN: "This line is shown in this server again.",
        Message.TOPICS_FOUND: "This message names these topics. Choose one for a briefing.",
        Message.NO_TOPICS: "This message names nobody and nothing that the documents know.",
        Message.LIBRARY_EMPTY: (
            "There are no documents yet. Whoever runs this bot puts them into the folder that BRIEFBOT_SEEDS names; "
            "they are taken up at once."
        ),
        Message.STILL_READING: "The documents are still being read ({done} of {total}). Try again in a moment.",
        Message.NOT_YET_READ: "The documents are about to be read. Try again in a moment.",
        Message.DOCUMENT_GONE: "The document behind this line is gone, or its words were changed.",
        Message.SECTION_GONE: "The documents behind this briefing are gone.",
        Message.BUTTON_FORGOTTEN: "What this button meant isn't known any more. Please ask again with a command.",
        Message.MAY_NOT_SHARE: "You may not write in this channel, so this can't be shared here.",
        Message.TOPIC_EMPTY: "Name a topic, a person or some words to look for.",
        Message.SINCE_UNCLEAR: (
            "“{words}” is no date that I understand. Write it as 2025-08-26, 2025-08 or 2025, or as 7d, 4w, 6m or 1y."
        ),
        Message.SAME_ACTOR: "Name two different actors to compare.",
        Message.BUG: "That went wrong, and it is this bot's fault. The reason is in its log under `{code}`.",
        Message.STORE_TROUBLE: (
            "The library can't be used right now. Try again in a minute; the operator finds the reason in the log "
            "under `{code}`."
        ),
        Message.FORBIDDEN: "Discord doesn't let this bot do that here: it lacks a permission in this channel.",
        Message.COMMAND_OUTDATED: "This command has just changed. Reload Discord (Ctrl+R) and try again.",
        Message.OPTION_GONE: "One of the things chosen in this command isn't there any more. Choose again.",
        Message.DISCORD_TROUBLE: "Discord didn't take the answer. Please try again.",
        Message.SINCE_WEEK: "The last 7 days",
        Message.SINCE_MONTH: "The last 30 days",
        Message.SINCE_QUARTER: "The last 90 days",
        Message.SINCE_YEAR: "The last year",
        Message.ABOUT_TITLE: "Briefbot {version}",
        Message.ABOUT_WHAT: (
            "Briefings from a library of documents. Every line is verbatim and carries its proof; nothing is generated."
        ),
        Message.ABOUT_LIBRARY: "**Knows** {documents} by {publishers}, {actors}, {quotations}",
        Message.ABOUT_DATES: "**Published** {first} to {last}",
        Message.ABOUT_FRESH: "**Last change** {when}",
        Message.ABOUT_READING: "**Reading** {done} of {total}; answers come from what is there",
        Message.ABOUT_STARTING: "**Reading** the folder; answers come from what is there",
        Message.ABOUT_PROBLEMS: "{files} couldn't be read; the log names them",
        Message.ABOUT_COMMANDS: (
            "`/brief` a topic · `/quote` a person · `/actor` · `/timeline` · `/compare` · `/search` · `/sources` · "
            "`/privacy`"
        ),
        Message.ABOUT_CODE: "Source code",
        Message.HELP_TITLE: "What can be asked",
        Message.HELP_PROOF: (
            "Every line of an answer stands word for word in a document; *Proof* shows it there. On a message, "
            "*Apps › Brief this* asks about what it says."
        ),
        Message.HELP_MANAGERS: "For those who manage this server",
        Message.PRIVACY_TITLE: "What is stored about you",
        Message.PRIVACY_RULE: (
            "Messages aren't read or stored. A question is kept without your name, so that the buttons of its answer "
            "go on working."
        ),
        Message.PRIVACY_NOTHING: "Nothing is stored about you.",
        Message.PRIVACY_PREFERENCES: "Time zone: {zone}; language: {language}",
        Message.PRIVACY_FOLLOWS: "{digests} by direct message: {topics}",
        Message.PRIVACY_SCHEDULES: "{schedules} of servers, made by you",
        Message.PRIVACY_REQUESTS: "{requests} behind buttons",
        Message.PRIVACY_NOTICES: "{notices}, so that nothing is told twice",
        Message.PRIVACY_ERASE: (
            "`/privacy erase:True` deletes all of it. Servers keep their schedules, without your name."
        ),
        Message.PRIVACY_ERASED: "Everything that was stored about you is deleted.",
    }
)

COUNTS = {
    Counted.DOCUMENTS: ("{count} document", "{count} documents"),
    Counted.PUBLISHERS: ("{count} publisher", "{count} publishers"),
    Counted.ACTORS: ("{count} actor", "{count} actors"),
    Counted.QUOTATIONS: ("{count} quotation", "{count} quotations"),
    Counted.FILES: ("{count} file", "{count} files"),
    Counted.SCHEDULES: ("{count} schedule", "{count} schedules"),
    Counted.DIGESTS: ("{count} digest", "{count} digests"),
    Counted.REQUESTS: ("{count} question", "{count} questions"),
    Counted.NOTICES: ("{count} note", "{count} notes"),
    Counted.LINES: ("{count} line", "{count} lines"),
    Counted.SMALLER: ("{count} smaller story is in the menu.", "{count} smaller stories are in the menu."),
    Counted.CORRECTED_MORE: ("(and {count} more line)", "(and {count} more lines)"),
    Counted.FEEDS: ("{count} feed", "{count} feeds"),
}

#: Rendering has the English labels itself; who asks in Discord has no terminal.
LABELS: Mapping[str, str] = MappingProxyType(
    {**ENGLISH, **dict.fromkeys(("absence.documents.one", "absence.documents.other"), "There are no documents yet.")}
)

#: The domain has these sentences, because the terminal says them too.
TROUBLES = TROUBLES_IN_ENGLISH

#: The commands are written in English.
COMMANDS: dict[str, str] = {}
