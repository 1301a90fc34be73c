"""Bytes of a document → Article, one file per format. Nothing is guessed: what can't be dated is undated."""

from briefings.documents.folder import ENDINGS, FoundFile, Listing, digest, read, scan
from briefings.documents.formats import parse, read_articles

__all__ = ["ENDINGS", "FoundFile", "Listing", "digest", "parse", "read", "read_articles", "scan"]
