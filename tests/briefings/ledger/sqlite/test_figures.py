"""What an operator reads of a ledger that is in use."""

from datetime import timedelta

from briefings.ledger.figures import read_figures
from briefings.model.reasons import Cause, Reason


async def test_what_waits_is_counted_and_what_was_sent_no_longer_does(ledger, make, path):
    resting, refused = await make.schedule(), await make.schedule()
    await ledger.schedules.pause(resting.id, make.now)
    await ledger.schedules.block(refused.id, Reason(Cause.BOT_LEFT))
    delivery = await make.begun()
    soon = await read_figures(path, make.now + timedelta(minutes=1))
    late = await read_figures(path, make.now + timedelta(minutes=20))
    await make.send_all(delivery)
    sent = await read_figures(path, make.now + timedelta(minutes=20))

    assert (soon.schedules, soon.paused, soon.blocked) == (3, 1, 1)
    assert [(one.due, one.overdue) for one in (soon, late, sent)] == [(1, 0), (1, 1), (0, 0)]
    assert soon.last_delivered is None
    assert sent.last_delivered == make.now
