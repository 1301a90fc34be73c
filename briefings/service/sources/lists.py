"""Lists of sources: what of one is followed already, and the lists of other programs."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime

from briefings.errors import RequestError
from briefings.ledger import Sources
from briefings.model.sources import Source, SourceKind, source_id
from briefings.service.sources.reports import Imported
from briefings.sources.addresses import mask_secrets, read_address


def find_source(sources: Iterable[Source], words: str, kind: SourceKind | None = None) -> Source | None:
    """Return the source that an id, or an address as people write it, means; with a kind: one of this kind."""
    sources = tuple(one for one in sources if kind in (None, one.kind))
    meant = words.strip()
    try:
        address = read_address(meant)
        meant_id = source_id(address)
    except RequestError:
        meant_id, address = meant, meant
    for one in sources:
        if one.id in (meant, meant_id) or one.url == address or mask_secrets(one.url) == meant:
            return one
    return None


def find_known(sources: Iterable[Source], addresses: Iterable[str]) -> dict[str, Source]:
    """Return which addresses, in the form in which they are followed, are feeds among sources, each with its source."""
    known = {one.id: one for one in sources if one.kind is SourceKind.FEED}
    known |= {source_id(one.url): one for one in known.values()}
    ids = {one: source_id(one) for one in addresses}
    return {one: known[identity] for one, identity in ids.items() if identity in known}


async def import_list(
    sources: Sources, raw: bytes, *, follower: int, user: int | None, most: int | None, clock: Callable[[], datetime]
) -> Imported:
    """Follow the feeds of an OPML file, `most` of them at most. Raises RequestError where it names none."""
    from briefings.sources.opml import read_opml

    listed = await asyncio.to_thread(read_opml, raw)
    mine = await sources.list_of(follower)
    added: list[Source] = []
    problems: list[tuple[str, str]] = []
    known = beyond = 0
    for one in listed:
        try:
            url = read_address(one.url)
        except RequestError as error:
            problems.append((one.url, str(error)))
            continue
        if find_source(mine, url, one.kind) is not None:
            known += 1
            continue
        if most is not None and len(added) >= most:
            beyond += 1
            continue
        now = clock()
        source, new = await sources.add(url, one.kind, follower=follower, name=one.name, user=user, now=now)
        if new:
            added.append(source)
        else:
            known += 1
    return Imported(added=tuple(added), known=known, problems=tuple(problems), beyond=beyond)
