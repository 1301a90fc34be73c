"""Which documents pass a filter: words anywhere in them, publishers, length."""

from datetime import date

import pytest

from briefings.model.audience import EVERYTHING, Audience
from briefings.model.captures import document_id
from briefings.model.digest import NewsFilter

from .conftest import store

DAY = date(2024, 1, 3)
TEXTS = {
    "ferry.txt": "The ferry waits. A night boat came later, said Per.",
    "tunnel.txt": "The tunnel is dug. No ferry waits, and Holm slept all the long night in it.",
    "boat.txt": "A boat came at night.",
}


@pytest.fixture(name="reader")
async def _reader(library, desk):
    for path, text in TEXTS.items():
        await store(library, desk, desk.article(path, text, DAY))
    return library.reader(EVERYTHING)


IDS = {document_id(path): path for path in TEXTS}


async def passed(reader, only: NewsFilter) -> set[str]:
    kept, left = await reader.filter_documents(IDS, only)
    assert left == {id_: path for id_, path in IDS.items() if id_ not in kept}
    return {IDS[id_].removesuffix(".txt") for id_ in kept}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ferry", "ferry tunnel"),
        ("ferry night", "ferry tunnel"),
        ("ferries", "ferry tunnel"),
        ('"night boat"', "ferry"),
        ("tun*", "tunnel"),
        ("ferry NOT tunnel", "ferry"),
        ("NOT ferry", "boat"),
        ('NOT "night boat" AND night', "tunnel boat"),
        ("tunnel OR boat", "ferry tunnel boat"),
        ("tunnel OR boat NOT ferry", "tunnel boat"),
        ("boat NOT ferry OR tunnel", "tunnel boat"),
        ("quokka", ""),
        ("NOT quokka", "ferry tunnel boat"),
        ("not", ""),
    ],
)
async def test_words_count_wherever_in_a_document_they_stand(reader, words, expected) -> None:
    assert await passed(reader, NewsFilter(words=words)) == set(expected.split())


async def test_length_and_publishers_are_the_documents(reader) -> None:
    assert await passed(reader, NewsFilter(least_words=10)) == {"ferry", "tunnel"}
    assert await passed(reader, NewsFilter(most_words=10, words="boat")) == {"ferry", "boat"}
    assert await passed(reader, NewsFilter(publishers=("Nobody",))) == set()
    assert await passed(reader, NewsFilter(publishers=("-Nobody",))) == {"ferry", "tunnel", "boat"}


async def test_what_is_not_seen_is_neither_passed_nor_left_out(library, reader) -> None:
    unseen = library.reader(Audience.of(["/elsewhere"]))

    assert await unseen.filter_documents(IDS, NewsFilter(words="ferry")) == (frozenset(), {})
