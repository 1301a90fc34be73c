"""A briefing rendered for Discord: whole lines of Markdown that may be moved to another page but never cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model.briefing import Claim, Heading


@dataclass(frozen=True, slots=True)
class RenderedSource:
    """A cited document as the foot of a message names it, by the number that stands behind the lines."""

    number: int
    #: Its number, its publisher as a link where it has an address, and its date.
    text: str


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """One claim with its label and the numbers of its sources, escaped, in Discord Markdown."""

    text: str
    #: For proofs.
    claim: Claim
    #: What stands before a quotation, as a line of its own below; empty: nothing.
    aside: str = ""
    #: The sources whose numbers stand in `text`.
    sources: tuple[RenderedSource, ...] = ()

    @property
    def whole(self) -> str:
        """The line with what stands below it."""
        return f"{self.text}\n{self.aside}" if self.aside else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedSection:
    """A section's heading in the reader's language and its lines in order."""

    heading: Heading
    title: str
    lines: Sequence[RenderedLine]
    #: Claims that the section's limit left out.
    left_out: int = 0
    #: What is said of a section without lines whose subject was asked for: an actor who takes no position.
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What layouts make messages of: all strings are Markdown, escaped."""

    title: str
    coverage: str
    #: 'showing X', 'did you mean Y'; empty: nothing to say.
    notice: str
    sections: tuple[RenderedSection, ...]
