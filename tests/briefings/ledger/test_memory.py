"""What was seen and what was told outlives the library."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings, strategies as st

from briefings.model.digest import SeenVersion, Told, Window
from briefings.model.reasons import Cause, Reason

HOUR = timedelta(hours=1)


async def test_a_document_is_unseen_until_its_version_was_seen(ledger, make):
    assert await ledger.memory.find_unseen({"a": "1", "b": "1"}) == {"a", "b"}

    await ledger.memory.see([SeenVersion("a", "1", "words of a")], make.now)

    assert await ledger.memory.find_unseen({"a": "1", "b": "1"}) == {"b"}
    assert await ledger.memory.find_unseen({"a": "2"}) == {"a"}
    assert await ledger.memory.find_unseen({}) == frozenset()


async def test_of_libraries_that_change_one_after_the_other_none_is_seen_to_change_back(ledger, make):
    through = [await ledger.memory.see([SeenVersion("a", version, "")], make.now) for version in ("1", "2")]

    assert await ledger.memory.find_unseen({"a": "1"}) == {"a"}
    assert await ledger.memory.find_unseen({"a": "1"}, ever=True) == frozenset()
    assert await ledger.memory.find_unseen({"a": "3", "b": "1"}, ever=True) == {"a", "b"}
    assert await ledger.memory.list_last_versions(0) == {"a": ("2", make.now)}
    assert await ledger.memory.list_last_versions(through[1]) == {}


async def test_a_library_built_anew_is_no_news(ledger, make):
    versions = [SeenVersion("a", "1", "words")]
    before = await ledger.memory.see(versions, make.now)

    after = await ledger.memory.see(versions, make.now + HOUR)

    assert after == before
    assert await ledger.memory.list_news(between(make, before, after)) == ()


def between(make, after, through):
    return Window(since=make.now, until=make.now, after=after, through=through)


async def test_news_are_the_documents_new_or_changed_within_the_window_in_the_order_seen(ledger, make):
    marks = [
        await ledger.memory.see([SeenVersion(*each) for each in versions], make.now)
        for versions in (
            [],
            [("old", "o1", "o")],
            [("new", "n1", "n")],
            [("old", "o2", "p"), ("last", "l1", "l")],
        )
    ]

    assert await ledger.memory.list_news(between(make, marks[1], marks[3])) == ("new", "old", "last")
    assert await ledger.memory.list_news(between(make, marks[2], marks[3])) == ("old", "last")
    assert await ledger.memory.list_news(between(make, marks[0], marks[1])) == ("old",)
    assert marks[0] == 0


async def test_what_a_document_said_before_is_the_version_that_was_last_when_the_window_began(ledger, make):
    marks = [
        await ledger.memory.see([SeenVersion("a", words, words)], make.now) for words in ("first", "second", "third")
    ]

    assert await ledger.memory.get_words_before(["a", "b"], between(make, marks[1], marks[2])) == {"a": "second"}
    assert await ledger.memory.get_words_before(["a"], between(make, 0, marks[2])) == {}


async def test_of_a_text_that_the_archive_has_the_version_is_known(ledger, make):
    through = await ledger.memory.see([SeenVersion("a", "v1", None), SeenVersion("b", "v2", "")], make.now)
    window = between(make, through, through)

    assert await ledger.memory.get_words_before(["a", "b"], window) == {"b": ""}
    assert await ledger.memory.get_captured_before(["a", "b"], window) == {"a": "v1"}
    assert await ledger.memory.get_captured_before(["a", "b"], between(make, 0, through)) == {}


async def test_a_file_that_was_renamed_copied_or_put_back_is_no_news(ledger, make):
    first = await ledger.memory.see([SeenVersion("a", "1", "one")], make.now)
    second = await ledger.memory.see([SeenVersion("a", "2", "two"), SeenVersion("copy", "1", "one")], make.now)
    third = await ledger.memory.see([SeenVersion("a", "1", "one")], make.now)

    assert await ledger.memory.list_news(between(make, first, second)) == ("a",)
    assert await ledger.memory.list_news(between(make, second, third)) == ()
    assert await ledger.memory.get_words_before(["a"], between(make, third, third)) == {"a": "one"}


async def test_a_file_renamed_before_anybody_was_told_of_it_stays_news_under_its_new_name(ledger, make):
    await ledger.memory.see([SeenVersion("a", "1", "one")], make.now)
    through = await ledger.memory.see([SeenVersion("b", "1", "one")], make.now)

    assert await ledger.memory.list_news(between(make, 0, through)) == ("a", "b")


async def test_a_document_seen_while_another_digest_is_composed_is_in_that_digest_or_in_the_next(ledger, make):
    slow = await ledger.memory.see([], make.now)
    await ledger.memory.see([SeenVersion("a", "1", "one")], make.now - HOUR)
    fast = await ledger.memory.see([], make.now)

    assert await ledger.memory.list_news(between(make, 0, slow)) == ()
    assert await ledger.memory.list_news(between(make, slow, fast)) == ("a",)


async def test_a_delivered_digest_moves_its_schedules_window(ledger, make):
    await make.planned()
    delivery = await make.claimed()
    window = Window(since=None, until=make.now, after=3, through=8)
    delivery = await ledger.deliveries.freeze(delivery, replace(make.frozen("{}"), window=window))
    assert (await ledger.deliveries.get(delivery.id)).window == window

    await make.send_all(delivery)

    schedule = await ledger.schedules.get(delivery.schedule.id)
    assert (schedule.delivered_until, schedule.delivered_through) == (make.now, 8)


async def test_what_one_schedule_was_told_another_was_not(ledger, make):
    told = (Told("a", "she said so"), Told("b", "she said so"))
    delivery = await make.begun("{}", told=told)
    other = await make.schedule()
    await make.send_all(delivery)

    assert await ledger.memory.list_told(delivery.schedule.id, make.now - HOUR) == told
    assert await ledger.memory.list_told(delivery.schedule.id, make.now) == ()
    assert await ledger.memory.list_told(other.id, make.now - HOUR) == ()


async def test_what_was_told_long_ago_can_be_forgotten_and_documents_stay_known(ledger, make):
    through = await ledger.memory.see([SeenVersion("a", "1", "one")], make.now)
    delivery = await make.begun("{}", told=(Told("a", "she said so"), Told("a", "and so on")))
    await make.send_all(delivery)

    assert await ledger.memory.forget_told(make.now) == 0
    assert await ledger.memory.forget_told(make.now + HOUR) == 2

    assert await ledger.memory.list_told(delivery.schedule.id, make.now - HOUR) == ()
    assert await ledger.memory.list_news(between(make, through, through)) == ()


@given(words=st.text(max_size=200))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_text_comes_back_as_it_was(ledger, make, words):
    document = f"d{len(words)}-{hash(words)}"
    through = await ledger.memory.see([SeenVersion(document, "1", words)], make.now)

    assert await ledger.memory.get_words_before([document], between(make, through, through)) == {document: words}


async def test_of_forgotten_documents_no_words_stay_and_they_are_no_news_again(ledger, make) -> None:
    memory = ledger.memory
    await memory.see([SeenVersion("a", "1", "quokka"), SeenVersion("b", "1", "numbat")], make.now)
    delivery = await make.begun(told=(Told("a", "quokka"), Told("b", "numbat")))
    await make.send_all(delivery)

    await memory.forget_documents(["a"], make.now)

    window = Window(since=make.now, until=make.now, after=2, through=2)
    assert await memory.get_words_before(["a", "b"], window) == {"a": "", "b": "numbat"}
    assert [one.document for one in await memory.list_told(delivery.schedule.id, make.now.replace(year=2000))] == ["b"]
    assert await memory.find_unseen({"a": "1"}) == frozenset()


async def test_a_digest_with_words_of_a_forgotten_document_is_composed_anew_or_ended(ledger, make) -> None:
    untouched = await make.begun(told=(Told("a", "quokka"),))
    begun = await make.begun(told=(Told("a", "quokka"),))
    await ledger.deliveries.mark_sending(begun, 1, make.now)
    other = await make.begun(told=(Told("b", "numbat"),))

    await ledger.memory.forget_documents(["a"], make.now)

    found = [await ledger.deliveries.get(one.id) for one in (untouched, begun, other)]
    assert [one.state for one in found] == ["planned", "failed", "frozen"]
    assert [[part.payload for part in one.parts] for one in found] == [[], ["", ""], ['{"n": 1}', '{"n": 2}']]
    (run,) = await ledger.history.list_runs(begun.schedule.id)
    assert run.reason == Reason(Cause.WITHDRAWN)


async def test_a_line_is_corrected_once_a_digest_that_says_so_is_sent(ledger, make) -> None:
    line, other = Told("a", "quokka", is_line=True), Told("a", "numbat")
    delivery = await make.begun("{}", told=(line, other))
    await make.send_all(delivery)
    await ledger.deliveries.plan_run(delivery.schedule.id, 7, make.now + HOUR)
    second = await make.claimed(now=make.now + HOUR)

    async def told() -> list[tuple[str, bool, bool]]:
        found = await ledger.memory.list_told(delivery.schedule.id, make.now - HOUR)
        return sorted((one.words, one.is_line, one.corrected) for one in found)

    frozen = replace(make.frozen("{}", told=(Told("b", "bilby"),)), corrected=(line,))
    second = await ledger.deliveries.freeze(second, frozen)
    assert await told() == [("numbat", False, False), ("quokka", True, False)]
    await make.send_all(second, make.now + HOUR)
    assert await told() == [("bilby", False, False), ("numbat", False, False), ("quokka", True, True)]


async def test_of_a_forgotten_line_it_stays_known_that_there_was_one_until_that_is_said(ledger, make) -> None:
    told = (Told("a", "quokka", is_line=True), Told("a", "numbat", is_line=True), Told("b", "bilby"))
    delivery = await make.begun("{}", told=told)
    await make.send_all(delivery)

    for _ in range(2):
        await ledger.memory.forget_documents(["a", "b"], make.now)

    (left,) = await ledger.memory.list_told(delivery.schedule.id, make.now - HOUR)
    assert (left.document, left.words, left.is_line, left.corrected) == ("a", "", True, False)


async def test_the_watermark_of_a_moment_is_the_last_version_recorded_before_it(ledger, make) -> None:
    for hours in range(3):
        await ledger.memory.see([SeenVersion("a", str(hours), "words")], make.now + hours * HOUR)

    found = [await ledger.memory.find_watermark(make.now + hours * HOUR) for hours in range(4)]

    assert found == [0, 1, 2, 3]
