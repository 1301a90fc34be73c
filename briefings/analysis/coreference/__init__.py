"""Whom a name, a description or a pronoun means, where the text makes it certain."""

from briefings.analysis.coreference.speakers import SpeakerResolver

__all__ = ["SpeakerResolver"]
