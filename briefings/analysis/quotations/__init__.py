"""Quotations, told from scare quotes, titles and slogans, and joined where they are one utterance."""

from briefings.analysis.quotations.selection import QuotationSpans, classify_attribution, find_quotations
from briefings.analysis.quotations.utterances import join_utterances

__all__ = ["QuotationSpans", "classify_attribution", "find_quotations", "join_utterances"]
