"""How much somebody is in focus: more with each mention, less with each sentence."""

import math
from dataclasses import dataclass

#: What one sentence leaves of the focus of the sentence before.
_DECAY = 0.55
#: No actor is more in focus than this, however often named: the latest subject must be able to take over.
_CEILING = 1.6
#: Focus below this is too old for a pronoun.
FAINT = 0.05
#: What is left after so many sentences; after more it is too faint.
_DECAYS = tuple(_DECAY**passed for passed in range(math.ceil(math.log(FAINT / _CEILING, _DECAY)) + 1))


@dataclass(slots=True)
class Focus:
    """How much an actor is in focus, as of `sentence`."""

    weight: float = 0.0
    sentence: int = 0

    def at(self, sentence: int) -> float:
        """Return the weight that is left in a sentence."""
        passed = sentence - self.sentence
        return self.weight * _DECAYS[passed] if passed < len(_DECAYS) else 0.0

    def add(self, weight: float, sentence: int) -> None:
        """Count a mention in a sentence."""
        self.weight = min(_CEILING, self.at(sentence) + weight)
        self.sentence = sentence
