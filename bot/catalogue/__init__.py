"""What the bot says in its own words, per language. A briefing's claims stay in their documents' language."""

from bot.catalogue.keys import Counted, Message
from bot.catalogue.translator import CatalogueTranslator
from bot.catalogue.words import Words, languages, words_for

__all__ = ["CatalogueTranslator", "Counted", "Message", "Words", "languages", "words_for"]
