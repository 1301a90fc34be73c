"""The sources of a message's lines, each once: behind the lines stand their numbers alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefings import RenderedLine, utf16_length

_ADDRESS = re.compile(r"\]\(<[^>]*>\)")


@dataclass(frozen=True, slots=True)
class Foot:
    """A message's last line of text; empty: its lines cite nothing."""

    text: str

    @property
    def read_length(self) -> int:
        """UTF-16 units of it without the addresses, which nobody reads."""
        return utf16_length(_ADDRESS.sub("]()", self.text))


def source_foot(lines: Iterable[RenderedLine]) -> Foot:
    """Return the foot that names the sources of these lines, each once, by their numbers."""
    sources = {source.number: source.text for line in lines for source in line.sources}
    return Foot(f"-# {' · '.join(text for _, text in sorted(sources.items()))}" if sources else "")
