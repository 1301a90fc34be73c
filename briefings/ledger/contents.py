"""What a frozen delivery carries: the payload of each part, and the words that it will have told, or corrected."""

from collections.abc import Mapping
from datetime import datetime

from briefings.ledger.values import stamp_or_none
from briefings.model.delivery import Frozen, PartState
from briefings.stores import Transaction


def list_words(frozen: Frozen) -> dict[str, str]:
    """Return the words that a frozen delivery will have told, or corrected, by their fingerprints."""
    return {each.fingerprint: each.words for each in (*frozen.corrected, *frozen.told)}


async def insert_words(transaction: Transaction, words: Mapping[str, str]) -> None:
    """Add words by their fingerprints where they are not there yet.

    In the order of the fingerprints, because two processes that add the same news in different orders would each wait
    for the other's end.
    """
    await transaction.execute_many(
        "INSERT INTO words (fingerprint, words) VALUES (:fingerprint, :words) ON CONFLICT DO NOTHING",
        [{"fingerprint": fingerprint, "words": text} for fingerprint, text in sorted(words.items())],
    )


async def insert_contents(transaction: Transaction, delivery: int, frozen: Frozen, since: datetime | None) -> None:
    """Add the parts of a frozen delivery, *sending* `since` a moment or *pending*, and what it will have told.

    Its words must be there.
    """
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
            "line": int(each.is_line),
            "corrects": int(corrects),
        }
        for corrects, carried in ((True, frozen.corrected), (False, frozen.told))
        for each in carried
    ]
    await transaction.execute_many(
        "INSERT INTO carried (delivery, document, fingerprint, line, corrects)"
        " VALUES (:delivery, :document, :fingerprint, :line, :corrects)"
        " ON CONFLICT DO NOTHING",
        told,
    )
