"""The people of a text who are known so far, found by the names that they bear."""

from collections import defaultdict

from briefings.analysis.actors.bearers import Bearer, FullName, same_person
from briefings.analysis.names.comparison import name_key
from briefings.analysis.names.word_kinds import Word, word_kinds

#: So many bearers of one name are told apart, the latest.
_MOST_BEARERS = 20


class Register:
    """Everybody introduced so far, in order of introduction."""

    def __init__(self) -> None:
        self._bearers: list[Bearer] = []
        self._by_surname: dict[str, list[Bearer]] = defaultdict(list)
        self._by_given: dict[str, list[Bearer]] = defaultdict(list)
        self._by_first_surname: dict[str, list[Bearer]] = defaultdict(list)

    def list_mentioned(self) -> list[Bearer]:
        """Return those who are mentioned."""
        return [bearer for bearer in self._bearers if bearer.hits]

    def list_by_surname(self, word: str) -> list[Bearer]:
        """Return the latest who bear a surname."""
        return self._by_surname.get(name_key(word), [])[-_MOST_BEARERS:]

    def list_by_given(self, word: str) -> list[Bearer]:
        """Return the latest who bear a first name."""
        return self._by_given.get(name_key(word), [])[-_MOST_BEARERS:]

    def list_by_first_surname(self, word: str) -> list[Bearer]:
        """Return those of whose two surnames a word is the first: 'Montero' of Ricardo Montero Salas."""
        return self._by_first_surname.get(name_key(word), [])[-_MOST_BEARERS:]

    def list_by_last_words(self, words: tuple[str, ...]) -> list[Bearer]:
        """Return those whose name ends with `words`: a surname, or more of the name."""
        found = self.list_by_surname(words[-1])
        if len(words) == 1:
            return found
        whole = name_key(" ".join(words))
        return [b for b in found if name_key(" ".join((*b.name.given, *b.name.surname))).endswith(whole)]

    def find_same(self, name: FullName) -> Bearer | None:
        """Return the person whom a full name means, if it is somebody known."""
        for bearer in self._by_surname.get(name.last, [])[-_MOST_BEARERS:]:
            nicknamed = bool(name.given) and name.given[0] in bearer.nicknames and bearer.name.last == name.last
            if nicknamed or same_person(bearer.name, name):
                return bearer
        if name.given and (len(name.given) + len(name.surname) > 2 or name.surname_first):
            return next(
                (
                    bearer
                    for bearer in self._by_surname.get(name_key(name.given[-1]), [])[-_MOST_BEARERS:]
                    if same_person(bearer.name, name)
                ),
                None,
            )
        return None

    def call(self, bearer: Bearer, nickname: str) -> None:
        """Note what somebody is called besides."""
        if nickname not in bearer.nicknames:
            bearer.nicknames.add(nickname)
            self._by_given[name_key(nickname)].append(bearer)

    def add(self, name: FullName, introduced: int) -> Bearer:
        """Return a new person of that name, introduced at an offset of the text."""
        bearer = Bearer(name, introduced)
        self._bearers.append(bearer)
        keys = {name.last, name_key(name.surname[0])} if name.surname[0][:1].isupper() else {name.last}
        for key in keys:
            self._by_surname[key].append(bearer)
        for given in (
            {name_key(name.given[0]), name_key(name.given[-1])} if name.surname_first else map(name_key, name.given[:1])
        ):
            self._by_given[given].append(bearer)
        if len(name.given) > 1 and not name.surname_first and _is_surname(name.given[-1]):
            self._by_first_surname[name_key(name.given[-1])].append(bearer)
        return bearer


def _is_surname(word: str) -> bool:
    """Tell whether a word before the last of a name is a surname and nothing else: no 'Carlos', no 'Grace'."""
    return word_kinds(word) == Word.SURNAME
