"""Python's garbage collector, tuned. A module of its own, because what needs it needs neither analysis nor library."""

import gc


def tune_garbage_collector() -> None:
    """Have this process look for cyclic garbage a hundred times less often, and never at what is there by now.

    For processes that analyse or answer: both make a myriad of small objects and hardly a cycle. The usual 700 new
    objects between two looks cost a third of an analysis (benchmarks/foundation.py) and a fifth of an answer, and a
    look at everything stops a bot for a tenth of a second (benchmarks/commands.py).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(70_000, 5, 80)
