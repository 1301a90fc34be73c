"""The cue lexicon: which words attribute, and how surely in which frame."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.statements import Reading
from briefings.lexicon import lines, words

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that attributes: how often it does, by frame, from 0 to 1."""

    lemma: str
    overall: float
    frames: MappingProxyType[str, float]

    def chance(self, frame: str) -> float:
        """Return how often the verb is a cue before `frame`."""
        return self.frames.get(frame, self.overall)


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Return the cue verbs by each of their inflected forms."""
    irregular = {line.split()[0]: line.split()[1:] for line in lines("verbs")}
    found: dict[str, CueVerb] = {}
    base: set[str] = set()
    for line in (line for american in lines("cue_verbs") for line in _spellings(american)):
        lemma, overall, *pairs = line.split()
        frames = {frame: int(value) / 100 for frame, _, value in (pair.rpartition("=") for pair in pairs)}
        verb = CueVerb(lemma, int(overall) / 100, MappingProxyType(frames))
        found[lemma] = verb
        base.add(lemma)
        parts = irregular.get(lemma)
        for form in (form for part in parts for form in part.split("/")) if parts else _regular(lemma):
            if form not in base and (form not in found or found[form].overall < verb.overall):
                found[form] = verb
    return found


@cache
def same_in_past() -> frozenset[str]:
    """Return the verbs whose past is their base form: 'put', 'read'."""
    parts = (line.split() for line in lines("verbs"))
    return frozenset(base for base, past, *_ in parts if base in past.split("/"))


@cache
def forms_of_speech() -> frozenset[str]:
    """Return the forms of the verbs of speech."""
    spoken = words("cues_of_speech")
    return frozenset(form for form, cue in cue_verbs().items() if cue.lemma in spoken)


def is_verb_of_speech(reading: Reading, index: int) -> bool:
    """Tell whether a finite verb of speech stands at a token: 'said', 'replies'."""
    return reading.lower[index] in forms_of_speech() and reading.tags[index] in pos.THIRD_OR_PAST


def _spellings(line: str) -> tuple[str, ...]:
    """Return a line of the list, and with the British spelling of its verb where that differs."""
    lemma, _, rest = line.partition(" ")
    for american, british in (("ize", "ise"), ("yze", "yse"), ("avor", "avour"), ("onor", "onour")):
        # 'favor' is one of them, 'prize' isn't.
        if lemma.endswith(american) and len(lemma) > len(american) + (2 if american.endswith("ze") else 0):
            return line, f"{lemma.removesuffix(american)}{british} {rest}"
    return (line,)


def _regular(lemma: str) -> tuple[str, str, str]:
    """Return past, -ing form and third person of a regular verb."""
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
    third = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if sibilant else "s")
    past = lemma + "d" if lemma.endswith("e") else lemma[:-1] + "ied" if consonant_y else lemma + "ed"
    if lemma.endswith("ie"):
        progressive = lemma[:-2] + "ying"
    elif lemma.endswith("e") and lemma[-2:-1] not in "eoy":
        progressive = lemma[:-1] + "ing"
    else:
        progressive = lemma + "ing"
    return past, progressive, third
