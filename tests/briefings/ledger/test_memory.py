"""What was seen and what was told outlives the library."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.model.digest import SeenVersion, Told

HOUR = timedelta(hours=1)


async def test_a_document_is_unseen_until_its_version_was_seen(ledger, make):
    assert await ledger.memory.unseen({"a": "1", "b": "1"}) == {"a", "b"}

    await ledger.memory.see([SeenVersion("a", "1", "words of a")], make.now)

    assert await ledger.memory.unseen({"a": "1", "b": "1"}) == {"b"}
    assert await ledger.memory.unseen({"a": "2"}) == {"a"}
    assert await ledger.memory.unseen({}) == frozenset()


async def test_a_library_built_anew_is_no_news(ledger, make):
    versions = [SeenVersion("a", "1", "words")]
    await ledger.memory.see(versions, make.now)

    await ledger.memory.see(versions, make.now + HOUR)

    assert await ledger.memory.news(make.now, make.now + HOUR) == ()
    assert await ledger.memory.first_seen(["a", "b"]) == {"a": make.now}


async def test_news_are_the_documents_new_or_changed_within_the_window_oldest_first(ledger, make):
    await ledger.memory.see([SeenVersion("old", "o1", "o")], make.now)
    await ledger.memory.see([SeenVersion("new", "n1", "n")], make.now + HOUR)
    await ledger.memory.see([SeenVersion("old", "o2", "p"), SeenVersion("last", "l1", "l")], make.now + 2 * HOUR)

    assert await ledger.memory.news(make.now, make.now + 2 * HOUR) == ("new", "old", "last")
    assert await ledger.memory.news(make.now + HOUR, make.now + 2 * HOUR) == ("old", "last")
    assert await ledger.memory.news(None, make.now) == ("old",)


async def test_what_a_document_said_before_is_the_version_that_was_last_at_that_time(ledger, make):
    for hours, words in enumerate(("first", "second", "third")):
        await ledger.memory.see([SeenVersion("a", words, words)], make.now + hours * HOUR)

    assert await ledger.memory.words_before(["a", "b"], make.now + HOUR) == {"a": "second"}
    assert await ledger.memory.words_before(["a"], make.now - HOUR) == {}
    assert await ledger.memory.words_before(["a"], None) == {}


async def test_a_file_that_was_renamed_copied_or_put_back_is_no_news(ledger, make):
    await ledger.memory.see([SeenVersion("a", "1", "one")], make.now)
    await ledger.memory.see([SeenVersion("a", "2", "two"), SeenVersion("copy", "1", "one")], make.now + HOUR)
    await ledger.memory.see([SeenVersion("a", "1", "one")], make.now + 2 * HOUR)

    assert await ledger.memory.news(make.now, make.now + HOUR) == ("a",)
    assert await ledger.memory.news(make.now + HOUR, make.now + 2 * HOUR) == ()
    assert await ledger.memory.words_before(["a"], make.now + 2 * HOUR) == {"a": "one"}


async def test_a_file_renamed_before_anybody_was_told_of_it_stays_news_under_its_new_name(ledger, make):
    await ledger.memory.see([SeenVersion("a", "1", "one")], make.now + HOUR)
    await ledger.memory.see([SeenVersion("b", "1", "one")], make.now + 2 * HOUR)

    assert await ledger.memory.news(make.now, make.now + 2 * HOUR) == ("a", "b")


async def test_what_one_schedule_was_told_another_was_not(ledger, make):
    told = (Told("a", "she said so"), Told("b", "she said so"))
    delivery = await make.begun("{}", told=told)
    other = await make.schedule()
    await make.send_all(delivery)

    assert await ledger.memory.told(delivery.schedule.id, make.now - HOUR) == told
    assert await ledger.memory.told(delivery.schedule.id, make.now) == ()
    assert await ledger.memory.told(other.id, make.now - HOUR) == ()


@given(words=st.text(max_size=200))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_text_comes_back_as_it_was(ledger, make, words):
    document = f"d{len(words)}-{hash(words)}"
    await ledger.memory.see([SeenVersion(document, "1", words)], make.now)

    assert await ledger.memory.words_before([document], make.now) == {document: words}
