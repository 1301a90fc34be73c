"""Briefings as a small static site: an index, a page for each topic, and a page that proves each claim."""

import re
from collections.abc import Iterable, Mapping

from briefings.model.briefing import Briefing, Claim, Proof
from briefings.model.spans import stable_id
from briefings.render.labels import ENGLISH, Labels
from briefings.render.phrases import Phrases
from briefings.render.to_html import pages, render_html
from briefings.text.folding import fold

INDEX = "index.html"
_PROOFS = "proof"
_LONGEST_NAME = 60


def render_site(
    briefings: Iterable[Briefing], proofs: Mapping[Claim, Proof], words: Labels = ENGLISH
) -> Mapping[str, str]:
    """Return a site's pages by path within its folder, '/' between the parts.

    Links within the site are relative, so that it can lie anywhere, on a disk too. A claim without a proof has no
    page of its own.
    """
    site: dict[str, str] = {}
    listed: list[tuple[Briefing, str]] = []
    for briefing in briefings:
        name = _name(briefing, site)
        paths = _proof_paths(briefing, name, proofs)
        site[f"{name}.html"] = render_html(briefing, words, home=INDEX, proof_of=paths.get)
        listed.append((briefing, f"{name}.html"))
        for claim, path in paths.items():
            site[path] = _proof_page(briefing, claim, proofs[claim], f"../{name}.html", words)
    index = pages().get_template("index.html.j2")
    site[INDEX] = index.render(pages=listed, say=Phrases(words), words=words)
    return site


def _proof_paths(briefing: Briefing, name: str, proofs: Mapping[Claim, Proof]) -> dict[Claim, str]:
    """Return the paths of the pages that prove a briefing's claims, numbered as they are read."""
    claims = dict.fromkeys(
        claim for section in briefing.sections for claim in section.claims if claim.pieces and claim in proofs
    )
    return {claim: f"{_PROOFS}/{name}-{number}.html" for number, claim in enumerate(claims, start=1)}


def _proof_page(briefing: Briefing, claim: Claim, proof: Proof, back: str, words: Labels) -> str:
    return (
        pages()
        .get_template("proof.html.j2")
        .render(briefing=briefing, claim=claim, proof=proof, back=back, say=Phrases(words), words=words)
    )


def _name(briefing: Briefing, taken: Mapping[str, str]) -> str:
    """Return a page's name without ending: lower-case ASCII, safe on every file system, not among those taken."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(briefing.title))[:_LONGEST_NAME].strip("-")
    # A title in another script has no ASCII left; an id keeps its pages apart and their names stable.
    name = first = f"topic-{words or stable_id('page', briefing.title)}"
    number = 2
    while f"{name}.html" in taken:
        name = f"{first}-{number}"
        number += 1
    return name
