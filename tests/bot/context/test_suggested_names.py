"""Names that many people type are asked of the library once, until it changes."""

from bot.context import SuggestedNames
from briefings import EVERYTHING, ActorKind, Audience, NamedActor


class Library:
    """Counts how often it is asked; `change` is what a load does."""

    def __init__(self) -> None:
        self.asked = 0
        self.changes = 0

    async def complete(
        self, words: str, *, persons_only: bool = False, limit: int = 25, audience: Audience = EVERYTHING
    ) -> tuple[NamedActor, ...]:
        self.asked += 1
        name = f"{words} {self.changes}"
        return (NamedActor(id="1", name=name, kind=ActorKind.PERSON, alias=name, mentions=1, documents=1),)

    async def revision(self) -> int:
        return self.changes


async def test_the_same_letters_are_asked_of_the_library_once() -> None:
    library = Library()
    names = SuggestedNames(library)

    first = await names.complete("Ko", persons_only=False)
    again = await names.complete("ko", persons_only=False)
    people = await names.complete("ko", persons_only=True)

    assert first == again
    assert people
    assert library.asked == 2


async def test_what_one_audience_was_given_is_not_given_to_another() -> None:
    library = Library()
    names = SuggestedNames(library)
    await names.complete("ko", persons_only=False)

    await names.complete("ko", persons_only=False, audience=Audience.of(["/news"]))

    assert library.asked == 2


async def test_a_change_of_the_library_is_seen_at_once() -> None:
    library = Library()
    names = SuggestedNames(library)
    await names.complete("ko", persons_only=False)
    library.changes += 1

    (found,) = await names.complete("ko", persons_only=False)

    assert found.name == "ko 1"


async def test_only_so_many_letters_are_remembered() -> None:
    library = Library()
    names = SuggestedNames(library)
    for number in range(600):
        await names.complete(str(number), persons_only=False)

    await names.complete("599", persons_only=False)
    await names.complete("0", persons_only=False)

    assert library.asked == 601
