"""Quotations, told from scare quotes, titles and slogans, and joined where they are one utterance."""

from briefings.analysis.quotations.selection import classify_attribution, find_quotations
from briefings.analysis.quotations.utterances import join_utterances

__all__ = ["classify_attribution", "find_quotations", "join_utterances"]
