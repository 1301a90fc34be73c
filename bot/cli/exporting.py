"""The command that writes briefings as a small static site, for people without Discord."""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import LibraryFile, Seeds, Since, Until
from bot.cli.preparing import open_prepared_service
from bot.cli.session import ExitCode, decode_typed, fail, run, say

if TYPE_CHECKING:
    from briefings import Briefing, Claim, Proof, Request, Service

exporting = typer.Typer()

#: Topics of a site for which none was named.
_MOST = 12


@exporting.command()
def export(
    topics: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TOPIC]...", help="A page for each. Default: the actors named most often."),
    ] = None,
    *,
    html: Annotated[Path, typer.Option("--html", metavar="DIR", help="Folder for the site; made where it is missing.")],
    seeds: Seeds = None,
    library: LibraryFile = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Write briefings as a static site: an index, a page for each topic, and a page that proves each line.

    Files in DIR that have the name of a page are replaced; nothing else there is touched.
    """
    from briefings import Question, Request

    requests = [
        Request(question=Question.BRIEF, topic=decode_typed(topic), since=since, until=until) for topic in topics or ()
    ]
    usual = Request(question=Question.BRIEF, topic="", since=since, until=until)
    run(_export(requests, usual, html, seeds, library))


async def _export(
    requests: "Sequence[Request]", usual: "Request", folder: Path, seeds: Path | None, library: Path | None
) -> int:
    from briefings import render_site

    async with open_prepared_service(seeds, library) as (service, unread):
        # As for any answer: a folder that was named is what is asked, otherwise all that was ever loaded.
        if not requests:
            requests = await _usual_requests(service, usual, seeds)
        now = datetime.now(UTC)
        answers = [await service.answer(request, root=seeds, now=now) for request in requests]
        for request, briefing in zip(requests, answers, strict=True):
            if not briefing.found:
                near = f"; did you mean {' or '.join(briefing.suggestions[:3])}?" if briefing.suggestions else ""
                say(f"nothing is known about {request.topic!r}{near}")
        # Two topics may mean one actor.
        found = tuple({briefing.title: briefing for briefing in answers if briefing.found}.values())
        proofs = await _proofs(service, found)
    incomplete = unread.tell(nothing=not found)
    if not found:
        if not requests:
            say(
                f"the {'library' if seeds is None else 'folder'} is empty or names nobody; --seeds names another folder"
            )
        return ExitCode.NOTHING
    site = render_site(found, proofs)
    try:
        await asyncio.to_thread(_write, site, folder)
    except OSError as error:
        fail(f"{error.filename or folder} can't be written ({error.strerror}); --html takes a folder of yours")
    sys.stdout.write(f"{folder / 'index.html'}: {len(found)} topics, {len(site) - len(found) - 1} proofs\n")
    if incomplete:
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND if all(briefing.found for briefing in answers) else ExitCode.NOTHING


async def _usual_requests(service: "Service", usual: "Request", seeds: Path | None) -> "list[Request]":
    """Return a request for each of the actors that the library's documents, or a named folder's, name most."""
    from briefings import Question

    if seeds is None:
        names = [actor.name for actor in await service.complete("", limit=_MOST)]
    else:
        # Completion knows no folders.
        actors = await service.answer(replace(usual, question=Question.ACTORS), root=seeds)
        claims = [claim for section in actors.sections for claim in section.claims]
        names = [claim.label.name for claim in claims if claim.label.name is not None][:_MOST]
    return [replace(usual, topic=name) for name in names]


async def _proofs(service: "Service", found: "Sequence[Briefing]") -> "dict[Claim, Proof]":
    """Return the proof of every line; a line whose document has just gone has none."""
    proofs: dict[Claim, Proof] = {}
    for briefing in found:
        for section in briefing.sections:
            for claim in section.claims:
                if claim.pieces and claim not in proofs and (proof := await service.proof(claim)) is not None:
                    proofs[claim] = proof
    return proofs


def _write(site: Mapping[str, str], folder: Path) -> None:
    for name, page in site.items():
        path = folder.joinpath(*PurePosixPath(name).parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8")
