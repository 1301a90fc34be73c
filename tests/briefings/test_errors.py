"""Every error of the tree: one sentence on one line, whatever the names and words in it."""

from typing import Any

import pytest

from briefings import errors
from briefings.errors import BriefbotError

HOSTILE = "a\x1b]0;owned\x07\r\nERROR all is lost\u202e\x9b.md"

ARGUMENTS = {
    "DocumentError": (HOSTILE, HOSTILE),
    "RootError": (HOSTILE, HOSTILE),
    "StoreError": (HOSTILE, HOSTILE),
    "NotOurStoreError": (HOSTILE, HOSTILE),
    "NewerStoreError": (HOSTILE, 9, 2),
    "DamagedStoreError": (HOSTILE, HOSTILE),
    "LockedStoreError": (HOSTILE,),
    "FullStoreError": (HOSTILE,),
    "LeaseLostError": (7,),
}


def tree(root: type[BriefbotError] = BriefbotError) -> list[type[BriefbotError]]:
    return [root, *(below for child in root.__subclasses__() for below in tree(child))]


@pytest.mark.parametrize("kind", [kind for kind in tree() if kind.__module__ == errors.__name__])
def test_no_error_carries_what_steers_a_terminal_or_begins_a_line(kind: type[BriefbotError]) -> None:
    make: Any = kind  # each takes arguments of its own
    said = str(make(*ARGUMENTS.get(kind.__name__, (HOSTILE,))))

    assert said
    assert not {"\x1b", "\x07", "\r", "\n", "\u202e", "\x9b"} & set(said)
