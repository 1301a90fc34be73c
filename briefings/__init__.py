"""Briefbot's domain: documents in, cited briefings out. These names are all that other packages may use."""

from briefings.errors import BriefbotError, RequestError, StoreError
from briefings.ledger import Ledger, open_ledger
from briefings.model.analysis import ActorKind, Precision, When
from briefings.model.article import BasedOn
from briefings.model.briefing import (
    Briefing,
    Citation,
    Claim,
    Coverage,
    Heading,
    Label,
    Proof,
    ProofPart,
    Section,
    Tag,
)
from briefings.model.delivery import Preferences, StoredAbout, StoredRequest
from briefings.model.findings import NamedActor, Question, Request
from briefings.model.rendered import Rendered, RenderedLine, RenderedSection
from briefings.model.spans import Span, stable_id
from briefings.render import (
    ENGLISH,
    render_discord,
    render_discord_proof,
    render_html,
    render_json,
    render_markdown,
    render_terminal,
)

__all__ = [
    "ENGLISH",
    "ActorKind",
    "BasedOn",
    "BriefbotError",
    "Briefing",
    "Citation",
    "Claim",
    "Coverage",
    "Heading",
    "Label",
    "Ledger",
    "NamedActor",
    "Precision",
    "Preferences",
    "Proof",
    "ProofPart",
    "Question",
    "Rendered",
    "RenderedLine",
    "RenderedSection",
    "Request",
    "RequestError",
    "Section",
    "Span",
    "StoreError",
    "StoredAbout",
    "StoredRequest",
    "Tag",
    "When",
    "open_ledger",
    "render_discord",
    "render_discord_proof",
    "render_html",
    "render_json",
    "render_markdown",
    "render_terminal",
    "stable_id",
]
