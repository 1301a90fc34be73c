"""Names and descriptions of commands in other languages, for Discord's own menus."""

from discord import Locale, app_commands

from bot.catalogue.words import words_for


class CatalogueTranslator(app_commands.Translator):
    """Answers discord.py's questions from the catalogue."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return the words in `locale`'s language, or None where English stays."""
        if context.location is app_commands.TranslationContextLocation.parameter_name and string.message == "about":
            # The one name that means something else as an option than as a command.
            return words_for(locale.value).commands.get("about (option)")
        return words_for(locale.value).commands.get(string.message)
