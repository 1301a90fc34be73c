"""What people chose, asked and were told, in memory."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from briefings.model.delivery import Preferences, StoredAbout, StoredRequest
from briefings.model.digest import DestinationKind, Schedule
from tests.support.memory_ledger.state import State, utc


@dataclass
class MemorySettings:
    state: State

    async def get_for_guild(self, guild: int) -> Preferences:
        return self.state.guilds.get(guild, Preferences())

    async def get_for_user(self, user: int) -> Preferences:
        return self.state.users.get(user, Preferences())

    async def keep_for_guild(self, guild: int, preferences: Preferences) -> None:
        self.state.guilds[guild] = preferences

    async def keep_for_user(self, user: int, preferences: Preferences) -> None:
        self.state.users[user] = preferences


@dataclass
class MemoryRequests:
    state: State

    async def list_cited(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.state.cited)

    async def keep(
        self, body: str, now: datetime, *, user: int | None = None, cites: Collection[tuple[str, str]] = ()
    ) -> str:
        self.state.cited |= set(cites)
        for each in self.state.requests.values():
            if (each.body, each.user) == (body, user):
                self.state.requests[each.id] = replace(each, made_at=utc(now))
                return each.id
        short = f"{next(self.state.numbers):010}"
        self.state.requests[short] = StoredRequest(id=short, body=body, user=user, made_at=utc(now))
        return short

    async def get(self, short: str) -> StoredRequest | None:
        return self.state.requests.get(short)


@dataclass
class MemoryNotices:
    state: State

    async def record_once(self, kind: str, subject: str, now: datetime, *, user: int | None = None) -> bool:
        utc(now)
        first = (kind, subject) not in self.state.notices
        self.state.notices.setdefault((kind, subject), user)
        return first

    async def forget(self, kind: str, subject: str) -> None:
        self.state.notices.pop((kind, subject), None)


@dataclass
class MemoryPrivacy:
    state: State

    async def get_stored_about(self, user: int) -> StoredAbout:
        own = [each for each in self.state.schedules.values() if _is_of(each, user)]
        return StoredAbout(
            preferences=self.state.users.get(user, Preferences()),
            follows=tuple(each.settings for each in sorted(own, key=lambda each: (each.made_at, each.id))),
            schedules_made=sum(
                each.made_by == user and each.settings.destination.kind is not DestinationKind.USER
                for each in self.state.schedules.values()
            ),
            requests=sum(each.user == user for each in self.state.requests.values()),
            notices=sum(told == user for told in self.state.notices.values()),
        )

    async def erase(self, user: int) -> None:
        state = self.state
        state.users.pop(user, None)
        for schedule in tuple(state.schedules.values()):
            if _is_of(schedule, user):
                state.delete_schedule(schedule.id)
            elif schedule.made_by == user:
                state.schedules[schedule.id] = replace(schedule, made_by=None)
        state.requests = {key: each for key, each in state.requests.items() if each.user != user}
        state.notices = {key: told for key, told in state.notices.items() if told != user}


def _is_of(schedule: Schedule, user: int) -> bool:
    destination = schedule.settings.destination
    return destination.kind is DestinationKind.USER and destination.id == user
