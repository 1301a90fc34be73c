"""A digest as the messages that are frozen in the ledger; a preview is made of the same."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from discord import ui

from bot.catalogue import Words, words_for
from bot.delivery.alerting import AlertState
from bot.delivery.catching_up import CatchingUp
from bot.delivery.collaborators import Behind, Silence
from bot.delivery.heads import make_head, write_post_title, write_title
from bot.layouts import (
    LINES,
    REFERENCE,
    DigestHead,
    DigestPart,
    DigestTopic,
    StoredQuestion,
    digest_parts,
    digest_view,
    dump_kept_claim,
    dump_request,
    list_fetched,
    load_kept_claim,
    make_kept_claim,
    ping_text,
)
from briefings import (
    ALERTS_AN_HOUR,
    LINES_BY_DAY,
    Audience,
    Briefing,
    Cache,
    Delivery,
    DeliveryKind,
    Digest,
    DigestKind,
    Digests,
    Frozen,
    Ledger,
    Question,
    Rendered,
    Request,
    Schedule,
    ScheduleSettings,
    clean,
    find_alert_room,
    list_lines,
    render_discord,
    stays_silent,
)

#: Discord's flags: for messages made of components, and for those whose links show no previews.
_COMPONENTS_V2, _SUPPRESS_EMBEDS = 1 << 15, 1 << 2
#: Sets of messages, and what buttons mean, that are kept: digests due at the same time often are the same.
_MOST_DRAFTS, _MOST_REQUESTS = 32, 2_000
#: Runs of a schedule that are looked at: five weeks of one that is due each day.
_RUNS = 40
#: How REFERENCE stands in JSON.
_PLACE = json.dumps(REFERENCE)[1:-1]


@dataclass(frozen=True, slots=True)
class Draft:
    """The messages of a digest as JSON, with REFERENCE for their codes."""

    payloads: tuple[str, ...]


class DigestComposer:
    """Makes messages of digests. It is the outbox's Composer."""

    def __init__(
        self,
        digests: Digests,
        ledger: Ledger,
        audience_of: Callable[[int | None], Awaitable[Audience]],
        catching_up: CatchingUp | None = None,
    ) -> None:
        #: Where others with libraries of their own work on the ledger; None: this process is alone.
        self._catching_up = catching_up
        self._digests = digests
        self._audience_of = audience_of
        self._ledger = ledger
        self._topics: Cache[tuple[tuple[Briefing, ...], str], tuple[DigestTopic, ...]] = Cache(_MOST_DRAFTS)
        self._drafts: Cache[tuple[object, ...], Draft] = Cache(_MOST_DRAFTS)
        self._requests: Cache[str, str] = Cache(_MOST_REQUESTS)

    async def compose(self, delivery: Delivery, now: datetime) -> Frozen | Silence | Behind:
        """Return all that a delivery sends, that it says nothing, or that it waits. Raises StoreError and its kinds."""
        if self._catching_up is None:
            return await self._compose(delivery, now, None)
        looked = await self._catching_up.look(delivery, now)
        if isinstance(looked, Behind):
            return looked
        made = await self._compose(delivery, now, looked.through)
        return replace(made, left_out=(*looked.left_out, *made.left_out))

    async def _compose(self, delivery: Delivery, now: datetime, through: int | None) -> Frozen | Silence:
        schedule = delivery.schedule
        if schedule.settings.alert is not None:
            return await self._compose_alert(delivery, now, through)
        digest = await self._digests.compose(
            schedule,
            due=delivery.due,
            now=now,
            asked=delivery.kind is DeliveryKind.RUN,
            audience=await self._audience_of(schedule.settings.guild),
            through=through,
        )
        weekly = False
        if digest.kind is DigestKind.ONE_LINE and delivery.kind is DeliveryKind.SCHEDULED:
            runs = await self._ledger.history.list_runs(schedule.id, _RUNS)
            weekly = len(list_lines(runs)) + 1 >= LINES_BY_DAY
            if stays_silent(runs, now) and not digest.corrections:
                return Silence(digest.window, digest.left_out)
        if digest.kind is DigestKind.NOTHING:
            return Silence(digest.window, digest.left_out)
        draft = await self._draft(schedule.settings, digest, now, weekly=weekly)
        return _freeze(delivery, digest, draft)

    async def take_note(self, now: datetime) -> None:
        """Have what is in the library now known as no news to an alert that is about to be made."""
        await self._digests.take_note(now)

    async def check_alert(self, schedule: Schedule, now: datetime) -> AlertState:
        """Return whether an alert has anything to tell now. Raises StoreError and its kinds."""
        digest = await self._find_alert(schedule, now, ALERTS_AN_HOUR)
        if digest.kind is DigestKind.NOTHING:
            return AlertState.NOTHING
        room = find_alert_room(await self._ledger.history.list_runs(schedule.id, _RUNS), now)
        return AlertState.READY if room else AlertState.WAIT

    async def _find_alert(self, schedule: Schedule, now: datetime, room: int, through: int | None = None) -> Digest:
        """Return what an alert has to tell now, in as many stories as `room` messages show, in text or menu."""
        audience = await self._audience_of(schedule.settings.guild)
        most = max(0, _count_told(schedule.settings, room) - 1) + LINES
        return await self._digests.compose_alert(schedule, now=now, audience=audience, most=most, through=through)

    async def _compose_alert(self, delivery: Delivery, now: datetime, through: int | None) -> Frozen | Silence:
        """Return a message for each story, and one for those that are too many for the hour, as many as it holds.

        Silence where another delivery of this alert was there before and is still on its way: what that one tells
        isn't known as told until it is sent.
        """
        schedule = delivery.schedule
        runs = await self._ledger.history.list_runs(schedule.id, _RUNS)
        room = find_alert_room(runs, now, before=(delivery.due, delivery.slot))
        digest = await self._find_alert(schedule, now, room, through)
        if digest.kind is DigestKind.NOTHING or not room:
            return Silence(digest.window, digest.left_out)
        draft = await self._make_alert(schedule.settings, digest, room, now)
        return _freeze(delivery, digest, draft)

    async def _make_alert(self, settings: ScheduleSettings, digest: Digest, room: int, now: datetime) -> Draft:
        words = words_for(settings.language)
        payloads: list[str] = []
        head = DigestHead(title=write_title(settings, words), lines=())
        title = write_post_title(settings, words)
        told = _count_told(settings, room)
        for topics in fold_alerts(await _render_topics(digest, words), told):
            (part,) = digest_parts(topics, most=1)
            if settings.role is not None and told < room and not payloads:
                payloads.append(_payload(_ping(settings.role, part, head), title))
            requests = [
                await self._keep(dump_request(StoredQuestion(_request(block.topic))), now) for block in part.blocks
            ]
            proofs = await self._keep_proofs(part, now)
            view = digest_view(part, head, words, number=1, parts=1, proofs=proofs, requests=requests)
            payloads.append(_payload(_components(view), title))
        return Draft(tuple(payloads))

    async def preview(self, schedule: Schedule, now: datetime, reference: str) -> tuple[dict[str, Any], ...]:
        """Return the messages that a schedule would send now, with `reference` for their codes; none: silence.

        The one that pings is left out.
        """
        if schedule.settings.alert is not None:
            digest = await self._find_alert(schedule, now, ALERTS_AN_HOUR)
        else:
            audience = await self._audience_of(schedule.settings.guild)
            digest = await self._digests.compose(schedule, due=now, now=now, audience=audience)
        if digest.kind is DigestKind.NOTHING:
            return ()
        if schedule.settings.alert is not None:
            draft = await self._make_alert(schedule.settings, digest, ALERTS_AN_HOUR, now)
        else:
            draft = await self._draft(schedule.settings, digest, now)
        place = json.dumps(reference)[1:-1]
        messages = (json.loads(payload.replace(_PLACE, place))["message"] for payload in draft.payloads)
        return tuple(message for message in messages if "components" in message)

    async def _draft(self, settings: ScheduleSettings, digest: Digest, now: datetime, *, weekly: bool = False) -> Draft:
        window = digest.window
        covered = (window.since, window.late_for, window.until if window.late_for else None)
        look = (settings.language, settings.topics, settings.role)
        key = (digest.briefings, digest.corrections, digest.kind, weekly, *covered, *look)
        return await self._drafts.get(key, lambda: self._make_draft(settings, digest, now, weekly=weekly))

    async def _make_draft(self, settings: ScheduleSettings, digest: Digest, now: datetime, *, weekly: bool) -> Draft:
        words = words_for(settings.language)
        topics = await self._topics.get((digest.briefings, words.language), lambda: _render_topics(digest, words))
        head = make_head(settings, digest, words, weekly=weekly)
        parts = digest_parts(topics)
        payloads = []
        for number, part in enumerate(parts, 1):
            requests = [
                await self._keep(dump_request(StoredQuestion(_request(block.topic))), now) for block in part.blocks
            ]
            view = digest_view(
                part,
                head,
                words,
                number=number,
                parts=len(parts),
                proofs=await self._keep_proofs(part, now) if part.blocks else None,
                requests=requests,
            )
            payloads.append(_payload(_components(view), write_post_title(settings, words)))
        if settings.role is not None:
            payloads.insert(0, _payload(_ping(settings.role, parts[0], head), write_post_title(settings, words)))
        return Draft(tuple(payloads))

    async def _keep(self, body: str, now: datetime) -> str:
        """Return the id under which the ledger keeps what a button means, without asking it again and again."""
        return await self._requests.get(body, lambda: self._ledger.requests.keep(body, now))

    async def _keep_proofs(self, part: DigestPart, now: datetime) -> str:
        """Return the id of what is kept behind a message's menu of proofs, with what its lines cite."""
        return await self._ledger.requests.keep(
            _with_claims(part), now, cites=list_fetched(line.claim for line in part.lines)
        )


def _count_told(settings: ScheduleSettings, room: int) -> int:
    """Return how many of an alert's messages tell stories.

    The one that pings is one of the hour's; where there is room for one alone, that tells the story.
    """
    return room if settings.role is None or room < 2 else room - 1


def fold_alerts(stories: Sequence[DigestTopic], room: int) -> Iterator[tuple[DigestTopic, ...]]:
    """Yield what each message of an alert tells: one story, and in the last of `room` all that are left."""
    alone = len(stories) if len(stories) <= room else room - 1
    for story in stories[:alone]:
        yield (story,)
    if rest := stories[alone:]:
        sections = tuple(section for story in rest for section in story.rendered.sections)
        yield (replace(rest[0], rendered=replace(rest[0].rendered, sections=sections)),)


def _freeze(delivery: Delivery, digest: Digest, draft: Draft) -> Frozen:
    return Frozen(
        digest_kind=digest.kind,
        window=digest.window,
        destination=delivery.schedule.settings.destination,
        payloads=tuple(
            payload.replace(_PLACE, delivery.key.reference(number)) for number, payload in enumerate(draft.payloads, 1)
        ),
        told=digest.told,
        left_out=digest.left_out,
        corrected=tuple(one.told for one in digest.corrections),
    )


async def _render_topics(digest: Digest, words: Words) -> tuple[DigestTopic, ...]:
    """Return the digest's briefings, rendered; rendering takes its time, so it is done beside the event loop."""
    rendered: Sequence[Rendered] = await asyncio.to_thread(
        lambda: [render_discord(briefing, words.labels) for briefing in digest.briefings]
    )
    return tuple(
        DigestTopic(clean(briefing.words), each) for briefing, each in zip(digest.briefings, rendered, strict=True)
    )


def _request(topic: DigestTopic) -> Request:
    """Return what asks for a topic's whole briefing; without words, for that of everything."""
    return Request(question=Question.BRIEF, topic=topic.words)


def _with_claims(part: DigestPart) -> str:
    """Return what is kept behind a message's menu of proofs: its first topic, and the lines that no entry can hold."""
    claims = (
        make_kept_claim(line.claim) for line in part.lines if load_kept_claim(dump_kept_claim(line.claim) or "") is None
    )
    return dump_request(
        StoredQuestion(_request(part.blocks[0].topic), tuple(claim for claim in claims if claim is not None))
    )


def _components(view: ui.LayoutView) -> dict[str, Any]:
    """Return a message made of components, which pings nobody."""
    components: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]  # as discord.py ships it
    return {"flags": _COMPONENTS_V2, "components": components, "allowed_mentions": {"parse": []}}


def _ping(role: int, part: DigestPart, head: DigestHead) -> dict[str, Any]:
    """Return the message before a digest that pings a role and nobody else."""
    return {
        "flags": _SUPPRESS_EMBEDS,
        "content": ping_text(role, part, head),
        "allowed_mentions": {"parse": [], "roles": [str(role)]},
    }


def _payload(message: dict[str, Any], title: str) -> str:
    """Return a message as JSON: as Discord takes it, and the title that a forum post gets."""
    return json.dumps({"title": title, "message": message}, ensure_ascii=False, separators=(",", ":"))
