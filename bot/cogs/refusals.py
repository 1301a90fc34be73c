"""What a person can mend themselves."""

from bot.catalogue import Message


class RefusedError(Exception):
    """What was asked can't be done, for a reason that the person can mend; `values` are safe Markdown."""

    def __init__(self, message: Message, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message.value)
