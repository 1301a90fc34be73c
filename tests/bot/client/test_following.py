"""What is fetched is kept for some days, and what is cited for longer."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from bot.client.following import Clearing, OthersNews

NOW = datetime(2026, 11, 28, 13, tzinfo=UTC)


@dataclass
class Archived:
    """Remembers what was to be deleted: from before when, and what is cited."""

    asked: list[tuple[datetime, Collection[tuple[str, str]]]] = field(default_factory=list)
    now: datetime = NOW

    async def remove_uncited(self, before: datetime, cited: Collection[tuple[str, str]]) -> int:
        self.asked.append((before, cited))
        return 0

    async def list_cited(self) -> frozenset[tuple[str, str]]:
        return frozenset({("mill", "v1")})


async def test_what_is_old_and_not_cited_is_deleted_at_the_start_and_once_a_day() -> None:
    archived = Archived()
    ledger: Any = SimpleNamespace(requests=archived)
    sources: Any = archived
    clock: Any = SimpleNamespace(now=lambda: archived.now)
    clearing = Clearing(sources, ledger, clock, timedelta(days=180))

    for hours in (0, 1, 23, 24, 25):
        archived.now = NOW + timedelta(hours=hours)
        await clearing.clear()

    days = timedelta(days=180)
    assert [before for before, _ in archived.asked] == [NOW - days, NOW + timedelta(hours=24) - days]
    assert {tuple(cited) for _, cited in archived.asked} == {(("mill", "v1"),)}


async def test_what_others_have_fetched_or_removed_is_taken_up_once_and_all_is_looked_through_now_and_then() -> None:
    here = SimpleNamespace(now=NOW, last_new=None, sources=("mill", "quay"), forgotten=frozenset())

    async def list_all() -> list[Any]:
        return [SimpleNamespace(id=each, record=SimpleNamespace(last_new=here.last_new)) for each in here.sources]

    async def list_forgotten() -> frozenset[str]:
        return frozenset(here.forgotten)

    sources: Any = SimpleNamespace(list_forgotten=list_forgotten)
    ledger: Any = SimpleNamespace(sources=SimpleNamespace(list_all=list_all))
    clock: Any = SimpleNamespace(now=lambda: here.now)
    others = OthersNews(sources, ledger, clock)
    await others.find_news()
    found = []
    for minutes, changed in (
        (1, {}),
        (2, {"last_new": NOW}),
        (3, {}),
        (11, {}),
        (13, {}),
        (14, {"sources": ("quay",)}),
        (15, {"forgotten": {"https://quay.example/"}}),
        (16, {}),
    ):
        here.now = NOW + timedelta(minutes=minutes)
        vars(here).update(changed)
        found.append(await others.find_news() is not None)

    assert found == [False, True, False, False, True, True, True, False]
