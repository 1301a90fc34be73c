"""From a briefing to text: for the terminal, Markdown, JSON, a page of HTML, and Discord."""

from briefings.render.check import verify
from briefings.render.site import render_site
from briefings.render.to_discord import render_discord, render_discord_proof
from briefings.render.to_html import render_html
from briefings.render.to_json import render_json
from briefings.render.to_markdown import render_markdown
from briefings.render.to_terminal import render_terminal
from briefings.render.words import ENGLISH, Words

__all__ = [
    "ENGLISH",
    "Words",
    "render_discord",
    "render_discord_proof",
    "render_html",
    "render_json",
    "render_markdown",
    "render_site",
    "render_terminal",
    "verify",
]
