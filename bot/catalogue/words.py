"""One language's words, and which language a person gets."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.catalogue import english, korean
from bot.catalogue.keys import Counted, Message
from briefings import FetchFailure, SourceTrouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language."""

    #: BCP 47 ('en', 'ko').
    language: str
    messages: Mapping[Message, str]
    #: Singular and plural.
    counts: Mapping[Counted, tuple[str, str]]
    #: Labels for rendering, by its keys.
    labels: Mapping[str, str]
    #: Why a source can't be read, as part of a sentence.
    troubles: Mapping[FetchFailure | SourceTrouble, str]
    #: Names and descriptions of commands, by the English ones.
    commands: Mapping[str, str]

    def say(self, message: Message, **values: object) -> str:
        """Return the words of `message` with `values` filled in; these must be safe Markdown already."""
        return self.messages[message].format_map({name: str(value) for name, value in values.items()})

    def count(self, noun: Counted, count: int) -> str:
        """Return a number with its noun: '1 document', '1,234 documents'."""
        return self.counts[noun][count != 1].format(count=f"{count:,}")


_LANGUAGES = {
    language: Words(
        language=language,
        messages=module.MESSAGES,
        counts=module.COUNTS,
        labels=module.LABELS,
        troubles=module.TROUBLES,
        commands=module.COMMANDS,
    )
    for language, module in (("en", english), ("ko", korean))
}


def languages() -> tuple[str, ...]:
    """Return the languages that the bot speaks, English first."""
    return tuple(_LANGUAGES)


def words_for(locale: str) -> Words:
    """Return the words for a locale such as 'ko' or 'en-GB'; English for a language that the bot doesn't speak."""
    return _LANGUAGES.get(locale.partition("-")[0].lower(), _LANGUAGES["en"])
