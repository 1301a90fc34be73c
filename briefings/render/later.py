"""Lines that are made when somebody looks at them: a message shows one section of a briefing's eight."""

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from briefings.model.briefing import Claim
from briefings.model.rendered import RenderedLine


class Lines(Sequence[RenderedLine]):
    """The lines of some claims, in order. How many there are is known at once, their words when first asked for.

    `make` returns the lines of all claims; it is called once at most. Equal to any sequence of the same lines.
    """

    __slots__ = ("_claims", "_made", "_make")

    def __init__(self, claims: Sequence[Claim], make: Callable[[Sequence[Claim]], tuple[RenderedLine, ...]]) -> None:
        self._claims = claims
        self._make = make
        self._made: tuple[RenderedLine, ...] | None = None

    def _all(self) -> tuple[RenderedLine, ...]:
        if self._made is None:
            self._made = self._make(self._claims)
        return self._made

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[RenderedLine]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> RenderedLine: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RenderedLine, ...]: ...
    def __getitem__(self, index: int | slice) -> RenderedLine | tuple[RenderedLine, ...]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"Lines({self._all()!r})"
