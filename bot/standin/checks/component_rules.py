"""Components of messages (classic rows and Components V2): Discord's rules, checked as its servers do."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from enum import IntEnum

from bot.standin.api_errors import Json
from bot.standin.checks.json_forms import Form

MAX_COMPONENTS = 40
MAX_SHOWN = 4000
_SELECT_DEFAULTS = {5: {"user"}, 6: {"role"}, 7: {"user", "role"}, 8: {"channel"}}


class Kind(IntEnum):
    """Discord's numbers for kinds of components."""

    ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    MEDIA_GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18


SELECTS = frozenset(
    {Kind.STRING_SELECT, Kind.USER_SELECT, Kind.ROLE_SELECT, Kind.MENTIONABLE_SELECT, Kind.CHANNEL_SELECT}
)
_IN_ROW = frozenset({Kind.BUTTON}) | SELECTS
_IN_CONTAINER = frozenset({Kind.ROW, Kind.SECTION, Kind.TEXT_DISPLAY, Kind.MEDIA_GALLERY, Kind.FILE, Kind.SEPARATOR})
_TOP_V2 = _IN_CONTAINER | {Kind.CONTAINER}
#: What Discord writes into stored components where the request was silent.
_DEFAULTS: dict[int, Json] = {
    Kind.CONTAINER: {"accent_color": None, "spoiler": False},
    Kind.SEPARATOR: {"spacing": 1, "divider": True},
    Kind.THUMBNAIL: {"description": None, "spoiler": False},
    Kind.FILE: {"name": None, "size": None, "spoiler": False},
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
}


def walk_components(tree: list[Json]) -> Iterator[Json]:
    """Yield every component of a message, the nested ones and accessories too, in reading order."""
    for component in tree:
        yield component
        yield from walk_components(component.get("components") or [])
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk_components([component[key]])


def extract_text(tree: list[Json]) -> list[str]:
    """Return the words of the text displays in reading order."""
    return [one["content"] for one in walk_components(tree) if one.get("type") == Kind.TEXT_DISPLAY]


def store_components(tree: list[Json]) -> list[Json]:
    """Return the components as Discord stores them: with ids (as text) and defaults, media with a proxy address."""
    tree = copy.deepcopy(tree)
    taken = {one["id"] for one in walk_components(tree) if one.get("id")}
    fresh = (number for number in range(1, 10_000) if number not in taken)
    for one in walk_components(tree):
        one |= {key: value for key, value in _DEFAULTS.get(one["type"], {}).items() if one.get(key) is None}
        if not one.get("id"):
            one["id"] = next(fresh)
        for default in one.get("default_values", ()):
            # A client that sends a number gets it back as text, as all ids.
            default["id"] = str(default["id"])
        for key in ("media", "file"):
            if key in one:
                one[key] = _store_media(one[key], one["id"])
        for item in one.get("items", ()):
            item |= {"description": item.get("description"), "spoiler": bool(item.get("spoiler"))}
            item["media"] = _store_media(item["media"], one["id"])
    return tree


def _store_media(media: Json, number: int) -> Json:
    return {"id": str(number), "url": media["url"], "proxy_url": media["url"], "width": None, "height": None}


class ComponentRules:
    """Checks one message's components; notes what is wrong on the form."""

    def __init__(self, *, v2: bool) -> None:
        self._v2 = v2
        self._ids: set[str] = set()
        self._numbers: set[int] = set()
        self._count = 0
        self._shown = 0
        self._by_kind: dict[Kind, Callable[[Form], None]] = {
            Kind.ROW: self._check_row,
            Kind.BUTTON: self._check_button,
            Kind.SECTION: self._check_section,
            Kind.TEXT_DISPLAY: self._check_text_display,
            Kind.THUMBNAIL: self._check_thumbnail,
            Kind.MEDIA_GALLERY: self._check_gallery,
            Kind.FILE: self._check_file,
            Kind.SEPARATOR: self._check_separator,
            Kind.CONTAINER: self._check_container,
        }

    def check(self, form: Form) -> None:
        """Check the field `components` of the message's form."""
        top = form.children("components", high=MAX_COMPONENTS if self._v2 else 5)
        for child in top:
            self._check(child, _TOP_V2 if self._v2 else frozenset({Kind.ROW}))
        if self._count > MAX_COMPONENTS:
            form.add_error(
                "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
                f"The total number of components in a message cannot exceed {MAX_COMPONENTS}",
                "components",
            )
        if self._shown > MAX_SHOWN:
            form.add_error(
                "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                f"The total size of displayable text in a message cannot exceed {MAX_SHOWN} characters",
                "components",
            )

    def _check(self, form: Form, allowed: frozenset[Kind]) -> None:
        self._count += 1
        number = form.choice("type", allowed, required=True)
        if number is None:
            return
        ident = form.integer("id", low=0, high=2**31 - 1)
        if ident:
            if ident in self._numbers:
                form.add_error("COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated", "id")
            self._numbers.add(ident)
        kind = Kind(number)
        if kind in SELECTS:
            self._check_select(form, kind)
        else:
            self._by_kind[kind](form)

    def _check_custom_id(self, form: Form) -> None:
        custom_id = form.string("custom_id", low=1, high=100, required=True)
        if custom_id is None:
            return
        if custom_id in self._ids:
            form.add_error("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated", "custom_id")
        self._ids.add(custom_id)

    def _check_row(self, form: Form) -> None:
        inner = form.children("components", low=1, high=5, required=True)
        selects = [one for one in inner if one.body.get("type") in SELECTS]
        if selects and len(inner) > 1:
            form.add_error("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
        for one in inner:
            self._check(one, _IN_ROW)

    def _check_button(self, form: Form) -> None:
        style = form.choice("style", range(1, 7), required=True)
        label = form.string("label", high=80)
        form.boolean("disabled")
        emoji = form.child("emoji")
        if emoji is not None:
            emoji.string("name", high=100)
            emoji.snowflake("id")
        if style == 5:
            form.url("url", ("http", "https", "discord"), high=512, required=True)
            if "custom_id" in form:
                form.add_error("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                           "A custom id and url cannot both be specified", "custom_id")  # fmt: skip
        elif style == 6:
            form.snowflake("sku_id", required=True)
        elif style is not None:
            if "url" in form:
                form.add_error("BUTTON_COMPONENT_URL_NOT_ALLOWED", "Only link buttons may have a url", "url")
            self._check_custom_id(form)
        if style is not None and style != 6 and not label and emoji is None:
            form.add_error("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or an emoji")

    def _check_select(self, form: Form, kind: Kind) -> None:
        self._check_custom_id(form)
        form.string("placeholder", high=150)
        form.boolean("disabled")
        low, high = form.integer("min_values", low=0, high=25), form.integer("max_values", low=1, high=25)
        low, high = 1 if low is None else low, 1 if high is None else high
        if low > high:
            form.add_error(
                "SELECT_COMPONENT_MIN_VALUES_EXCEED_MAX", "min_values must not exceed max_values", "min_values"
            )
        if kind is not Kind.STRING_SELECT:
            for default in form.children("default_values", high=25):
                default.snowflake("id", required=True)
                default.choice("type", _SELECT_DEFAULTS[kind], required=True)
            return
        options = form.children("options", low=1, high=25, required=True)
        values: set[str] = set()
        chosen = 0
        for option in options:
            option.string("label", low=1, high=100, required=True)
            value = option.string("value", low=1, high=100, required=True)
            option.string("description", high=100)
            chosen += bool(option.boolean("default"))
            if value in values:
                option.add_error("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                             "The specified option value is already used", "value")  # fmt: skip
            values.add(value or "")
        if options and (chosen > high or high > len(options) or low > len(options)):
            form.add_error("SELECT_COMPONENT_INVALID_DEFAULT_OPTIONS" if chosen > high else "BASE_TYPE_BAD_LENGTH",
                       f"Must be between {low} and {len(options)} in length.", "options")  # fmt: skip

    def _check_section(self, form: Form) -> None:
        for one in form.children("components", low=1, high=3, required=True):
            self._check(one, frozenset({Kind.TEXT_DISPLAY}))
        accessory = form.child("accessory", required=True)
        if accessory is not None:
            self._check(accessory, frozenset({Kind.BUTTON, Kind.THUMBNAIL}))

    def _check_text_display(self, form: Form) -> None:
        content = form.string("content", low=1, high=MAX_SHOWN, required=True)
        if content is not None and not content.strip():
            form.add_error("BASE_TYPE_REQUIRED", "This field is required", "content")
        self._shown += len(content or "")

    def _check_thumbnail(self, form: Form) -> None:
        form.string("description", low=1, high=1024)
        form.boolean("spoiler")
        self._check_media(form, "media")

    def _check_media(self, form: Form, key: str) -> None:
        media = form.child(key, required=True)
        if media is not None:
            media.url("url", ("http", "https", "attachment"), required=True)

    def _check_gallery(self, form: Form) -> None:
        for item in form.children("items", low=1, high=10, required=True):
            item.string("description", low=1, high=1024)
            self._check_media(item, "media")

    def _check_file(self, form: Form) -> None:
        file = form.child("file", required=True)
        if file is not None:
            file.url("url", ("attachment",), required=True)

    def _check_separator(self, form: Form) -> None:
        form.choice("spacing", (1, 2))
        form.boolean("divider")

    def _check_container(self, form: Form) -> None:
        form.integer("accent_color", low=0, high=0xFFFFFF)
        form.boolean("spoiler")
        for one in form.children("components", low=1, high=MAX_COMPONENTS, required=True):
            self._check(one, _IN_CONTAINER)
