"""Which texts say the same: pairs in our own words, each tested both ways; half of them are near misses."""

import pytest
from hypothesis import example, given, settings, strategies as st

from briefings.text.folding import fold
from briefings.text.likeness import Likeness, adds, compare, tells_no_more
from briefings.text.wording import read_wording

BACK = {Likeness.PART_OF: Likeness.MORE_THAN, Likeness.MORE_THAN: Likeness.PART_OF}

SAME = [
    # The same letters but for case, marks and spaces.
    ("Vidal opened the dam on the Orla.", "Vidal opened the dam on the Orla"),
    ("“We have won,” Vidal told the crowd.", '"We have  won," Vidal told the crowd.'),
    ("VIDAL OPENED THE DAM ON THE ORLA.", "Vidal opened the dam on the Orla."),
    # A slip of the pen, or a small word more.
    ("The engineers tested the long span for hours.", "The enginers tested the long span for hours."),
    ("Engineers tested the long span with loaded lorries.", "Enginers tested the long span with loaded lorries."),
    ("Vidal has opened the large dam on the river Orla.", "Vidal opened the large dam on the river Orla."),
    ("Vidal said that she would open the dam.", "Vidal said she would open the dam."),
    (
        "The span was tested with loaded lorries for nine hours.",
        "The span was tested with laden lorries for nine hours.",
    ),
    # Titles and given names of the same person.
    ("Vidal will open the dam.", "President Vidal will open the dam."),
    ("Holm will join the talks in Tveit.", "President Peter Holm will join the talks in Tveit."),
    ("Mr. Holm will join the talks in Tveit.", "Peter Holm will join the talks in Tveit."),
    ("Peter J. Holm will join the talks.", "Peter Holm will join the talks."),
    ("Senator Holm will join the talks in Tveit.", "Former Senator Peter Holm will join the talks in Tveit."),
    ("Park Min-ji will join the talks in Tveit.", "Park will join the talks in Tveit."),
    # One figure written in two ways.
    ("The dam cost 12,000 crowns a day to run.", "The dam cost 12000 crowns a day to run."),
    ("The span carries nine lorries at a time.", "The span carries 9 lorries at a time."),
    ("Vidal spent 5bn crowns on the dam.", "Vidal spent 5 billion crowns on the dam."),
    ("The dam opened on Mon. after long delays.", "The dam opened on Monday after long delays."),
    ("The 3rd dam on the river was opened.", "The third dam on the river was opened."),
    ("The course lets nonmembers play for a fee.", "The course lets non-members play for a fee."),
    # A negation or a side that both have.
    ("Vidal will not open the dam on the Orla.", "Vidal will not open the dam on the Orla!"),
    ("Holm opposes the dam on the river.", "Holm opposes the dam on the river"),
]
PART = [
    ("Vidal opened the dam.", "Vidal opened the dam on Friday."),
    ("Vidal opened the dam.", "Vidal opened the dam in March."),
    ("Vidal opened the dam.", "Vidal and Holm opened the dam."),
    ("Vidal opened the dam on the river.", "Vidal opened the dam on the river Orla."),
    ("Vidal opened the dam after years of work.", "Vidal opened the dam after nine years of work."),
    ("Vidal opened the dam after years of work.", "Vidal opened the dam after years of work that cost 30 lives."),
    ("The Senate will vote on the plan.", "The Senate will vote on the plan tomorrow."),
    ("Korea will send rice to its neighbour.", "South Korea will send rice to its neighbour."),
    ("Vidal opened the dam.", "The minister, who had waited for years, saw how Vidal opened the dam."),
    ("Holm joined the talks.", "President Peter Holm joined the talks on Friday."),
    ("Rain fell on the upper valley.", "Heavy rain fell on the upper valley on Friday."),
    ("The ministers signed the treaty on trade.", "The ministers signed the treaty on trade, Holm said."),
]
DIFFERENT = [
    # Names.
    ("Vidal will join the talks in Tveit next week.", "Holm will join the talks in Tveit next week."),
    ("Vidal met Holm in the old capital.", "Vidal met Moe in the old capital."),
    ("The Iranian envoy left the hall at once.", "The Iraqi envoy left the hall at once."),
    ("Rescue teams from Hansen reached the valley.", "Rescue teams from Jansen reached the valley."),
    ("North Korea tested a new engine.", "South Korea tested a new engine."),
    ("Peter Holm will join the talks in Tveit.", "Maria Holm will join the talks in Tveit."),
    ("Park Min-ji will join the talks in Tveit.", "Park Jae-sun will join the talks in Tveit."),
    ("Norway beat Peru in the final.", "Peru beat Norway in the final."),
    ("“We have won,” said Vidal.", "“We have won,” said Holm."),
    ("Vidal Dam was closed to all lorries.", "Peter Vidal was closed to all lorries."),
    ("Police held two men in the harbour.", "Soldiers held two men in the harbour."),
    # Figures and number words.
    ("The dam will open in 2027 after long delays.", "The dam will open in 2028 after long delays."),
    ("The dam cost 12,000 crowns a day.", "The dam cost 12 crowns a day."),
    ("The tremor had a strength of 5.2 in the valley.", "The tremor had a strength of 52 in the valley."),
    ("Nine people were hurt in the flood.", "Seven people were hurt in the flood."),
    ("Nine people were hurt in the flood.", "12 people were hurt in the flood."),
    ("The flood cost five million crowns.", "The flood cost five billion crowns."),
    ("The team won 3-1 in the harbour town.", "The team won 1-3 in the harbour town."),
    # Days and months.
    ("The dam will open on Monday.", "The dam will open on Friday."),
    ("The dam will open in March.", "The dam will open in May."),
    ("The dam will open today.", "The dam will open tomorrow."),
    # One alone denies.
    ("Vidal will join the talks in Tveit.", "Vidal will not join the talks in Tveit."),
    ("Vidal said she would join the talks.", "Vidal said she wouldn't join the talks."),
    ("The law was passed with a vote.", "The law was passed without a vote."),
    ("Somebody in the town believed the minister.", "Nobody in the town believed the minister."),
    ("Vidal has always opposed the dam on the Orla.", "Vidal has never opposed the dam on the Orla."),
    # They take opposite sides.
    ("Holm supports the dam on the river.", "Holm opposes the dam on the river."),
    ("The Senate accepted the budget on Friday.", "The Senate rejected the budget on Friday."),
    ("The court voted for the new law.", "The court voted against the new law."),
    ("The court found the law to be lawful.", "The court found the law to be unlawful."),
    ("The bank raised its rate in the autumn.", "The bank cut its rate in the autumn."),
    ("Vidal confirmed that the dam had cracked.", "Vidal denied that the dam had cracked."),
    ("The jury convicted the mayor of the harbour.", "The jury acquitted the mayor of the harbour."),
    ("Troops will advance before the winter storms.", "Troops will advance after the winter storms."),
    ("The minister said that he was tired of it.", "The minister said that she was tired of it."),
    (
        "Holm gave no answer to the letter.",
        "The town gave no answer to the letter from Holm.",
    ),
    # Other words.
    ("Vidal opened the dam on the river.", "Vidal spoke with fishermen on their boats."),
    ("", "Vidal opened the dam."),
]
PAIRS = [
    *((*pair, Likeness.SAME_WORDS) for pair in SAME),
    *((*pair, Likeness.PART_OF) for pair in PART),
    *((*pair, Likeness.DIFFERENT) for pair in DIFFERENT),
]


@pytest.mark.parametrize(("one", "other", "likeness"), PAIRS)
def test_pairs_are_related_as_a_reader_says_and_the_other_way_round(one: str, other: str, likeness: Likeness) -> None:
    assert compare(one, other) is likeness
    assert compare(other, one) is BACK.get(likeness, likeness)


#: What can't be seen in a folded text: that 5.2 isn't 52, who beat whom, a first word's capital.
HIDDEN = {"strength of 5.2", "12,000 crowns", "5bn", "Mon.", "3rd", "J. Holm", "Norway beat", "Police held",
          "9 lorries", "Engineers tested", "12000"}  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "likeness"), [pair for pair in PAIRS if not any(words in " ".join(pair[:2]) for words in HIDDEN)]
)
def test_a_folded_row_of_the_ledger_is_compared_as_far_as_it_can_be_seen(
    one: str, other: str, likeness: Likeness
) -> None:
    seen = {compare(fold(one), other), BACK.get(compare(other, fold(one)), compare(other, fold(one)))}

    # A row that says less than it did is told again at worst.
    assert seen <= {likeness, Likeness.DIFFERENT}


def test_most_words_alike_are_the_same_news_where_so_much_is_asked() -> None:
    one = "Vidal opened the great dam over the Orla while crowds cheered from boats."
    other = "Crowds cheered while Vidal opened the dam over the Orla, its gates painted blue."

    assert compare(one, other) is Likeness.DIFFERENT
    assert compare(one, other, least=0.7) is Likeness.SAME_NEWS
    assert compare(other, one, least=0.7) is Likeness.SAME_NEWS


def test_who_knows_the_longer_text_learns_nothing_from_the_shorter_but_a_name_is_learned() -> None:
    assert tells_no_more("Vidal opened the dam.", "Vidal opened the dam on Friday.")
    assert not tells_no_more("Vidal opened the dam on Friday.", "Vidal opened the dam.")
    plain = "Vidal opened the dam after years of toil, which many in the valley had waited for."
    assert tells_no_more(plain, "Vidal opened the dam after years of toil.")


def test_a_headlines_capitals_tell_no_names_but_those_of_names_do() -> None:
    said = "Governor Vidal called for a special inquiry into the old dam after a report revealed cracks in its walls."
    headline = "Vidal Calls for Special Inquiry after Report Reveals Cracks"

    assert tells_no_more(headline, said, least=0.7)
    assert not tells_no_more(headline.replace("Vidal", "Holm"), said, least=0.7)
    assert not tells_no_more(headline, said.replace("Vidal", "Holm"), least=0.7)
    assert compare("Vidal Opens New Dam", "Vidal Opens Old Dam") is Likeness.DIFFERENT


def test_a_month_is_one_with_a_capital_and_a_day_within_a_name_is_a_day() -> None:
    assert read_wording("It may open in May or on Sat. evening.").days == {"may", "saturday"}
    assert read_wording("They sat in the sun and may march on.").days == set()


def test_a_number_is_no_denial_and_not_only_denies_nothing() -> None:
    assert read_wording("Platform No. 5 not only opened, it shone.").negations == 0
    assert read_wording("No train came.").negations == 1


VOCABULARY = (
    "the a of Vidal Holm Peter President Norway Peru 12 9 nine 5.2 Monday May may not never supports opposes opened"
    " closed dam river “We said, he she Mr. north"
)
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=14).map(" ".join)


TEXTS = st.one_of(WORDS, st.text(max_size=60))


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from([None, 0.5, 0.7, 0.95]))
@example("Vidal", "vidal", None)
def test_the_relation_of_any_texts_is_the_same_seen_from_either_side(one: str, other: str, least: float | None) -> None:
    likeness = compare(one, other, least=least)

    assert compare(other, one, least=least) is BACK.get(likeness, likeness)
    assert compare(one, one, least=least) is Likeness.SAME_WORDS
    assert not adds(read_wording(one), read_wording(one))


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_texts_of_which_each_adds_something_are_never_the_same(one: str, other: str) -> None:
    mine, others = adds(read_wording(one), read_wording(other)), adds(read_wording(other), read_wording(one))

    if mine and others:
        assert compare(one, other) is Likeness.DIFFERENT
    if not mine and others:
        assert compare(one, other) in {Likeness.PART_OF, Likeness.DIFFERENT}


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_a_negation_alone_makes_any_text_another(text: str) -> None:
    if read_wording(text).negations == 0 and text:
        assert compare(text, f"{text} not") is Likeness.DIFFERENT
