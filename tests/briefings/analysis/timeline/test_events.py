"""Which sentences are events, when, and which words say so, in news of Wednesday 15 May 2024."""

import pytest

from tests.briefings.analysis.timeline.conftest import dates_in, events_in


@pytest.mark.parametrize(
    ("words", "value", "date_from"),
    [
        ("The council sold the harbour on Tuesday.", "2024-05-14", "Tuesday"),
        ("In 2011 the council sold the harbour.", "2011", "2011"),
        ("The harbour, which opened in 1950, was sold on 3 May 2011.", "2011-05-03", "3 May 2011"),
        ("The council, elected in 2019, closed the harbour in March.", "2024-03", "March"),
        ("The mayor said on Tuesday that the harbour had opened in 1950.", "1950", "1950"),
        ("The fair was held from 3 to 9 May.", "2024-05-03/2024-05-09", "3 to 9 May"),
        ("The yard built ships between 1914 and 1918.", "1914/1918", "1914 and 1918"),
        ("At the 2012 summit in Oslo the two mayors shook hands.", "2012", "2012"),
        ("They broke what they had agreed at the 2012 Oslo summit.", "2012", "2012"),
        ("The October 2015 earthquake destroyed the pier.", "2015-10", "October 2015"),
        ("The harbour will be sold by 2030.", "2030", "2030"),
        ("OSLO, May 14 (Agency) - The council sold the harbour.", "2024-05-14", "May 14"),
        ("Today in 1954, the harbour was sold.", "1954", "1954"),
        ("Snow fell Sunday.", "2024-05-12", "Sunday"),
        ("The bureau said July 9 that it would sell the harbour.", "2023-07-09", "July 9"),
        ("The bureau said last week that trade rose in April.", "2024-04", "April"),
        ("The bureau said last month that the harbour had been sold in 2011.", "2011", "2011"),
        ("The court set a hearing for Friday.", "2024-05-17", "Friday"),
        ("The crew had waited there for Friday.", "2024-05-10", "Friday"),
        ("About twice as many ships came in 2019.", "2019", "2019"),
        ("Ona Brekke was interviewed at 9:20 p.m.", "2024-05-15", "9:20 p.m."),
        ("The mayor spoke at the pier on May 8, 2024.", "2024-05-08", "May 8, 2024"),
        ("Harbour Notes: May 3 Last year, the council sold the pier.", "2023", "Last year"),
        ("The council prepared for its meeting on 20 May.", "2024-05-20", "20 May"),
        ("The council quarrelled at a meeting on 20 April.", "2024-04-20", "20 April"),
        ("Workers marched against the closure of the mill in July.", "2024-07", "July"),
        ("Workers marched against the closure of the mill in March.", "2024-03", "March"),
        ("The bureau said the sale in March would go ahead.", "2025-03", "March"),
        ("Brokers see a good chance of a rise in September.", "2024-09", "September"),
        ("Toward the end of 2003 the harbour was sold.", "2003", "the end of 2003"),
        ("After a fire on 2 June 2011, the harbour was sold on 9 August 2012.", "2012-08-09", "9 August 2012"),
        ("Two years ago the council sold the harbour.", "2022", "Two years ago"),
        ("The mayor signed the accord in Oslo in 1993.", "1993", "1993"),
        ("They knew the mill burned in 1993.", "1993", "1993"),
        ("The mayor had an accord signed in 1993.", "1993", "1993"),
        ("The mayor said dues rose by a third last month.", "2024-04", "last month"),
        ("The pier was shut by the mayor last month.", "2024-04", "last month"),
        ("On Tuesday the 2023-2024 council met.", "2024-05-14", "Tuesday"),
        ("The 1914-1918 war emptied the harbour.", "1914/1918", "1914-1918"),
    ],
)
def test_a_sentence_is_dated_by_the_date_of_its_main_clause(told, words, value, date_from) -> None:
    assert [(when, words_that_date) for _, when, words_that_date in told(words)] == [(value, date_from)]


@pytest.mark.parametrize(
    "words",
    [
        "The council has broken the 1998 law again.",
        "A 2013 report praised the harbour.",
        "She was the star of Euro 2016.",
        "The harbour earned more than in 2019.",
        "Ships carried less coal, down from 90 tons in 2019.",
        "If the council sells the harbour on Friday, prices fall.",
        "He would like to meet the mayor this year.",
        "During the first years of her rule the harbour grew.",
        "11:40 a.m.",
        "Nearly twice as many ships came as in 2019.",
        "— Ona Brekke (@onabrekke) May 3, 2024",
        "The crew painted a 1911-model steamer at the pier.",
        "A hundred years ago this week the harbour was sold.",
        "The pier was shut by the mayor, Ivo Mar.",
        "The fleet steams toward November.",
        "The council pledged to halve the dues by 2030.",
        "Ona Brekke will be interviewed at 9:20 p.m.",
        "Sailors celebrate in Oslo after a race on May 8, 2024.",
        "Mayor Ona Brekke speaks at the pier, Tuesday, May 14, 2024, as Per Lund looks on.",
        "Mrs May spoke of the harbour.",
        "The plan was a breach of the accord signed in Oslo in 1993.",
        "The court upheld a law passed in 1993.",
        "The council met in a strike called by its pilots last month.",
        "The council sailed with pilots hired in March.",
        "The 2023-2024 council met with a part of its seats empty.",
        "The mayor came to Oslo more than 30 years ago.",
    ],
)
def test_a_date_in_a_name_a_comparison_a_condition_or_a_wish_dates_nothing(told, words) -> None:
    assert told(words) == []


def test_the_dateline_yields_to_a_date_of_the_sentence(told) -> None:
    assert told("OSLO, May 15 (Agency) - The council sold the harbour on Monday.") == [
        ("OSLO, May 15", "2024-05-13", "Monday")
    ]


@pytest.mark.parametrize(
    "following",
    [
        "He signed the sale and left.",
        "Then workers closed the gates.",
        "That evening crowds gathered at the pier.",
        "The strike stopped every crane.",
    ],
)
def test_the_next_sentence_of_a_story_takes_its_date_and_says_from_where(told, following) -> None:
    events = told(f"The mayor called a strike on Monday. {following}")

    assert [(when, date_from) for _, when, date_from in events] in (
        [("2024-05-13", "Monday"), ("2024-05-13", "Monday")],
        [("2024-05-13", "Monday"), ("2024-05-13", "That evening")],
    )


@pytest.mark.parametrize(
    "following",
    [
        "He is a former teacher.",
        "He has led the city since its founding.",
        "He said the harbour would close.",
        "He later denied it.",
        "Ships are rare in Oslo.",
        "Did he sign?",
        "\nHe signed the sale and left.",
    ],
)
def test_another_tense_another_time_or_another_paragraph_takes_no_date(told, following) -> None:
    assert len(told(f"The mayor called a strike on Monday. {following}")) == 1


def test_nothing_is_carried_on_from_a_day_to_come(told) -> None:
    assert len(told("The mayor will call a strike on Monday. He signed the order and left.")) == 1


def test_without_a_publication_date_a_weekday_dates_nothing(told) -> None:
    assert told("The mayor called a strike on Monday. In 2011 he sold the harbour.", None) == [
        ("In 2011 he", "2011", "2011")
    ]


def test_past_summits_and_this_week_come_in_one_list(told) -> None:
    words = (
        "The premier of Norland met her neighbour at the fort on Tuesday.\n"
        "The two states had begun to carry out what was agreed at the 2014 Bergen summit.\n"
        "But at the 2016 talks in Turku, her minister let a general ask for the islands.\n"
        "Her party rules under a 1992 law."
    )

    assert [(value, date_from) for _, value, date_from in told(words)] == [
        ("2024-05-14", "Tuesday"), ("2014", "2014"), ("2016", "2016"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The bureau said Monday that sales rose in April.", "2024-04"),
        ("The bureau reported Monday sales rose in April.", "2024-04"),
        ("On Monday, the guild confirmed that the mill had closed in 2019.", "2019"),
        ("The bureau said Monday that sales would rise in June.", "2024-05-13"),
        ("The bureau said Monday that it plans to sell a mill it built in 1950.", "2024-05-13"),
        ("The bureau said Monday that sales were good.", "2024-05-13"),
    ],
)
def test_the_day_of_a_report_yields_to_the_day_of_what_it_reports(told, words, value) -> None:
    assert [when for _, when, _ in told(words)] == [value]


@pytest.mark.parametrize(
    "words",
    [
        "The mayor unveiled a plan to cut the harbour's smoke by 2012.",
        "The council wants to double its ships by 2012.",
        "A target of nine ships by 2012 was dropped.",
        "Prices are at their highest since 2012.",
        "The mayor runs a firm that was fined in 2012.",
        "The firm, founded in 1994, is growing.",
        "The sale is a gift to Nora Falk, the winner in 2012, and her choir.",
        "He gained more votes than Nora Falk did in 2012.",
        "The guild looks at what may change the 2026 race.",
        "Critics see a likeness to the 1930s.",
        "The choir stopped because the hall burned in 2012.",
        "The guild spoke of ways to a pact signed in April.",
        "The guild will sell bonds, which were cut to junk after 22 April.",
        "A feeling of unease hangs over Oslo ahead of the release of the report on Thursday.",
        "During the 2026 campaign the guild's heads have conceded that it is old.",
        "The guild sees no reason why it could not meet by early next week.",
        "At a rate of ten a day the guild would lose its members between 21 May and 31 May.",
        "The guild said that 2030 should be its aim.",
        "She wrote a book, River Dames: The Women of Oslo, 1848-1868, that told of them.",
    ],
)
def test_a_date_of_something_else_in_the_sentence_dates_nothing(told, words) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The firm was founded in 1994 and grew.", "1994"),
        ("By 2012 the harbour had nine ships.", "2012"),
        ("The plan had failed by 2012.", "2012"),
        ("The council decided to close the mill and by 2012 had sold it.", "2012"),
        ("More than 20 choirs sang in 2012.", "2012"),
        ("She won the 2012 election.", "2012"),
        ("The mayor, a lawyer, urged them on Monday to sing.", "2024-05-13"),
        ("The firm said that it was fined in 2012.", "2012"),
        ("Nora Falk spoke before the guild's council on Monday.", "2024-05-13"),
        ("The guild sang when the hall burned in 2012.", "2012"),
        ("The pact signed in April was void.", "2024-04"),
        ("The guild sold the bonds, and after 22 April it met.", "2024-04-22"),
        ("The guild met on Monday ahead of the vote.", "2024-05-13"),
        ("The 2026 campaign will begin in Oslo.", "2026"),
        ("The guild said that it would meet next week.", "2024-W21"),
        ("In 1848-1868 the guild met here.", "1848/1868"),
    ],
)
def test_near_misses_of_asides_date_their_sentence(told, words, value) -> None:
    assert [when for _, when, _ in told(words)] == [value]


def test_a_date_that_yields_to_another_one_says_so() -> None:
    words = "On Monday the council sold the harbour at noon on 3 May 2011 at 9 p.m."
    found = events_in(words)
    told = {one.date_from for one in found.events} | {one.span for one in found.rejections}

    assert {one.span for one in dates_in(words).dates} <= told
    assert all(one.reason for one in found.rejections)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("The fair ran on 3 May. The war of 1911 ended in 1913. In 1998 and in 2002 she left Turin.", "2024-05-03"),
        ("In 1911 the war began. The fair ran on 3 May. It ended in 1913. In 1998 and in 2002 she left.", "1911"),
    ],
)
def test_in_a_history_what_is_told_before_any_year_is_of_the_days_news(told, words, first) -> None:
    assert told(words)[0][1] == first
    assert told(words)[1][1] != "2024-05-03"
