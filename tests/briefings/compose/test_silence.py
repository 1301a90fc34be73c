import pytest

from briefings.compose.silence import tells_of_no_answer


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour board did not immediately respond to a request for comment.",
        "Tora Lind didn’t respond to requests for comment on Monday.",
        "The builder did not return calls seeking comment.",
        "The ministry had not replied to an email requesting comment by Tuesday.",
        "Mayor Bo Dahl could not be reached for comment.",
        "The yard was not immediately available for comment.",
        "Nordby Lines has not responded to several requests from The Sound Post.",
        "The owner has yet to respond to a request for an interview.",
    ],
)
def test_no_answer_to_a_paper_is_no_news(sentence):
    assert tells_of_no_answer(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels did not respond to calls for a ceasefire.",
        "The harbour board did not respond to the storm in time.",
        "The minister declined to comment on the report.",
        "The union has not replied to the offer of the yard.",
        "The king could not be reached by road after the flood.",
        "The mayor answered a request for comment within an hour.",
        "The ferry did not return to Nordby on Monday.",
    ],
)
def test_no_answer_to_anybody_else_is(sentence):
    assert not tells_of_no_answer(sentence)
