"""Names of settings that nothing reads: a slip of the pen, which otherwise goes unnoticed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

#: What all our names begin with; others in the environment are somebody else's.
_OURS = ("BRIEFBOT_", "DISCORD_")
#: How alike two names are at least, from 0 to 1, to be taken for a slip; difflib's usual measure.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class UnknownSetting:
    """A name that is set and means nothing, and the nearest one that does, if any is near."""

    name: str
    nearest: str | None

    @property
    def sentence(self) -> str:
        """What is wrong and what to do."""
        hint = f"; did you mean {self.nearest}?" if self.nearest else ": leave it out."
        return f"{self.name} is no setting of Briefbot{hint}"


def find_unknown(variables: Mapping[str, str], known: Iterable[str]) -> tuple[UnknownSetting, ...]:
    """Return the names that begin like ours and aren't `known`, in alphabetical order.

    >>> find_unknown({"BRIEFBOT_SEED": "notes"}, ["BRIEFBOT_SEEDS"])[0].sentence
    'BRIEFBOT_SEED is no setting of Briefbot; did you mean BRIEFBOT_SEEDS?'
    """
    # The parts that all names share would make any two alike.
    tails = {name.partition("_")[2]: name for name in known}
    found = []
    for name in sorted(variables):
        if name.upper().startswith(_OURS) and name not in tails.values():
            near = get_close_matches(name.upper().partition("_")[2], sorted(tails), n=1, cutoff=_ALIKE)
            found.append(UnknownSetting(name, tails[near[0]] if near else None))
    return tuple(found)
