"""What a paper says of its own work is no news."""

import pytest

from briefings.compose.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Post has contacted Velmar for comment.",
        "Velmar did not immediately respond to a request for comment.",
        "Velmar didn’t respond to our questions on Monday.",
        "A spokesman for Velmar declined to comment.",
        "Velmar could not be reached on Sunday.",
        "Velmar has been approached for a statement.",
        "Velmar did not return calls seeking comment.",
        "The Post reached out to Velmar for comment.",
        "Requests for comment to Velmar went unanswered.",
        "Ada Quist contributed to this report.",
        "This article was originally published in March.",
        "Sign up for our Velmar newsletter.",
        "For news of ferries and more, subscribe to the Post’s newsletters.",
        "Velmar was not available for comment.",
        "Emails to Velmar were not returned.",
        "A spokeswoman for Velmar did not return several calls.",
        "Ada Quist Ada Marie QuistFive takeaways from the debate Quist leads in the polls MORE faces an uphill climb.",
        "Mayor Ada Quist Ada Marie QuistTora Lind endorses Bo Dahl for mayor: 'all the way!'",
        "Quist defends the deal Read more",
        "The harbour board did not immediately respond to a request for comment.",
        "Tora Lind didn’t respond to requests for comment on Monday.",
        "The ministry had not replied to an email requesting comment by Tuesday.",
        "Mayor Bo Dahl could not be reached for comment.",
        "The yard was not immediately available for comment.",
        "Nordby Lines has not responded to several requests from The Sound Post.",
        "The owner has yet to respond to a request for an interview.",
        "A lawyer for Mr. Dahl declined to comment when reached by phone.",
        "The yard declined The Post's request for an interview.",
        "Velmar would not comment.",
        "Velmar refused to comment further when contacted.",
        "The board offered no comment on Monday.",
        "Nobody at Velmar was available to comment.",
        "An email to Velmar was not immediately returned.",
        "The Post was unable to reach Velmar for comment.",
    ],
)
def test_requests_for_comment_and_words_of_the_page_are_boilerplate(sentence: str) -> None:
    assert is_boilerplate(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Velmar did not respond to the fire for an hour.",
        "Velmar did not return the rebels' captured radios.",
        "The bank did not return the calls deposit to its owner.",
        "Velmar asked for more time.",
        "Velmar refused to comment on the leak and then confirmed it.",
        "Velmar would not comment its own code, the engineers found.",
        "Nobody at Velmar was available for work.",
        "An email to Velmar set off the search.",
        "The boat was unable to reach Velmar for coal.",
        "The minister did not respond to the calls from Velmar to resign.",
        "Lund backs LundPost, a paper of Lund.",
        "Tube fans praised YouTube on Monday.",
        "Velmar's comment angered the workers.",
        "The court declined to hear the case of Velmar.",
        "The boat could not be found.",
        "The union asked Velmar for a pay rise.",
        "The team signed up for the cup today.",
        "Velmar's reply to the strike was a lockout.",
        "The report was published on Monday.",
        "Quist promised MORE jobs and less tax.",
        "Pupils should read more books.",
        "The rebels did not respond to calls for a ceasefire.",
        "The minister declined to comment on the report.",
        "The union has not replied to the offer of the yard.",
        "The king could not be reached by road after the flood.",
        "The mayor answered a request for comment within an hour.",
        "Responding to a request for comment, the mayor called the bridge safe.",
        "Calls to the fire brigade went unanswered for an hour.",
        "The board declined the owner's request for a loan.",
        "The court asked the ministry for a response to the claim.",
    ],
)
def test_what_somebody_did_is_news(sentence: str) -> None:
    assert not is_boilerplate(sentence)
