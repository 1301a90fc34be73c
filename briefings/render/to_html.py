"""A briefing as one HTML page that needs nothing else: no script, no font, no picture, no other file."""

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from importlib import resources

from jinja2 import Environment
from markupsafe import Markup

from briefings.model.briefing import Briefing, Claim
from briefings.render.environment import html_environment
from briefings.render.labels import ENGLISH, Labels
from briefings.render.phrases import Phrases
from briefings.render.proofs import paragraphs, point_at_proof
from briefings.text.cleaning import clean
from briefings.text.links import safe_link


def render_html(
    briefing: Briefing,
    words: Labels = ENGLISH,
    *,
    home: str | None = None,
    proof_of: Callable[[Claim], str | None] = lambda _: None,
) -> str:
    """Return a briefing as a page for light and dark screens and for print.

    Its Content-Security-Policy allows its own style and nothing else. Links go to Sources, and from there to http and
    https addresses only; within a site, `home` leads to its index, and `proof_of` to the page that proves a claim.
    """
    return (
        pages()
        .get_template("briefing.html.j2")
        .render(briefing=briefing, say=Phrases(words), words=words, home=home, proof_of=proof_of)
    )


@cache
def pages() -> Environment:
    """Return the environment of all HTML pages."""
    made = html_environment()
    style = resources.files("briefings").joinpath("templates/page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    made.filters["clean"] = clean
    # The style sheet is a file of ours.
    made.globals.update(
        link=safe_link,
        at_words=point_at_proof,
        paragraphs=paragraphs,
        style=Markup(style),  # noqa: S704
        style_hash=f"sha256-{digest}",
    )
    return made
