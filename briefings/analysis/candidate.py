"""What an attribution rule proposes: ranges of tokens for content, cue and speaker."""

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed attribution. Ranges are half-open token numbers; `chance` is how sure the rule is, from 0 to 1."""

    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    rule: str
    chance: float

    @property
    def first(self) -> int:
        """The first token of the content."""
        return self.content[0][0]

    @property
    def last(self) -> int:
        """One past the last token of the content."""
        return self.content[-1][1]
