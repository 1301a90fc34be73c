"""Names and descriptions of commands in other languages, for Discord's own menus."""

from discord import Locale, app_commands

from bot.catalogue.words import words_for


class CatalogueTranslator(app_commands.Translator):
    """Answers discord.py's questions from the catalogue."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - the English words are unique enough
    ) -> str | None:
        """Return the words in `locale`'s language, or None where English stays."""
        return words_for(locale.value).commands.get(string.message)
