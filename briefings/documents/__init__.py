"""Bytes of a document → Article, one file per format. Nothing is guessed: what can't be dated is undated."""

from briefings.documents.folder import ENDINGS, FoundFile, Listing, digest, read, scan
from briefings.documents.formats import Source, list_sources, parse, read_articles, read_source

__all__ = [
    "ENDINGS",
    "FoundFile",
    "Listing",
    "Source",
    "digest",
    "list_sources",
    "parse",
    "read",
    "read_articles",
    "read_source",
    "scan",
]
