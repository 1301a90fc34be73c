"""What a person can mend themselves."""

from dataclasses import dataclass

from bot.catalogue import Message, Words
from briefings import escape_discord


@dataclass(frozen=True, slots=True)
class Names:
    """Things by their names in the reader's language, to be listed in a refusal."""

    messages: tuple[Message, ...]

    def listed(self, words: Words) -> str:
        """Return the names as Markdown."""
        return ", ".join(f"**{escape_discord(words.say(message), 100)}**" for message in self.messages)


class RefusedError(Exception):
    """What was asked can't be done, for a reason that the person can mend; `values` are safe Markdown, or `Names`."""

    def __init__(self, message: Message, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message.value)

    def sentence(self, words: Words) -> str:
        """Return what to tell the person, all of it in their language."""
        values = {
            name: value.listed(words) if isinstance(value, Names) else value for name, value in self.values.items()
        }
        return words.say(self.message, **values)
