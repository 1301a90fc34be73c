"""A claim where it stands in its document, with the way to the source."""

from discord import ui

from bot.catalogue import Message, Words
from bot.layouts.line_reports import wrong_button
from bot.layouts.notes import note_view
from bot.layouts.press import Verb
from briefings import Proof, point_at_proof, safe_link


def proof_view(proof: Proof, markdown: str, words: Words, *, line: str | None = None) -> ui.LayoutView:
    """Return the message that shows `proof`, which rendering has written as `markdown` of at most 3,900 characters.

    `line` is the ledger's id of its line, for *Something wrong?*; None: without that.
    """
    at_words, url = point_at_proof(proof), None if proof.is_gone else safe_link(proof.citation.url)
    if at_words is not None:
        links = [(words.say(Message.OPEN_SENTENCE), at_words)]
    else:
        links = [(words.say(Message.OPEN_SOURCE), url)] if url else []
    return note_view(
        markdown,
        links=links,
        more=[] if line is None else [wrong_button(words, Verb.DOUBT, line)],
    )
