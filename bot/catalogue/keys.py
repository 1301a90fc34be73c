"""The keys of everything that the bot says in its own words."""

from enum import StrEnum


class Message(StrEnum):
    """A sentence or label of the bot's own; values within braces are filled in as Markdown that is safe already."""

    # Layout
    SECTION = "section"
    PROOF = "proof"
    PREVIOUS = "previous"
    NEXT = "next"
    SHARE = "share"
    SHARED_BY = "shared_by"
    PAGE = "page"
    LEFT_OUT = "left_out"
    LONG_LINE = "long_line"
    NOTHING_HERE = "nothing_here"
    OPEN_SOURCE = "open_source"
    DID_YOU_MEAN = "did_you_mean"
    TOPICS_FOUND = "topics_found"

    # Answers without a briefing
    NOTHING_FOUND = "nothing_found"
    NOTHING_SAID = "nothing_said"
    NO_TOPICS = "no_topics"
    LIBRARY_EMPTY = "library_empty"
    STILL_READING = "still_reading"
    DOCUMENT_GONE = "document_gone"
    SECTION_GONE = "section_gone"
    BUTTON_FORGOTTEN = "button_forgotten"
    MAY_NOT_SHARE = "may_not_share"

    # What a person typed
    TOPIC_EMPTY = "topic_empty"
    SINCE_UNCLEAR = "since_unclear"
    SAME_ACTOR = "same_actor"

    # What went wrong
    BUG = "bug"
    STORE_TROUBLE = "store_trouble"
    FORBIDDEN = "forbidden"
    COMMAND_OUTDATED = "command_outdated"
    OPTION_GONE = "option_gone"
    DISCORD_TROUBLE = "discord_trouble"

    # Choices of `since`
    SINCE_WEEK = "since_week"
    SINCE_MONTH = "since_month"
    SINCE_QUARTER = "since_quarter"
    SINCE_YEAR = "since_year"

    # /about
    ABOUT_TITLE = "about_title"
    ABOUT_WHAT = "about_what"
    ABOUT_LIBRARY = "about_library"
    ABOUT_DATES = "about_dates"
    ABOUT_FRESH = "about_fresh"
    ABOUT_READING = "about_reading"
    ABOUT_STARTING = "about_starting"
    ABOUT_PROBLEMS = "about_problems"
    ABOUT_COMMANDS = "about_commands"
    ABOUT_CODE = "about_code"

    # /privacy
    PRIVACY_TITLE = "privacy_title"
    PRIVACY_RULE = "privacy_rule"
    PRIVACY_NOTHING = "privacy_nothing"
    PRIVACY_PREFERENCES = "privacy_preferences"
    PRIVACY_FOLLOWS = "privacy_follows"
    PRIVACY_SCHEDULES = "privacy_schedules"
    PRIVACY_REQUESTS = "privacy_requests"
    PRIVACY_NOTICES = "privacy_notices"
    PRIVACY_ERASE = "privacy_erase"
    PRIVACY_ERASED = "privacy_erased"


class Counted(StrEnum):
    """A number with its noun."""

    DOCUMENTS = "documents"
    PUBLISHERS = "publishers"
    ACTORS = "actors"
    QUOTATIONS = "quotations"
    FILES = "files"
    SCHEDULES = "schedules"
    DIGESTS = "digests"
    REQUESTS = "requests"
    NOTICES = "notices"
