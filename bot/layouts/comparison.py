"""Two actors side by side: a line of the one, a line of the other, each with its speaker's name."""

from itertools import chain, zip_longest

from briefings import Heading, Rendered, RenderedSection


def side_by_side(rendered: Rendered, title: str) -> Rendered:
    """Return `rendered` with a first section that takes turns through its sections of positions.

    Those stay where they are. With fewer than two of them that have lines there is nothing to compare.
    """
    sides = [part for part in rendered.sections if part.heading is Heading.POSITIONS and part.lines]
    if len(sides) < 2:
        return rendered
    turns = chain.from_iterable(zip_longest(*(side.lines for side in sides)))
    both = RenderedSection(
        heading=Heading.POSITIONS,
        title=title,
        lines=tuple(line for line in turns if line is not None),
        left_out=sum(side.left_out for side in sides),
    )
    return Rendered(
        title=rendered.title,
        coverage=rendered.coverage,
        notice=rendered.notice,
        sections=(both, *rendered.sections),
    )
