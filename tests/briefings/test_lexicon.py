"""The word lists: each says in its first comment where its knowledge is from."""

import re
from collections import Counter
from importlib.resources import files

from briefings import lexicon

#: How a list tells its source.
_SOURCE = re.compile(r"general knowledge|closed classes|sources?:|from counts of|package countryinfo", re.IGNORECASE)


def test_every_word_list_says_what_it_holds_and_where_that_is_from() -> None:
    without = []
    for file in files(lexicon).iterdir():
        if file.name.endswith(".txt"):
            comment = " ".join(line.lstrip("# ") for line in file.read_text("utf-8").splitlines() if line[:1] == "#")
            if not _SOURCE.search(comment):
                without.append(file.name)

    assert without == []


def test_no_word_list_says_a_line_twice() -> None:
    repeated = {
        file.name: twice
        for file in files(lexicon).iterdir()
        if file.name.endswith(".txt")
        if (twice := [line for line, times in Counter(lexicon.lines(file.name[:-4])).items() if times > 1])
    }

    assert repeated == {}
