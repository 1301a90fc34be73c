"""Time zones to choose from: those of the person's language first, then by what they type."""

from dataclasses import replace

from bot.context import BotContext
from briefings import clean, list_zone_names

#: Discord's limit for choices.
_CHOICES = 25

#: Zones in which most speakers of a locale live, the largest first.
_OF_LOCALE = {
    "ko": ("Asia/Seoul",),
    "ja": ("Asia/Tokyo",),
    "zh-CN": ("Asia/Shanghai",),
    "zh-TW": ("Asia/Taipei", "Asia/Hong_Kong"),
    "vi": ("Asia/Ho_Chi_Minh",),
    "th": ("Asia/Bangkok",),
    "id": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "hi": ("Asia/Kolkata",),
    "tr": ("Europe/Istanbul",),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk"),
    "uk": ("Europe/Kyiv",),
    "pl": ("Europe/Warsaw",),
    "cs": ("Europe/Prague",),
    "hu": ("Europe/Budapest",),
    "ro": ("Europe/Bucharest",),
    "bg": ("Europe/Sofia",),
    "hr": ("Europe/Zagreb",),
    "el": ("Europe/Athens",),
    "lt": ("Europe/Vilnius",),
    "fi": ("Europe/Helsinki",),
    "sv-SE": ("Europe/Stockholm",),
    "no": ("Europe/Oslo",),
    "da": ("Europe/Copenhagen",),
    "de": ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich"),
    "nl": ("Europe/Amsterdam", "Europe/Brussels"),
    "fr": ("Europe/Paris", "America/Montreal", "Europe/Brussels"),
    "it": ("Europe/Rome",),
    "es-ES": ("Europe/Madrid", "Atlantic/Canary"),
    "es-419": ("America/Mexico_City", "America/Bogota", "America/Argentina/Buenos_Aires", "America/Santiago"),
    "pt-BR": ("America/Sao_Paulo", "America/Manaus"),
    "en-GB": ("Europe/London", "Europe/Dublin", "Australia/Sydney"),
    "en-US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Europe/London"),
}
#: The language that Discord gives to whoever, and whatever server, has chosen none.
UNCHOSEN = "en-US"
_COMMON = (
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
    "Asia/Seoul",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Australia/Sydney",
)


def zones_for(typed: str, locale: str, remembered: str | None = None, *, home: str | None = None) -> list[str]:
    """Return up to 25 zones: those that begin with what was typed, by city or whole name, then those that hold it.

    Among equals, the remembered one comes first, then those of the locale and `home`, the operator's; the latter before
    them where the locale is the one that everybody has who chose none.
    """
    near = _OF_LOCALE.get(locale, ())
    guessed = (home, *near) if locale == UNCHOSEN else (*near, home)
    liked = dict.fromkeys(zone for zone in (remembered, *guessed, *_COMMON) if zone)
    names = list_zone_names()
    known = frozenset(names)
    order = {name: at for at, name in enumerate(dict.fromkeys((*liked, *names))) if name in known}
    asked = _key(typed)
    if not asked:
        return [name for name in liked if name in order][:_CHOICES]
    ranked = sorted((rank, order[name], name) for name in order if (rank := _rank(_key(name), asked)) is not None)
    return [name for _, _, name in ranked][:_CHOICES]


async def remember_zone(context: BotContext, user: int, zone: str) -> None:
    """Keep a person's zone, if none is known yet: a server's digest may be meant for people who live elsewhere."""
    preferences = await context.ledger.settings.get_for_user(user)
    if preferences.zone is None:
        await context.ledger.settings.keep_for_user(user, replace(preferences, zone=zone))


def _key(name: str) -> str:
    return clean(name).casefold().replace("_", " ")


def _rank(name: str, asked: str) -> int | None:
    """Return how well a name fits, 0 best; None: not at all."""
    city = name.rpartition("/")[2]
    if asked in {name, city}:
        return 0
    if city.startswith(asked):
        return 1
    if name.startswith(asked):
        return 2
    return 3 if asked in name else None
