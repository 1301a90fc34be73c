"""A word that may be a cue, and where a rule may look for speaker and content."""

from dataclasses import dataclass

from briefings.analysis.reading.phrases import frame_after, has_be, verb_group_start
from briefings.analysis.reading.statements import Reading


@dataclass(frozen=True, slots=True)
class Site:
    """A verb at token `index`; `group` is where its auxiliaries begin, `frame` names what follows it.

    Rules look from `floor`, before which other attributions have their content, to before `last`; `first` is where the
    statement, or what is left of it, begins.
    """

    reading: Reading
    first: int
    floor: int
    index: int
    last: int
    group: int
    frame: str

    @property
    def code(self) -> str:
        """The verb's part of speech."""
        return self.reading.tags[self.index]

    @property
    def word(self) -> str:
        """The verb in lower case."""
        return self.reading.lower[self.index]

    @property
    def is_passive(self) -> bool:
        """Whether a form of be or get stands in the verb group."""
        return has_be(self.reading, self.group, self.index)


def locate_cue(reading: Reading, first: int, floor: int, index: int, last: int) -> Site:
    """Return the site of the verb at token `index`."""
    return Site(
        reading, first, floor, index, last, verb_group_start(reading, index, floor), frame_after(reading, index, last)
    )
