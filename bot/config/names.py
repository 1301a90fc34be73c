"""Names of settings that nobody reads, with the one that was probably meant."""

import difflib
from collections.abc import Iterable, Iterator

_PREFIXES = ("BRIEFBOT_", "DISCORD_")
#: How alike two names are to be taken for each other, from 0 to 1 (difflib's ratio).
_ALIKE = 0.6


def unknown_names(variables: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each variable that looks like a setting and is none of the `known` ones.

    Upper and lower case are the same, as they are where settings are read.
    """
    right = {name.upper() for name in known}
    for variable in sorted(variables):
        name = variable.upper()
        if not name.startswith(_PREFIXES) or name in right:
            continue
        # The prefix is no part of the likeness, because it would make all names alike.
        bare = {each.partition("_")[2]: each for each in sorted(right)}
        nearest = difflib.get_close_matches(name.partition("_")[2], bare, n=1, cutoff=_ALIKE)
        meant = f"; did you mean {bare[nearest[0]]}?" if nearest else ". See .env.example for all settings."
        yield f"{variable} is no setting of Briefbot's and changes nothing{meant}"
