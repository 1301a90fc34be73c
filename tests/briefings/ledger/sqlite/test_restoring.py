"""After a backup was put back, what may have been sent since counts as on its way, so that it is looked for first."""

from datetime import timedelta

from briefings.ledger.restoring import note_restoration
from briefings.model.delivery import PartState
from briefings.model.digest import Told
from briefings.model.reasons import Cause, Reason

HOUR = timedelta(hours=1)


async def test_what_was_frozen_may_have_been_sent_since_the_backup(ledger, make, path):
    delivery = await make.begun()
    await note_restoration(path, make.now + HOUR, make.now + 2 * HOUR)

    found = await ledger.deliveries.get(delivery.id)
    assert [(part.state, part.sending_since) for part in found.parts] == [(PartState.SENDING, make.now + HOUR)] * 2
    # Nobody who had a lease on it is there any more.
    assert (await make.claimed("another", make.now + 2 * HOUR)).id == delivery.id


async def test_what_was_due_by_then_is_frozen_as_on_its_way_and_what_comes_later_is_not(ledger, make, path):
    await note_restoration(path, make.now - HOUR, make.now + HOUR)
    await make.planned()
    doubtful = await ledger.deliveries.freeze(await make.claimed(), make.frozen())
    await ledger.deliveries.postpone(doubtful, make.now + HOUR / 2, Reason(Cause.UNREACHABLE))
    await make.planned(due=make.now + 2 * HOUR)
    later = max(await ledger.deliveries.claim("me", make.now + 2 * HOUR), key=lambda one: one.due)
    new = await ledger.deliveries.freeze(later, make.frozen())

    assert {(part.state, part.sending_since) for part in doubtful.parts} == {(PartState.SENDING, make.now - HOUR)}
    assert {part.state for part in new.parts} == {PartState.PENDING}
    assert (await ledger.deliveries.get(doubtful.id)).parts == doubtful.parts


async def test_what_was_frozen_before_the_backup_and_is_found_counts_as_told(ledger, make, path):
    delivery = await make.begun(told=(Told("a.md", "words"),))
    await note_restoration(path, make.now, make.now + HOUR)
    (claimed,) = await ledger.deliveries.claim("another", make.now + HOUR)
    for part in claimed.parts:
        await ledger.deliveries.mark_sent(claimed, part.number, channel=20, message=part.number, now=make.now + HOUR)

    assert await ledger.memory.list_told(delivery.schedule.id, make.now - HOUR)
