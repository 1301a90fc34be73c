"""What an attribution rule proposes: ranges of tokens for content, cue and speaker."""

from dataclasses import dataclass

from briefings.model.rules import Rule

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed attribution. Ranges are half-open token numbers; `chance` is how sure the rule is, from 0 to 1."""

    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    rule: Rule
    chance: float
    #: Whether some of several quoted stretches in the content may be titles of works: only after a verb of the lexicon.
    may_hold_titles: bool = False
    #: Whether cue and content are the source's position: not asked, supposed, called false, or without their verb.
    is_told: bool = True
    #: Whether cue and content tell a position rather than what happens or is done, and whether the source is human.
    is_stance: bool = True
    is_human: bool = False
    #: Whether the words in quotation marks were said: not denied or wished for either.
    words_told: bool = True

    @property
    def first(self) -> int:
        """The first token of the content."""
        return self.content[0][0]

    @property
    def last(self) -> int:
        """One past the last token of the content."""
        return self.content[-1][1]
