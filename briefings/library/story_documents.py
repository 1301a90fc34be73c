"""The documents of stories, as they are listed."""

from collections import defaultdict
from collections.abc import Collection

from briefings.library.audiences import bind_audience, where_root
from briefings.library.columns import PUBLISHED_AT, dump_json
from briefings.model.audience import Audience
from briefings.model.stories import StoryDocument
from briefings.stores import Connection


async def list_story_documents(
    connection: Connection, audience: Audience, *, window: tuple[int, int], among: Collection[int] | None
) -> dict[str, list[StoryDocument]]:
    """Return the documents of stories by the stories' ids, dated ones first, the earliest first.

    Args:
        connection: The library's.
        audience: Whose question it is; no document is listed that it doesn't see.
        window: Keys of documents, the last not included.
        among: Keys of documents: only stories with one of them; None: all.

    Returns:
        A document that isn't grouped yet is a story by itself.
    """
    listed, wanted, chosen = "", "documents", None
    if among is not None:
        chosen = dump_json(sorted(among))
        wanted = "wanted CROSS JOIN documents ON documents.id = wanted.id"
        listed = """
        WITH asked (id) AS (SELECT id FROM documents WHERE key IN (SELECT value FROM json_each(:among))),
        told (story) AS (
          SELECT DISTINCT story FROM asked CROSS JOIN story_documents ON document = asked.id WHERE story <> ''
        ),
        wanted (id) AS (
          SELECT id FROM asked UNION SELECT document FROM told CROSS JOIN story_documents AS theirs
          ON theirs.story = told.story
        )
        """
    rows = await connection.execute_fetchall(
        f"""
        {listed}
        SELECT coalesce(nullif(placed.story, ''), documents.id), documents.id, roots.path, documents.path, item, title,
          first_words, publisher, {PUBLISHED_AT}, coalesce(placed.report, documents.id)
        FROM {wanted} JOIN roots ON roots.key = documents.root
        LEFT JOIN story_documents AS placed ON placed.document = documents.id
        WHERE documents.key >= :low AND documents.key < :high{where_root(audience, "documents.root")}
        ORDER BY published IS NULL, moment, documents.key
        """,
        bind_audience(audience, low=window[0], high=window[1], among=chosen),
    )
    found: dict[str, list[StoryDocument]] = defaultdict(list)
    for story, document, root, path, item, title, first_words, publisher, published, report in rows:
        found[story].append(
            StoryDocument(
                document=document,
                root=root,
                path=path,
                item=item,
                title=title,
                first_words=first_words,
                publisher=publisher,
                published=published,
                report=report,
            )
        )
    return dict(found)
