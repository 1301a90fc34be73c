"""Tell the people of a text apart: full names first, then surnames, first names and titles that lead to them."""

from collections import defaultdict
from collections.abc import Iterable

from briefings.analysis.actors.bearers import Bearer, FullName, full_name
from briefings.analysis.actors.choice import choose_bearer, may_bear, offices_conflict
from briefings.analysis.actors.evidence import (
    ENOUGH,
    apposed_role,
    compared_age,
    find_nickname,
    is_anothers_relative,
    is_apposed_kin_of_namesake,
    is_in_place,
    is_kin_of_namesake,
    is_located,
    is_relative,
    is_somebody_new,
    kin_gender,
    role_before,
    speaks_or_acts,
    title_before,
    titles_of_relative,
    weigh_mention,
)
from briefings.analysis.actors.full_names import is_full_name
from briefings.analysis.actors.gender_clues import gender_by_own
from briefings.analysis.actors.hits import Hits, NameHit, OrganisationHit, Piece, PlaceHit
from briefings.analysis.actors.register import Register
from briefings.analysis.names.word_kinds import (
    Word,
    first_name_gender,
    is_address,
    title_gender,
    word_kinds,
)
from briefings.analysis.reading.tokens import Text
from briefings.model.analysis import Rejection
from briefings.model.rules import Rule
from briefings.model.spans import Span

#: What a thing or a body is called by with an article.
_OF_BODIES = Word.ORGANISATION_HEAD | Word.THING_HEAD | Word.ROLE | Word.TITLE


def find_people(text: Text, hits: Hits) -> tuple[list[Bearer], list[Rejection]]:
    """Return the people of a text in order of introduction, with their mentions, and the names left unresolved."""
    census = _Census(text)
    census.introduce(hits.names)
    census.reclaim(hits)
    census.introduce_lone(hits.names)
    census.introduce_namesakes(hits.names)
    census.resolve(hits.names)
    return census.people(), census.rejections


class _Census:
    """Everybody found so far."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._view = text.view
        self._known = Register()
        self._full: dict[int, Bearer] = {}
        #: Single words that stand with a capital where a capital tells something.
        self._firm: frozenset[str] = frozenset()
        #: Where words in small letters first stand, as soon as asked for.
        self._first_words: dict[str, int] | None = None
        self.rejections: list[Rejection] = []

    def people(self) -> list[Bearer]:
        """Return those who are mentioned."""
        return self._known.list_mentioned()

    def introduce(self, names: list[NameHit]) -> None:
        """Find everybody who is named in full somewhere; body text before headlines."""
        self._firm = frozenset(hit.words[0] for hit in names if len(hit.pieces) == 1 and not hit.weak)
        lone = frozenset(hit.words[0] for hit in names if len(hit.pieces) == 1 and not hit.headline)
        for headline in (False, True):
            for hit in names:
                if hit.headline is not headline:
                    continue
                if len(hit.pieces) > 1:
                    self._introduce_one(hit, lone)
        for index, hit in enumerate(names):
            if len(hit.pieces) == 1 and not hit.titles and not self._known.list_by_surname(hit.words[0]):
                self._share_surname(names, index)
                if hit.shared_surname is not None:
                    self._introduce_one(hit, lone)

    def _share_surname(self, names: list[NameHit], index: int) -> None:
        """Give 'Bill' its surname in 'Bill and Hillary Clinton'."""
        hit = names[index]
        if index + 1 == len(names) or not hit.pieces[0].kinds & Word.FIRST_NAME:
            return
        following = names[index + 1]
        between = self._view[hit.span.end : following.span.start]
        if between in {" and ", " & "} and len(following.pieces) > 1 and following.pieces[0].kinds & Word.FIRST_NAME:
            hit.shared_surname = " ".join(full_name(following.words).surname)

    def _introduce_one(self, hit: NameHit, lone: frozenset[str]) -> None:
        if hit.shared_surname is not None:
            name = FullName(hit.words, tuple(hit.shared_surname.split()))
        else:
            name = full_name(hit.words)
            known = self._known.find_same(name)
            if known is None and not is_full_name(self._view, hit, lone):
                return
        bearer = self._known.find_same(name)
        if bearer is None:
            bearer = self._known.add(name, hit.span.start)
        elif len(name.given) > len(bearer.name.given) and not name.surname_first:
            bearer.name = name
        if hit.shared_surname is None and (nickname := find_nickname(self._view, hit)):
            self._known.call(bearer, nickname)
        bearer.introduced = min(bearer.introduced, hit.span.start) if not hit.headline else bearer.introduced
        bearer.is_relative = bearer.is_relative or is_relative(self._view, hit)
        bearer.titles_of_kin |= titles_of_relative(self._view, hit)
        for title in hit.titles:
            bearer.titles.add(title.text)
            if (gender := title_gender(title.text)) is not None:
                bearer.gender_votes[gender] += 3
        if (gender := gender_by_own(self._view, hit.span)) is not None:
            bearer.gender_votes[gender] += 1
        self._full[hit.span.start] = bearer

    def reclaim(self, hits: Hits) -> None:
        """Make names of the single words taken for places or organisations that people of this text bear."""
        hits.places[:] = [hit for hit in hits.places if not self._reclaimed(hit, hits)]
        hits.organisations[:] = [hit for hit in hits.organisations if not self._reclaimed(hit, hits)]
        hits.names.sort(key=lambda hit: hit.span)

    def _reclaimed(self, hit: PlaceHit | OrganisationHit, hits: Hits) -> bool:
        """Add a name to `hits` where `hit` is somebody's; tell whether it is."""
        word = self._view[hit.span.start : hit.span.end]
        if " " in word:
            return False
        label = self._view.startswith(":", hit.span.end)
        if word.isupper() and len(word) > 1 and not label and not word_kinds(word) & Word.SURNAME:
            return False  # the body 'CRASC' isn't Ann Crasc; before a colon she is
        piece = Piece(*hit.span, word, word_kinds(word))
        title = title_before(self._view, hit.span.start)
        titles = () if title is None else (Piece(*title, title.of(self._view), word_kinds(title.of(self._view))),)
        name = NameHit((piece,), titles, hit.sentence, weak=False, headline=False)
        if not self._is_borne(name, hit) or is_located(self._view, name):
            return False
        hits.names.append(name)
        return True

    def _is_borne(self, name: NameHit, hit: PlaceHit | OrganisationHit) -> bool:
        """Tell whether somebody bears the word: as a surname, or as a first name that is no state's name."""
        word = name.words[0]
        if self._known.list_by_surname(word):
            return True
        state = isinstance(hit, PlaceHit) and hit.entry.place.state is None
        return bool(self._known.list_by_given(word)) and bool(name.pieces[0].kinds & Word.FIRST_NAME) and not state

    def introduce_lone(self, names: Iterable[NameHit]) -> None:
        """Find those who are never named in full but whom title, verbs and repetition tell to be people."""
        scores: dict[str, int] = defaultdict(int)
        first: dict[str, NameHit] = {}
        located: dict[str, int] = defaultdict(int)
        for hit in names:
            if len(hit.pieces) != 1 or hit.shared_surname or hit.headline:
                continue
            word = hit.words[0]
            if self._known.list_by_surname(word) or self._known.list_by_given(word) or _is_plural_acronym(word):
                continue
            scores[word] += weigh_mention(self._view, hit)
            located[word] += is_in_place(self._view, hit)
            first.setdefault(word, hit)
        for word, score in scores.items():
            hit = first[word]
            if score >= ENOUGH and score > 3 * located[word]:
                self._known.add(FullName((), (word,)), hit.span.start)

    def introduce_namesakes(self, names: Iterable[NameHit]) -> None:
        """Find those who are named by title and surname alone beside a relative in full: 'Mr. Lee' and Ann Lee."""
        for hit in names:
            if len(hit.pieces) != 1 or hit.span.start in self._full:
                continue
            if not (hit.titles or is_apposed_kin_of_namesake(self._view, hit)):
                continue
            bearers = self._known.list_by_surname(hit.words[0])
            if not bearers:
                continue
            kin = is_kin_of_namesake(self._view, hit)
            if any(may_bear(hit, b) and not self._is_anothers(hit, b) for b in bearers):
                gender = kin_gender(self._view, hit)
                relatives = [b for b in bearers if b.is_relative and may_bear(hit, b)]
                told = any(None in (gender, b.gender) or b.gender is gender for b in relatives)
                if told or not kin:
                    continue
            namesake = self._known.add(FullName((), (hit.words[0],)), hit.span.start)
            namesake.is_relative = kin
            self._full[hit.span.start] = namesake

    def resolve(self, names: Iterable[NameHit]) -> None:
        """Give every name to its bearer, in text order; what stays open is rejected with the reason."""
        for hit in names:
            bearer = self._full.get(hit.span.start)
            if bearer is not None:
                in_full = hit.shared_surname is None
                bearer.add(hit, Rule.FULL_NAME if in_full else Rule.SHARED_SURNAME, in_full=in_full)
            elif len(hit.pieces) <= 3:
                self._resolve_part(hit)

    def _resolve_part(self, hit: NameHit) -> None:
        words = hit.words
        borne = self._known.list_by_last_words(words)
        candidates = [bearer for bearer in borne if may_bear(hit, bearer) and not self._is_anothers(hit, bearer)]
        # Whom the text calls 'Montero' is no 'Salas' where somebody else is.
        candidates = [b for b in candidates if not b.is_called_by_first_surname] or candidates
        by_first_surname = not candidates and len(words) == 1 and not is_somebody_new(self._view, hit)
        if by_first_surname:
            candidates = [b for b in self._known.list_by_first_surname(words[0]) if may_bear(hit, b)]
            by_first_surname = bool(candidates)
        by_first_name = not candidates and len(words) == 1
        if by_first_name:
            candidates = self._by_first_name(hit)
        if candidates and (age := compared_age(self._view, hit)):
            candidates = _compare_ages(age, candidates)
            if not candidates:
                named = "another of the name is meant"
                self.rejections.append(Rejection(hit.span, Rule.SURNAME_AMBIGUOUS, f"ambiguous surname: {named}"))
                return
        if is_anothers_relative(self._view, hit):
            candidates = [b for b in candidates if not (b.last_in_full and b.seen_sentence == hit.sentence)]
        if not candidates:
            self._resolve_pair(hit)
            return
        if self._is_something_else(hit):
            return
        chosen = candidates[0] if len(candidates) == 1 else choose_bearer(hit, candidates)
        if chosen is None:
            named = ", ".join(sorted({" ".join((*b.name.given, *b.name.surname)) for b in candidates}))
            self.rejections.append(Rejection(hit.span, Rule.SURNAME_AMBIGUOUS, f"ambiguous surname: {named}"))
            return
        if by_first_name and not hit.headline:
            chosen.by_first_name += 1
        chosen.is_called_by_first_surname |= by_first_surname
        chosen.add(hit, Rule.FIRST_NAME if by_first_name else Rule.SURNAME)

    def _is_anothers(self, hit: NameHit, bearer: Bearer) -> bool:
        """Tell whether what stands around a surname makes it another's: of whose relative the bearer is, somebody new.

        'Nora Lee, the wife of the coach … coach Lee'; 'Ann Lee … Dr. Lee, a surgeon'; 'Bishop Ann Lee … Captain Lee'.
        """
        if role_before(self._view, hit) in bearer.titles_of_kin:
            return True
        ranked = {title.text for title in hit.titles if not is_address(title.text) or title.text == "Dr."}
        if bearer.introduced < hit.span.start and offices_conflict(ranked, bearer.titles):
            # Who was told to have been a captain may be called one: 'Senator Ann Lee, once a captain … Captain Lee'.
            return not any(self._told(title.text) < hit.span.start for title in hit.titles)
        new = bool(ranked) and bearer.introduced < hit.span.start and ranked.isdisjoint(bearer.titles)
        return new and not bearer.titles and is_somebody_new(self._view, hit)

    def _told(self, title: str) -> int:
        """Return where a title's word first stands in small letters, the text's end if nowhere."""
        if self._first_words is None:
            self._first_words = {}
            for token in self._text.tokens:
                if token.text.islower():
                    self._first_words.setdefault(token.text, token.start)
        return self._first_words.get(title.lower(), len(self._view))

    def _by_first_name(self, hit: NameHit) -> list[Bearer]:
        """Return the bearers of a first name, if the word stands for one: 'Hillary', 'Prince Mohammed'."""
        kinds = hit.pieces[0].kinds
        doubtful = kinds & (Word.ORDINARY | Word.CLOSED | Word.CAPITALISED) and not kinds & Word.FIRM
        if hit.weak and doubtful and speaks_or_acts(self._view, hit) < 2:
            return []
        if is_somebody_new(self._view, hit):
            return []
        found = self._known.list_by_given(hit.words[0])
        role = apposed_role(self._view, hit)
        if role is not None:
            # 'Minister Ravi Lund … Ravi, the tailor, said': whose office is known is no tailor.
            found = [b for b in found if not b.titles or role.title() in b.titles]
        if len(found) > 1:
            return [b for b in found if b.seen >= 0 and b.seen_sentence >= hit.sentence - 3][:1]
        called = found and (found[0].name.is_called_by_first or hit.words[0] in found[0].nicknames)
        known = kinds & Word.FIRST_NAME or hit.titles or called
        return list(found) if known else []

    def _is_something_else(self, hit: NameHit) -> bool:
        """Tell whether a surname is an ordinary word or the family here ('the Clintons', 'Young people')."""
        kinds = hit.pieces[0].kinds
        if len(hit.pieces) > 1 or hit.titles:
            return False
        if kinds & _OF_BODIES and self._view[max(0, hit.span.start - 4) : hit.span.start].lower() == "the ":
            return True  # 'Nell Church … the Church said'
        if kinds & (Word.CLOSED | Word.CAPITALISED) and hit.weak:
            return speaks_or_acts(self._view, hit) < 2
        if not hit.weak or not kinds & Word.ORDINARY or kinds & Word.SURNAME or hit.words[0] in self._firm:
            return False
        return not speaks_or_acts(self._view, hit)

    def _resolve_pair(self, hit: NameHit) -> None:
        """Look at a compound or a run of words that is nobody's name: 'Smith-Jones ticket', 'Lund Berg'."""
        if len(hit.pieces) == 1 and "-" in hit.words[0]:
            parts = hit.words[0].split("-")
            bearers = [self._known.list_by_last_words((part,)) for part in parts]
            if len(parts) == 2 and all(len(found) == 1 for found in bearers):
                at = hit.span.start
                for part, found in zip(parts, bearers, strict=True):
                    piece = hit.pieces[0]._replace(start=at, end=at + len(part), text=part)
                    found[0].add(NameHit((piece,), (), hit.sentence, hit.weak, hit.headline), Rule.COMPOUND_NAME)
                    at += len(part) + 1
                return
        for index, piece in enumerate(hit.pieces if len(hit.pieces) > 1 else ()):
            found = self._known.list_by_last_words((piece.text,))
            if len(found) == 1 and not piece.kinds & (Word.ORDINARY | Word.CLOSED):
                titles = hit.titles if index == 0 else ()
                found[0].add(NameHit((piece,), titles, hit.sentence, hit.weak, hit.headline), Rule.SURNAME)
                return
        alone = len(hit.pieces) == 1 and hit.pieces[0].kinds & (Word.ORDINARY | Word.CLOSED | Word.CAPITALISED)
        if not hit.weak and not hit.headline and not alone and first_name_gender(hit.words[0]) is None:
            self.rejections.append(
                Rejection(
                    Span(*hit.span), Rule.NAME_UNPROVEN, "capitalised words that nothing shows to be a person's name"
                )
            )


def _compare_ages(age: str, bearers: list[Bearer]) -> list[Bearer]:
    """Return the one of several of a name who is 'the elder' or 'the younger', none where no suffix tells."""
    juniors = [one for one in bearers if one.name.suffix not in ("", "Sr")]
    chosen = juniors if age == "younger" else [one for one in bearers if one not in juniors]
    return chosen if juniors and len(chosen) == 1 < len(bearers) else []


def _is_plural_acronym(word: str) -> bool:
    """Tell whether a word is 'MPs' or 'CEOs', who are many and nobody."""
    return len(word) > 2 and word.endswith("s") and word[:-1].isupper()
