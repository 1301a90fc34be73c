"""Past forms that only tell a name: 'a boat named “Ida”', 'a man called Ole Berg said'."""

from briefings.analysis.attributions.cue_site import Site
from briefings.analysis.attributions.cue_verbs import is_verb_of_speech
from briefings.analysis.names.word_kinds import is_person
from briefings.analysis.reading import parts_of_speech as pos
from briefings.analysis.reading.phrases import noun_phrase_start
from briefings.analysis.reading.statements import OUTSIDE

_NAMING = frozenset(("named", "called"))
#: Who or what has not been told of before.
_INDEFINITE = frozenset(("a", "an", "another", "one"))


def names_subject(site: Site) -> bool:
    """Tell whether the verb only tells the name of what stands before it: 'a boat named “Ida”', 'a man called Berg'.

    'A critic named three others', 'a man called the vote “a farce”' tell what somebody does.
    """
    reading, behind = site.reading, site.index + 1
    reduced = site.word in _NAMING and site.code in pos.PAST_FORMS and site.group == site.index
    if not reduced or behind >= site.last:
        return False
    start = noun_phrase_start(reading, site.index, 0)
    indefinite = start < site.index and reading.lower[start] in _INDEFINITE
    somebody = indefinite and is_person(reading.lower[site.index - 1])
    if reading.quoted[behind] != OUTSIDE:
        return indefinite and not somebody
    end = behind
    while end < site.last and reading.tags[end] == pos.NAME and reading.quoted[end] == OUTSIDE:
        end += 1
    if not somebody or end == behind:
        return False
    # 'said a man called Berg.'; 'A paper called Berg.'
    inverted = start > 0 and is_verb_of_speech(reading, start - 1)
    # 'called Berg “a liar”': a name that a verb or a comma follows is the whole object.
    return inverted or (end < site.last and reading.tags[end] in pos.FINITE | {pos.COMMA})
