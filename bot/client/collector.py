"""How often this process looks for cyclic garbage: seldom, for people wait meanwhile."""

import gc

#: New objects between two looks (Python's own: 700). An answer makes some ten thousand and hardly a cycle; looking
#: 700 at a time costs it a fifth of its time (benchmarks/commands.py).
_YOUNG = 20_000
#: Looks at young objects between two at older ones.
_OLDER = 20


def spare_collector() -> None:
    """Have this process look for cyclic garbage less often."""
    gc.set_threshold(_YOUNG, _OLDER, _OLDER)


def leave_settled_objects_alone() -> None:
    """Take what is there by now (modules, commands, servers) out of every later look; it stays anyway.

    A full look at all of it takes about a tenth of a second, in the midst of somebody's answer.
    """
    gc.collect()
    gc.freeze()
