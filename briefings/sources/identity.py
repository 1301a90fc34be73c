"""What makes an entry the same entry at the next fetch: its guid, else its link, else its title and day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefings.model.sources import FeedEntry
from briefings.model.spans import stable_id
from briefings.sources.articles import is_same_site

#: Of the entries whose link is known, this part with new guids means that the feed's program was changed.
_MIGRATION = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """What is kept of an entry of one source."""

    identity: str
    #: The document that it is: its address, or what stands for one.
    document: str
    link: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedEntry:
    """An entry of a fetch, and which of the known ones it is."""

    entry: FeedEntry
    identity: str
    document: str
    #: Under which identity it is known; None: it is new.
    known_as: str | None = None
    #: Whether it is new, or tells something else than before.
    changed: bool = True


def identify(entries: Sequence[FeedEntry]) -> tuple[str, ...]:
    """Return the identity of each entry of one fetch.

    It is the guid where the feed gives it to no other entry, else the link, else title and day; entries that are alike
    in all of these are told apart by their words.
    """
    identities = [stable_id("guid", one.guid) if one.guid else "" for one in entries]
    for make in (_link_identity, _title_identity, _words_identity):
        counts = Counter(identities)
        shared = [not one or counts[one] > 1 for one in identities]
        identities = [
            make(entry) if again else one for entry, one, again in zip(entries, identities, shared, strict=True)
        ]
    return tuple(identities)


def _link_identity(entry: FeedEntry) -> str:
    return stable_id("link", entry.link) if entry.link else ""


def _title_identity(entry: FeedEntry) -> str:
    return stable_id("title", entry.title or "", str(entry.published))


def _words_identity(entry: FeedEntry) -> str:
    return stable_id("words", entry.fingerprint)


def match_entries(
    entries: Sequence[FeedEntry], known: Iterable[KnownEntry], *, source: str
) -> tuple[MatchedEntry, ...]:
    """Return the entries of a fetch, each once, with which of the known ones it is.

    An entry under a new guid is a known one where its link is known under a guid that the feed no longer has, and it
    says the same, or nearly all known links have new guids: then the feed's program was changed, not its news.

    What a feed says of another site's article is a document of its own, because anybody's feed may put any words under
    any link: the article itself, which others see, is made by its site's feeds and pages alone.

    Args:
        entries: In the feed's order.
        known: Entries of the same source.
        source: Its address, which stands in for the links that entries lack.
    """
    by_identity = {one.identity: one for one in known}
    pairs = list(dict(zip(identify(entries), entries, strict=True)).items())
    present = {identity for identity, _ in pairs}
    # Those that the feed no longer has under their guids.
    left = {one.link or one.fingerprint: one for one in by_identity.values() if one.identity not in present}
    links = Counter(entry.link or identity for identity, entry in pairs)
    migrated = _is_migration(pairs, by_identity, left)
    taken = {one.document for one in by_identity.values()}
    matched: list[MatchedEntry] = []
    for identity, entry in pairs:
        before = by_identity.get(identity)
        alone = links[entry.link or identity] == 1
        moved = left.get(entry.link or entry.fingerprint) if before is None and alone else None
        if moved is not None and (migrated or moved.fingerprint == entry.fingerprint):
            before = moved
        if before is not None:
            changed = before.fingerprint != entry.fingerprint
            document, known_as = before.document, before.identity
            if changed and document == entry.link and not is_same_site(document, source):
                # As versions before named it.
                document = _make_document(identity, entry, source, taken, shared=not alone)
        else:
            changed, known_as = True, None
            document = _make_document(identity, entry, source, taken, shared=not alone)
            taken.add(document)
        matched.append(
            MatchedEntry(entry=entry, identity=identity, document=document, known_as=known_as, changed=changed)
        )
    return tuple(matched)


def _is_migration(
    pairs: Iterable[tuple[str, FeedEntry]], known: Mapping[str, KnownEntry], left: Mapping[str, KnownEntry]
) -> bool:
    """Tell whether of the entries whose links are known more than 80 % come under new guids."""
    links = {one.link for one in known.values() if one.link}
    of_known_links = [identity for identity, entry in pairs if entry.link in links]
    renamed = sum(identity not in known for identity in of_known_links)
    return bool(left) and renamed > _MIGRATION * len(of_known_links)


def _make_document(identity: str, entry: FeedEntry, source: str, taken: set[str], *, shared: bool) -> str:
    """Return what an entry's document is called: its link, unless other entries have the same or it leads elsewhere."""
    if entry.link is not None and not is_same_site(entry.link, source):
        return f"{entry.link}#{stable_id('told', source, identity)}"
    if entry.link is not None and not shared and entry.link not in taken:
        return entry.link
    return f"{entry.link or source}#{identity}"
