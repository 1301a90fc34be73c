"""How far a question looks: the limits that keep an answer fast whatever the library's size."""

from dataclasses import dataclass, replace

#: As far as anything looks.
_FARTHEST = 20_000
#: Attributions of each speaker among which those about something are looked for.
_SPOKEN_ABOUT = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The most that is looked at for one question."""

    #: Documents whose contents are read: half of them the newest that name the topic, half those of the newest
    #: `newest` that name it most.
    documents: int = 32
    newest: int = 256
    #: Whether documents that are about the topic are read alone, where there are any.
    about: bool = False
    #: Sentences by full text.
    hits: int = 100
    #: Rows of all these documents together, in equal shares; a document's nearest to the topic are taken. 0: the
    #: question has no use for them.
    sentences: int = 96
    positions: int = 72
    quotations: int = 36
    events: int = 48
    #: Attributions, and quotations, of each of the topic's actors, wherever they stand.
    spoken: int = 0
    #: Whether rows that the topic's actors don't say are of no use, if it has actors.
    said: bool = False
    #: Whether it matters who is named beside the topic's actors.
    beside: bool = True
    #: Whether it is told who is named: the topic's actors, and those beside them.
    naming: bool = True
    #: Actors of the topic; the most mentioned ones are taken.
    actors: int = 40
    #: Actors named beside the topic.
    others: int = 24
    #: Whether documents alone are asked for, without their contents.
    listing: bool = False

    def widen(self, most: int | None = None, *, narrowed: bool = False) -> "Reach":
        """Return how far is looked for an answer of other than the usual length.

        Args:
            most: Lines asked for, if not as many as are usual; 0: all.
            narrowed: Whether only a part of what is found is shown, so that more must be looked at.
        """
        usual = self
        if narrowed and usual.spoken:
            usual = replace(usual, spoken=_SPOKEN_ABOUT, beside=True)
        if most is None:
            return usual
        least = min(most or _FARTHEST, _FARTHEST)
        numbers = ("documents", "newest", "hits", "sentences", "positions", "quotations", "events", "spoken", "others")
        return replace(usual, **{name: max(number, least) for name in numbers if (number := getattr(usual, name))})


#: What is new for a digest: all of it, short of a flood.
NEWS = Reach(documents=400, sentences=2_000, positions=1_200, quotations=800, events=1, others=200)

#: Which documents are of a story about a topic.
STORIES = Reach(about=True, documents=20_000, newest=20_000, hits=20_000, listing=True)

#: The same for an answer that tells the weightiest of them, and what is read of the documents of these.
TOLD_STORIES = Reach(about=True, documents=240, newest=240, hits=1_000, listing=True)
LEADS = Reach(documents=48, sentences=480, positions=0, quotations=0, events=0, others=0, beside=False, naming=False)
