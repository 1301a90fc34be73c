"""Documents that were seen and words that were told, in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from briefings.model.delivery import DeliveryState
from briefings.model.digest import SeenVersion, Told, Window
from briefings.model.reasons import Cause, Reason
from tests.support.memory_ledger.state import State, utc


@dataclass
class MemoryMemory:
    state: State

    async def find_unseen(self, versions: Mapping[str, str], *, ever: bool = False) -> frozenset[str]:
        if ever:
            known = {(each.document, each.version) for each in self.state.seen}
            return frozenset(document for document, version in versions.items() if (document, version) not in known)
        last = self._last(len(self.state.seen))
        return frozenset(
            document
            for document, version in versions.items()
            if document not in last or last[document].version != version
        )

    async def list_last_versions(self, after: int) -> Mapping[str, tuple[str, datetime]]:
        numbered = enumerate(zip(self.state.seen, self.state.seen_at, strict=True), 1)
        last = {each.document: (number, each.version, at) for number, (each, at) in numbered}
        return {document: (version, at) for document, (number, version, at) in last.items() if number > after}

    async def see(self, seen: Iterable[SeenVersion], now: datetime) -> int:
        utc(now)
        last = self._last(len(self.state.seen))
        for each in seen:
            if each.document not in last or last[each.document].version != each.version:
                last[each.document] = each
                self.state.seen.append(each)
                self.state.seen_at.append(utc(now))
        return len(self.state.seen)

    async def list_news(self, window: Window) -> tuple[str, ...]:
        known = {each.version for each in self.state.seen[: window.after]}
        within = self.state.seen[window.after : window.through]
        return tuple(dict.fromkeys(each.document for each in within if each.version not in known))

    async def find_watermark(self, before: datetime) -> int:
        return sum(at < utc(before) for at in self.state.seen_at)

    async def get_words_before(self, documents: Iterable[str], window: Window) -> Mapping[str, str]:
        last = self._last(window.after)
        found = {document: last[document].words for document in documents if document in last}
        return {document: words for document, words in found.items() if words is not None}

    async def get_captured_before(self, documents: Iterable[str], window: Window) -> Mapping[str, str]:
        last = self._last(window.after)
        found = [last[document] for document in documents if document in last]
        return {one.document: one.version for one in found if one.words is None}

    async def list_told(self, schedule: str, since: datetime) -> tuple[Told, ...]:
        since = utc(since)
        return tuple(
            replace(told, sent_at=sent_at)
            for key, (told, sent_at) in sorted(self.state.told.items())
            if key[0] == schedule and sent_at > since
        )

    async def forget_told(self, before: datetime) -> int:
        before = utc(before)
        old = [key for key, (_, sent_at) in self.state.told.items() if sent_at < before]
        for key in old:
            del self.state.told[key]
        return len(old)

    async def forget_documents(self, documents: Iterable[str], now: datetime) -> None:
        gone = set(documents)
        for entry in tuple(self.state.entries.values()):
            if entry.open and any(told.document in gone for told in entry.carried):
                if entry.untouched:
                    self.state.unfreeze(entry, utc(now))
                else:
                    self.state.end(entry, DeliveryState.FAILED, Reason(Cause.WITHDRAWN), utc(now))
        self.state.seen = [replace(one, words="") if one.document in gone else one for one in self.state.seen]
        self.state.cited = {one for one in self.state.cited if one[0] not in gone}
        for kept in tuple(self.state.reports):
            if kept[0].document in gone:
                del self.state.reports[kept]
        for lines in self.state.hidden.values():
            lines -= {line for line in lines if line.document in gone}
        for key, (told, sent_at) in tuple(self.state.told.items()):
            if told.document in gone and told.words:
                del self.state.told[key]
                if told.is_line and not told.corrected:
                    nothing = Told(told.document, "", is_line=True)
                    self.state.told.setdefault((key[0], *nothing.key), (nothing, sent_at))

    def _last(self, number: int) -> dict[str, SeenVersion]:
        """Return the last version of each document up to a number."""
        return {each.document: each for each in self.state.seen[:number]}
