"""A briefing rendered for Discord: whole lines of Markdown that may be moved to another page but never cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model.briefing import Claim, Heading


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """One claim with its label and citation, escaped, in Discord Markdown; the claim stands behind it for proofs."""

    text: str
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedSection:
    """A section's heading in the reader's language and its lines in order."""

    heading: Heading
    title: str
    lines: Sequence[RenderedLine]
    #: Claims that the section's limit left out.
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What layouts make messages of: all strings are Markdown, escaped."""

    title: str
    coverage: str
    #: 'showing X', 'did you mean Y'; empty: nothing to say.
    notice: str
    sections: tuple[RenderedSection, ...]
