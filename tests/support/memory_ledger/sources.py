"""Followed sources, in memory."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from briefings.ledger.following import OPERATOR
from briefings.model.sources import FetchRecord, Source, SourceKind, source_id
from tests.support.memory_ledger.state import utc


@dataclass(frozen=True)
class Follower:
    name: str | None
    user: int | None
    added_at: datetime
    paused: bool = False


class MemorySources:
    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}
        self._followers: dict[tuple[str, int], Follower] = {}
        self._leases: dict[str, tuple[str, datetime]] = {}
        self._claims: Counter[str] = Counter()

    async def add(
        self,
        url: str,
        kind: SourceKind,
        *,
        follower: int = OPERATOR,
        name: str | None = None,
        user: int | None = None,
        now: datetime,
    ) -> tuple[Source, bool]:
        at = utc(now)
        alike = [one for one in self._sources.values() if one.kind is kind]
        other = source_id(url) in self._sources and source_id(url) not in {one.id for one in alike}
        usual = source_id(url, kind) if other else source_id(url)
        known = next((one.id for one in alike if one.url == url), usual)
        if known not in self._sources:
            self._sources[known] = Source(id=known, url=url, kind=kind, added_at=at, record=FetchRecord(next_fetch=at))
        new = (known, follower) not in self._followers
        self._followers.setdefault((known, follower), Follower(name, user, at))
        return self._for(known, follower), new

    async def list_of(self, follower: int = OPERATOR) -> tuple[Source, ...]:
        mine = [(one.added_at, source) for (source, who), one in self._followers.items() if who == follower]
        return tuple(self._for(source, follower) for _, source in sorted(mine))

    async def list_all(self) -> tuple[Source, ...]:
        return tuple(sorted(map(self._for_all, self._sources), key=lambda one: (one.record.next_fetch, one.id)))

    async def list_followed(self) -> tuple[tuple[str, int], ...]:
        return tuple(sorted(self._followers))

    async def list_followers(self, source: str) -> tuple[tuple[int, int | None], ...]:
        return tuple(
            (who, one.user) for (of, who), one in sorted(self._followers.items()) if of == source and not one.paused
        )

    async def set_paused(self, source: str, follower: int, *, paused: bool, now: datetime) -> bool:
        one = self._followers.get((source, follower))
        if one is None:
            return False
        self._followers[source, follower] = replace(one, paused=paused)
        changed = one.paused != paused
        kept = self._sources[source]
        if not paused and (changed or kept.record.gone):
            self._sources[source] = replace(kept, record=replace(kept.record, gone=False, next_fetch=utc(now)))
            return True
        return changed

    async def remove(self, source: str, follower: int = OPERATOR) -> bool:
        self._followers.pop((source, follower), None)
        if source not in self._sources or any(followed == source for followed, _ in self._followers):
            return False
        del self._sources[source]
        self._leases.pop(source, None)
        return True

    async def claim(
        self, owner: str, now: datetime, until: datetime, *, among: Collection[str] | None = None, limit: int = 100
    ) -> tuple[Source, ...]:
        at = utc(now)
        wanted = [one for one in await self.list_all() if one.is_fetched]
        if among is None:
            wanted = [one for one in wanted if one.record.next_fetch <= at]
        else:
            wanted = [one for one in wanted if one.id in among]
        free = [one for one in wanted if one.id not in self._leases or self._leases[one.id][1] <= at][:limit]
        for one in free:
            self._leases[one.id] = (owner, utc(until))
            self._claims[one.id] += 1
        return tuple(self._for_all(one.id) for one in free)

    async def renew(self, source: Source, owner: str, until: datetime) -> bool:
        if not self._holds(source, owner):
            return False
        self._leases[source.id] = (owner, utc(until))
        return True

    def _holds(self, source: Source, owner: str) -> bool:
        return self._leases.get(source.id, ("",))[0] == owner and self._claims[source.id] == source.lease

    async def record(self, source: Source, owner: str) -> bool:
        if not self._holds(source, owner):
            return False
        del self._leases[source.id]
        taken = any(
            (one.url, one.kind) == (source.url, source.kind) and one.id != source.id for one in self._sources.values()
        )
        url = self._sources[source.id].url if taken else source.url
        self._sources[source.id] = replace(self._sources[source.id], url=url, title=source.title, record=source.record)
        return True

    async def free(self, owners: Collection[str]) -> int:
        freed = [source for source, (owner, _) in self._leases.items() if owner in owners]
        for source in freed:
            del self._leases[source]
        return len(freed)

    def _for(self, source: str, follower: int) -> Source:
        one = self._followers[source, follower]
        return replace(self._for_all(source), name=one.name, paused=one.paused)

    def _for_all(self, source: str) -> Source:
        followers = {who: one for (followed, who), one in self._followers.items() if followed == source}
        names = [one.name for one in followers.values() if one.name is not None]
        return replace(
            self._sources[source],
            name=min(names, default=None),
            paused=all(one.paused for one in followers.values()),
            for_operator=OPERATOR in followers,
            lease=self._claims[source],
        )
