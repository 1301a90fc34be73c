"""Documents on their way into the library: the rows of the documents themselves."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from briefings.library.columns import dump_json
from briefings.library.entry import Entry
from briefings.library.files import KnownFile, Slot
from briefings.library.full_text import INDEX_FORM
from briefings.library.keys import document_key
from briefings.model.article import BasedOn
from briefings.model.moments import order_moment
from briefings.model.spans import stable_id
from briefings.stores import Connection


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document on its way into the library."""

    slot: Slot
    entry: Entry
    file: KnownFile

    @property
    def key(self) -> int:
        """The key that it will have."""
        return document_key(self.entry.article.published, self.slot.serial)


async def insert_documents(connection: Connection, arrivals: Collection[Arrival], loaded_at: datetime) -> None:
    """Add the rows of documents themselves."""
    await connection.executemany(
        """
        INSERT INTO documents (
          key, serial, id, root, path, item, title, title_span, first_words, published, author, publisher, url,
          licence, based_on, words, sentences, quotations, loaded_at, version, size, mtime_ns, content_hash,
          analysis_version, language, index_form, published_time, first_published, moment, summary
        ) VALUES (
          :key, :serial, :id, :root, :path, :item, :title, :title_span, :first_words, :published, :author, :publisher,
          :url, :licence, :based_on, :words, :sentences, :quotations, :loaded_at, :version, :size, :mtime_ns,
          :content_hash, :analysis_version, :language, :index_form, :published_time, :first_published, :moment,
          :summary
        )
        """,
        [_dump_document(one, loaded_at) for one in arrivals],
    )
    await connection.executemany(
        "INSERT INTO texts (document, text, paragraphs) VALUES (?, ?, ?)",
        [(one.key, one.entry.article.text, dump_json(one.entry.article.body)) for one in arrivals],
    )


def _dump_document(arrival: Arrival, loaded_at: datetime) -> dict[str, object]:
    slot, entry, file = arrival.slot, arrival.entry, arrival.file
    article = entry.article
    return {
        "key": arrival.key,
        "serial": slot.serial,
        "id": slot.id,
        "root": slot.root,
        "path": article.path,
        "item": article.item,
        "title": article.title,
        "title_span": None if article.title_span is None else dump_json(article.title_span),
        "first_words": entry.first_words,
        "published": _dump_day(article.published),
        "author": article.author,
        "publisher": article.publisher,
        "url": article.url,
        "licence": article.licence,
        "based_on": None if article.based_on is None else _dump_original(article.based_on),
        "words": entry.words,
        "sentences": len(entry.sentences),
        "quotations": entry.quotations_found,
        "loaded_at": loaded_at.isoformat(),
        # An item changes on its own: the file's hash would call each of a thousand rows changed.
        "version": stable_id("version", article.text) if article.item else file.content_hash,
        "size": file.size,
        "mtime_ns": file.mtime_ns,
        "content_hash": file.content_hash,
        "analysis_version": file.analysis_version,
        "language": entry.language,
        "index_form": INDEX_FORM,
        "published_time": None if article.published_time is None else article.published_time.isoformat("seconds"),
        "first_published": _dump_day(article.first_published),
        "summary": article.summary,
        "moment": order_moment(article.published, article.published_time),
    }


def _dump_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _dump_original(original: BasedOn) -> str:
    return dump_json([original.author, original.publisher, _dump_day(original.date), original.url])
