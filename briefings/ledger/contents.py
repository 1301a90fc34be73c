"""What a frozen delivery carries: the payload of each part, and the words that it will have told, or corrected."""

from datetime import datetime

from briefings.ledger.values import stamp_or_none
from briefings.model.delivery import Frozen, PartState
from briefings.stores import Transaction


async def insert_contents(transaction: Transaction, delivery: int, frozen: Frozen, since: datetime | None) -> None:
    """Add the parts of a frozen delivery, *sending* `since` a moment or *pending*, and what it will have told."""
    state = {"state": PartState.PENDING if since is None else PartState.SENDING, "since": stamp_or_none(since)}
    await transaction.execute_many(
        "INSERT INTO parts (delivery, number, payload, state, sending_since)"
        " VALUES (:delivery, :number, :payload, :state, :since)",
        [
            {"delivery": delivery, "number": number, "payload": payload, **state}
            for number, payload in enumerate(frozen.payloads, 1)
        ],
    )
    told = [
        {
            "delivery": delivery,
            "document": each.document,
            "fingerprint": each.fingerprint,
            "words": each.words,
            "line": int(each.is_line),
            "corrects": int(corrects),
        }
        for corrects, carried in ((True, frozen.corrected), (False, frozen.told))
        for each in carried
    ]
    await transaction.execute_many(
        "INSERT INTO words (fingerprint, words) VALUES (:fingerprint, :words) ON CONFLICT DO NOTHING", told
    )
    await transaction.execute_many(
        "INSERT INTO carried (delivery, document, fingerprint, line, corrects)"
        " VALUES (:delivery, :document, :fingerprint, :line, :corrects)"
        " ON CONFLICT DO NOTHING",
        told,
    )
