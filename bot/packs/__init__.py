"""Packs: lists of feeds by theme, for whoever begins and has no addresses at hand. They stand in packs.opml."""

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree as ET

#: The list, beside this file: which feeds, where each was taken from and when it answered last.
LIST = "packs.opml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A theme's feeds."""

    name: str
    #: For people, in English.
    title: str
    #: ISO 639-1, of its feeds.
    language: str
    #: In the order of the list.
    addresses: tuple[str, ...]
    #: The same as a list of its own, as feed readers read it.
    opml: bytes


@cache
def list_packs() -> tuple[Pack, ...]:
    """Return the packs that come with Briefbot, in the order of their list."""
    return _read(resources.files(__package__).joinpath(LIST).read_bytes())


def read_packs(file: Path) -> tuple[Pack, ...]:
    """Return the packs of another list of the same form.

    Raises OSError where it can't be read, and ValueError, with a sentence for people, where it has another form.
    """
    try:
        packs = _read(file.read_bytes())
    except (ET.ParseError, KeyError):
        packs = ()
    if not packs:
        raise ValueError(f"{file} is no list of packs; bot/packs/packs.opml shows how one is written")
    return packs


def _read(raw: bytes) -> tuple[Pack, ...]:
    # Written by ourselves or by the operator: no stranger's XML.
    whole = ET.fromstring(raw)  # noqa: S314
    return tuple(_read_pack(outline) for outline in whole.iterfind("body/outline"))


def _read_pack(outline: ET.Element) -> Pack:
    alone = ET.Element("opml", version="2.0")
    ET.SubElement(alone, "body").extend(deepcopy(feed) for feed in outline)
    return Pack(
        name=outline.attrib["name"],
        title=outline.attrib["text"],
        language=outline.attrib["language"],
        addresses=tuple(feed.attrib["xmlUrl"] for feed in outline),
        opml=ET.tostring(alone, encoding="utf-8"),
    )
