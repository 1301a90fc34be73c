"""Who and what an article is about: people, states and organisations, with every mention by name."""

from dataclasses import dataclass

from briefings.analysis.actors.assembly import assemble_actors
from briefings.analysis.actors.parsing import parse_names
from briefings.analysis.actors.people import find_people
from briefings.analysis.reading.tokens import Text
from briefings.model.analysis import Actor, Rejection


@dataclass(frozen=True, slots=True)
class FoundActors:
    """The actors in order of first mention, and the names that stayed open."""

    actors: tuple[Actor, ...]
    rejections: tuple[Rejection, ...]


def find_actors(text: Text) -> FoundActors:
    """Return the people, places and organisations of an article."""
    hits = parse_names(text)
    bearers, rejections = find_people(text, hits)
    actors, further = assemble_actors(text, hits, bearers)
    return FoundActors(actors, tuple(sorted((*rejections, *further), key=lambda r: (r.span, r.rule))))
