"""Days that are to come for sure, and weekdays that are counted or named, in news of Wednesday 15 May 2024."""

import pytest


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("The next vote is on April 2.", ["2025-04-02"]),
        ("His next court date is Feb. 4.", ["2025-02-04"]),
        ("The law takes effect March 1.", ["2025-03-01"]),
        ("The hall will open to visitors on April 10.", ["2025-04-10"]),
        ("The show runs until Feb. 3.", ["2025-02-03"]),
        ("The pool will remain closed until Feb. 3.", ["2025-02-03"]),
        ("She was hired on Nov. 12. The trial is set for Nov. 20.", ["2023-11-12", "2024-11-20"]),
        # Near misses.
        ("The last vote was on April 2.", ["2024-04-02"]),
        ("His court date was Feb. 4.", ["2024-02-04"]),
        ("The law took effect March 1.", ["2024-03-01"]),
        ("He will resign after the defeat on April 10.", ["2024-04-10"]),
        ("The show ran until Feb. 3.", ["2024-02-03"]),
        ("A man who will stand trial fled on March 9.", ["2024-03-09"]),
        ("She will be paid for work done on March 9.", ["2024-03-09"]),
        ("Nobody will forget what happened on March 9.", ["2024-03-09"]),
        ("She was hired on Nov. 12. The trial opened on Nov. 20.", ["2023-11-12", "2023-11-20"]),
    ],
)
def test_what_is_or_will_be_on_a_day_is_to_come_however_near_the_last_one_is(dated, words, values) -> None:
    assert [value for _, value in dated(words)] == values


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("The gate broke on the first Monday of January.", ["2024-01"]),
        ("It broke again on the last Friday in February.", ["2024-02"]),
        ("The court sits on the second Tuesday of the month.", []),
        ("A week ago Sunday, the mayor fell.", ["2024-W19"]),
        ("He died a year ago on Tuesday.", ["2023"]),
        ("Polls open a week from Friday.", []),
        ("The Mail on Sunday reported the theft.", []),
        ("The Sunday Courier reported the theft.", []),
        ("The firm sold 1999 of them.", []),
        ("The motion fell by 1960 votes to 1955.", []),
        # Near misses.
        ("The gate broke on Monday, the first in a row.", ["2024-05-13"]),
        ("It broke for the second Monday in a row.", ["2024-05-13"]),
        ("The boat came second Monday in the race.", ["2024-05-13"]),
        ("It broke on the last day of February.", ["2024-02"]),
        ("Weeks ago the mayor fell. On Sunday she rose.", ["2024-05-12"]),
        ("The mail came on Sunday.", ["2024-05-12"]),
        ("The Sunday courier was late.", ["2024-05-12"]),
        ("The firm was sold in 1999 to them.", ["1999"]),
        ("The motion of 1960 fell by ten votes to nine.", ["1960"]),
    ],
)
def test_a_weekday_that_is_counted_or_named_is_no_day_and_no_count_is_a_year(dated, words, values) -> None:
    assert [value for _, value in dated(words)] == values
