"""All rows of a document, in whichever tables: put in and taken out together."""

from collections.abc import Sequence
from datetime import datetime

from briefings.library import files
from briefings.library.actors import delete_actors, insert_actors
from briefings.library.arrivals import Arrival, insert_documents
from briefings.library.attributions import delete_attributions, insert_positions, insert_quotations
from briefings.library.documents import load_indexed, load_text
from briefings.library.entry import Entry
from briefings.library.events import delete_events, insert_events
from briefings.library.files import Slot
from briefings.library.full_text import delete_words, insert_words, make_word_rows
from briefings.library.sentences import delete_sentences, insert_sentences, list_spans
from briefings.library.stories import note_for_grouping
from briefings.model.spans import Span
from briefings.stores import Connection


async def insert_rows(connection: Connection, arrivals: Sequence[Arrival], now: datetime) -> None:
    """Add documents of one root with all their rows.

    Each table is filled for all of them at once, because every call goes to the connection's thread and back.
    """
    if not arrivals:
        return
    taken = [(one.key, one.slot.id, one.entry) for one in arrivals]
    await insert_documents(connection, arrivals, now)
    await insert_sentences(connection, [(key, entry.sentences) for key, _, entry in taken])
    await insert_words(connection, [row for key, _, entry in taken for row in _list_words(key, entry)])
    await insert_actors(connection, arrivals[0].slot.root, [(key, entry.actors) for key, _, entry in taken])
    await insert_positions(connection, [(key, id_, entry.positions) for key, id_, entry in taken])
    await insert_quotations(connection, [(key, id_, entry.quotations) for key, id_, entry in taken])
    await insert_events(connection, [(key, entry.events) for key, _, entry in taken])
    await note_for_grouping(connection, [(id_, entry.article.published) for _, id_, entry in taken])


def _list_words(key: int, entry: Entry) -> list[tuple[int, str]]:
    article = entry.article
    outer_title = article.title if article.title_span is None else None
    return make_word_rows(key, article.text, [Span(one.start, one.end) for one in entry.sentences], outer_title)


async def delete_rows(connection: Connection, slot: Slot) -> None:
    """Remove a document with all its rows."""
    key = slot.key
    spans = await list_spans(connection, key)
    text, _ = await load_text(connection, key)
    title, form = await load_indexed(connection, key)
    await delete_words(connection, make_word_rows(key, text, spans, title, form=form))
    await delete_sentences(connection, key)
    await delete_actors(connection, key, slot.root)
    await delete_attributions(connection, key)
    await delete_events(connection, key)
    await files.delete_document(connection, key)
