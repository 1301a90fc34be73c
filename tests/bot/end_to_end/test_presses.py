"""Buttons and menus: whose press does what, for how long, and what is said when something is gone."""

import asyncio
import re
import shutil

import pytest

from bot.catalogue import Message, words_for
from bot.layouts.press import Verb
from bot.standin import MisuseError, Permission, ResponseType
from briefings import open_ledger
from tests.support.forging import press_forged

pytestmark = pytest.mark.asyncio(loop_scope="module")


def parts(message) -> list[dict]:
    def walk(components):
        for component in components:
            yield component
            yield from walk(component.get("components", []))

    return list(walk(message.components))


def menu(message, verb: str) -> dict:
    return next(part for part in parts(message) if f":{verb}:" in part.get("custom_id", ""))


async def briefing(house, person=None, topic: str = "Ghana", **values):
    exchange = await (person or house.ada).slash(house.channel, "brief", topic=topic, **values)
    return await exchange.final()


async def test_the_asker_turns_to_every_section_in_the_message_itself(house) -> None:
    message = await briefing(house)
    sections = [option["value"] for option in menu(message, "section")["options"]]

    for section in sections:
        exchange = await house.ada.select(message, menu(message, "section")["custom_id"], [section])
        assert exchange.response_type is ResponseType.UPDATE
        chosen = [option["value"] for option in menu(message, "section")["options"] if option["default"]]
        assert chosen == [section]

    assert {"in_short", "actors", "quotations", "sources"} <= set(sections)
    assert len(house.bo.visible_messages(house.channel)) == len(set(house.bo.visible_messages(house.channel)))


async def test_pages_lead_forth_and_back_and_end_at_both_ends(house) -> None:
    message = (await house.ada.slash(house.channel, "sources")).message
    first = message.text

    with pytest.raises(MisuseError, match="disabled"):
        await house.ada.press(message, "Previous")
    await house.ada.press(message, "Next")
    assert "Page 2 of" in message.text
    assert message.text != first
    await house.ada.press(message, "Previous")
    assert message.text == first


async def test_anybody_else_gets_a_copy_that_is_theirs_alone(house) -> None:
    message = await briefing(house)
    before = message.text

    exchange = await house.bo.select(message, menu(message, "section")["custom_id"], ["sources"])
    copy = await exchange.final()

    assert message.text == before
    assert copy.ephemeral
    assert copy not in house.ada.visible_messages(house.channel)
    turned = await house.bo.select(copy, menu(copy, "section")["custom_id"], ["actors"])
    assert turned.response_type is ResponseType.UPDATE
    assert "Efua Asante" in copy.text


async def test_a_proof_shows_the_words_in_their_context_with_the_source_to_one_person(house) -> None:
    message = await briefing(house, topic="Astrid Lund")
    await house.ada.select(message, menu(message, "section")["custom_id"], ["quotations"])
    proofs = menu(message, "proof")
    wanted = next(option for option in proofs["options"] if "We will not sell" in option["label"])

    for person in (house.ada, house.bo):
        exchange = await person.select(message, proofs["custom_id"], [wanted["value"]])
        proof = await exchange.final()
        assert proof.ephemeral
        assert "**“We will not sell the lake" in proof.text
        (opens,) = (part for part in parts(proof) if part.get("url"))
        assert opens["label"] == ("Open at this sentence" if person is house.ada else "이 문장에서 열기")
        assert opens["url"].startswith("https://example.org/lake-talks#:~:text=We%20will%20not%20sell")


async def test_a_line_that_no_briefing_shows_any_more_still_has_its_proof(own_house, tmp_path) -> None:
    seeds = shutil.copytree(own_house.settings.seeds, tmp_path / "seeds")
    own_house.settings = own_house.settings.model_copy(update={"seeds": seeds, "data": tmp_path / "fresh"})
    async with own_house.running():
        await until_known(own_house, "44 documents")
        message = await briefing(own_house, topic="Norway")
        proofs = menu(message, "proof")
        for number in range(30):
            text = (
                f"---\ndate: 2026-01-{number + 1:02}\n---\nNorway said that {number} boats had left Oslo for Kenya.\n"
            )
            (seeds / f"boats-{number}.md").write_text(text, "utf-8")
        await until_known(own_house, "74 documents")
        now = await briefing(own_house, topic="Norway")
        gone = [
            option["value"]
            for option in proofs["options"]
            if option["value"] not in {other["value"] for other in menu(now, "proof")["options"]}
        ]
        exchanges = [await own_house.ada.select(message, proofs["custom_id"], [value]) for value in gone]

    assert gone
    assert all("**" in exchange.text for exchange in exchanges)


async def test_every_line_that_is_offered_has_its_proof(house) -> None:
    message = await briefing(house, topic="Norway")

    for section in [option["value"] for option in menu(message, "section")["options"] if option["value"] != "sources"]:
        await house.ada.select(message, menu(message, "section")["custom_id"], [section])
        proofs = menu(message, "proof")
        for option in proofs["options"]:
            exchange = await house.ada.select(message, proofs["custom_id"], [option["value"]])
            assert "**" in exchange.text, (section, option)


async def test_a_private_answer_can_be_shared_with_the_channel(house) -> None:
    message = await briefing(house, private=True)

    exchange = await house.ada.press(message, "Share")
    shared = await exchange.final()

    assert not shared.ephemeral
    assert shared in house.bo.visible_messages(house.channel)
    assert f"Shared by <@{house.ada.id}>" in shared.text
    assert not shared.pings
    turned = await house.ada.select(shared, menu(shared, "section")["custom_id"], ["sources"])
    assert turned.response_type is ResponseType.UPDATE


async def test_a_briefings_topic_is_followed_by_its_button_as_by_the_command(house) -> None:
    message = await briefing(house, topic="Norway")
    listed = await house.ada.slash(house.channel, "sources")

    asked = await house.bo.press(message, "Follow")
    await house.bo.select(asked.message, menu(asked.message, "zone")["custom_id"], ["Asia/Seoul"])
    again = await house.bo.press(message, "Follow")

    assert asked.message.ephemeral
    assert "norway" in asked.message.text.casefold()
    assert "이미" in again.text
    assert "Follow" not in str(listed.message.components), "where there is no topic"


async def test_who_may_not_write_may_not_share(house) -> None:
    channel = await house.stand_in.build.channel(house.guild, "news")
    everyone = house.guild.roles[house.guild.id]
    await house.stand_in.build.overwrite(channel, everyone, deny=Permission.SEND_MESSAGES)
    exchange = await house.bo.slash(channel, "brief", topic="norway", private=True)

    refused = await house.bo.press(exchange.message, "공유")

    assert "권한이 없어" in refused.text
    assert refused.message.ephemeral


async def test_an_answer_for_all_has_no_share_button(house) -> None:
    message = await briefing(house)

    assert not [part for part in parts(message) if ":share:" in part.get("custom_id", "")]


async def test_a_misspelt_topic_is_answered_or_the_nearest_are_offered(house) -> None:
    exchange = await house.ada.slash(house.channel, "timeline", topic="Norwayy")

    assert "Norway" in exchange.text


async def test_brief_this_offers_the_topics_of_a_message(house) -> None:
    message = await house.bo.say(house.channel, "has anybody heard what lund told Kenya about the boats?")

    exchange = await house.ada.message_command(message, "Brief this")
    offer = await exchange.final()
    labels = [part["label"] for part in parts(offer) if part["type"] == 2]

    assert offer.ephemeral
    assert {"Kenya", "Astrid Lund"} <= set(labels)
    await house.ada.press(offer, "Kenya")
    assert "## Kenya" in offer.text


async def test_brief_this_reads_embeds_and_components_too(house) -> None:
    briefing_message = await briefing(house, topic="Norway")

    exchange = await house.bo.message_command(briefing_message, "Brief this")

    assert "Norway" in [part.get("label") for part in parts(await exchange.final())]


@pytest.mark.parametrize("text", ["nothing to see", "…", "@everyone ||hi||"])
async def test_a_message_without_topics_is_answered_in_words(house, text: str) -> None:
    message = await house.bo.say(house.channel, text)

    exchange = await house.ada.message_command(message, "Brief this")

    assert "names nobody" in exchange.text
    assert exchange.message.ephemeral


async def test_a_button_whose_request_is_forgotten_says_so(house) -> None:
    message = await briefing(house)
    section = menu(message, "section")

    exchange = await house.ada.interact(
        3,
        house.channel,
        {
            "custom_id": re.sub(r":section:\w+:", ":section:zzzzzzzzzz:", section["custom_id"]),
            "component_type": 3,
            "id": section["id"],
            "values": ["sources"],
        },
        source=forged(message, section["custom_id"]),
    )

    assert "isn't known any more" in exchange.text
    assert exchange.message.ephemeral


def forged(message, custom_id: str):
    for part in parts(message):
        if part.get("custom_id") == custom_id:
            part["custom_id"] = re.sub(r":section:\w+:", ":section:zzzzzzzzzz:", custom_id)
    return message


@pytest.mark.parametrize("value", ["", "nonsense", "positions.9", "0:0:0", "a" * 100, "../../etc"])
async def test_a_value_that_no_menu_offered_is_answered_in_words(house, value: str) -> None:
    message = await briefing(house)
    for verb in ("section", "proof"):
        part = menu(message, verb)
        exchange = await house.ada.interact(
            3,
            house.channel,
            {"custom_id": part["custom_id"], "component_type": 3, "id": part["id"], "values": [value]},
            source=message,
        )
        assert exchange.response_type is not None
        assert not exchange.failed


async def test_buttons_work_after_a_restart_of_the_bot(own_house) -> None:
    async with own_house.running():
        message = await briefing(own_house)
    async with own_house.running():
        exchange = await own_house.ada.select(message, menu(message, "section")["custom_id"], ["quotations"])
        proofs = menu(message, "proof")
        proof = await own_house.ada.select(message, proofs["custom_id"], [proofs["options"][0]["value"]])

    assert exchange.response_type is ResponseType.UPDATE
    assert "In their words" in message.text
    assert "**" in proof.text


async def test_a_document_that_is_gone_meanwhile_is_said_in_words(own_house, tmp_path) -> None:
    seeds = shutil.copytree(own_house.settings.seeds, tmp_path / "seeds")
    own_house.settings = own_house.settings.model_copy(update={"seeds": seeds, "data": tmp_path / "fresh"})
    async with own_house.running():
        await until_known(own_house, "44 documents")
        message = await briefing(own_house, topic="Norway")
        proofs = menu(message, "proof")
        for name in ("lake-talks.md", "lake-treaty.txt", "market.html"):
            (seeds / name).unlink()
        await until_known(own_house, "41 documents")

        proof = await own_house.ada.select(message, proofs["custom_id"], [proofs["options"][0]["value"]])
        section = await own_house.ada.select(message, menu(message, "section")["custom_id"], ["sources"])

    assert "is gone" in proof.text
    assert proof.message.ephemeral
    assert "are gone" in section.text


async def until_known(house, words: str) -> None:
    async with asyncio.timeout(90):
        exchange = await house.ada.slash(house.channel, "about")
        while words not in exchange.text:
            await asyncio.sleep(0.1)
            exchange = await house.ada.slash(house.channel, "about")


async def test_a_wrong_line_is_reported_by_its_rule_and_hidden_in_its_server(house) -> None:
    message = await briefing(house, topic="Astrid Lund")
    which = await (await house.bo.press(message, "Something wrong?")).final()
    entry = next(one for one in menu(which, "line")["options"] if "We will not sell" in one["label"])
    what = await (await house.bo.select(which, menu(which, "line")["custom_id"], [entry["value"]])).final()
    assert not [part for part in parts(what) if ":hide:" in part.get("custom_id", "")]
    await house.bo.select(what, menu(what, "report")["custom_id"], ["speaker"])
    proof = await (await house.ada.select(message, menu(message, "proof")["custom_id"], [entry["value"]])).final()
    doubted = await (await house.ada.press(proof, "Something wrong?")).final()
    await house.ada.press(doubted, "Hide it in this server")

    hidden = await briefing(house, topic="Astrid Lund")
    async with open_ledger(house.settings.places.ledger) as ledger:
        (kept,) = await ledger.reports.list_all()
    await house.ada.press(doubted, "Show it again")
    shown = await briefing(house, topic="Astrid Lund")

    assert which.ephemeral
    assert what.ephemeral
    assert (kept.report.complaint, kept.count, kept.report.asked) == ("speaker", 1, "brief Astrid Lund")
    assert "We will not sell the lake" in kept.report.line.words
    assert kept.report.rules
    assert "We will not sell" not in hidden.text
    assert "We will not sell" in shown.text


async def test_a_line_of_a_section_without_words_has_nothing_to_be_wrong(house) -> None:
    message = await briefing(house, topic="Astrid Lund")

    await house.ada.select(message, menu(message, "section")["custom_id"], ["sources"])

    assert not [part for part in parts(message) if ":wrong:" in part.get("custom_id", "")]


async def test_a_forged_press_of_any_kind_changes_nobodys_message_and_is_answered_to_one_person_alone(house) -> None:
    message = await briefing(house)
    request = menu(message, "section")["custom_id"].split(":")[2]
    line = menu(message, "proof")["options"][0]["value"]
    before = message.text
    values = {Verb.SECTION: ["sources"], Verb.PROOF: [line], Verb.LINE: [line], Verb.REPORT: ["speaker"]}

    for verb in Verb:
        for key, place in ((request, "quotations.9"), ("nobodysrequest", "card")):
            # Under another message of the bot's, by somebody whom none of them answers.
            answer = await press_forged(
                house.stand_in, house.bo, house.channel, f"bb1:{verb}:{key}:{place}:9999", *values.get(verb, [])
            )
            assert answer.text, (verb, key)
            assert answer.ephemeral or (verb is Verb.SHARE and key == request), (verb, key)
            if key != request:
                assert answer.text == words_for("ko").say(Message.BUTTON_FORGOTTEN), verb

    assert message.text == before
