"""All rows of a document, in whichever tables: put in and taken out together."""

from datetime import datetime

from briefings.library import files
from briefings.library.actors import delete_actors, insert_actors
from briefings.library.attributions import delete_attributions, insert_positions, insert_quotations
from briefings.library.documents import load_indexed, load_text
from briefings.library.entry import Entry
from briefings.library.events import delete_events, insert_events
from briefings.library.files import KnownFile, Slot
from briefings.library.full_text import delete_words, insert_words, make_word_rows
from briefings.library.sentences import delete_sentences, insert_sentences, list_spans
from briefings.library.stories import note_for_grouping
from briefings.stores import Connection


async def insert_rows(connection: Connection, slot: Slot, entry: Entry, file: KnownFile, now: datetime) -> None:
    """Add a document with all its rows."""
    key = await files.insert_document(connection, slot, entry, file=file, loaded_at=now)
    spans = [sentence.span for sentence in entry.sentences]
    outer_title = entry.article.title if entry.article.title_span is None else None
    await insert_sentences(connection, key, entry.sentences)
    await insert_words(connection, make_word_rows(key, entry.article.text, spans, outer_title))
    await insert_actors(connection, key, slot.root, entry.actors)
    await insert_positions(connection, key, slot.id, entry.positions)
    await insert_quotations(connection, key, slot.id, entry.quotations)
    await insert_events(connection, key, entry.events)
    await note_for_grouping(connection, slot.id, entry.article.published)


async def delete_rows(connection: Connection, slot: Slot) -> None:
    """Remove a document with all its rows."""
    key = slot.key
    spans = await list_spans(connection, key)
    text, _ = await load_text(connection, key)
    title, formed = await load_indexed(connection, key)
    await delete_words(connection, make_word_rows(key, text, spans, title, formed=formed))
    await delete_sentences(connection, key)
    await delete_actors(connection, key, slot.root)
    await delete_attributions(connection, key)
    await delete_events(connection, key)
    await files.delete_document(connection, key)
