"""Presses of buttons and menus that the bot never wrote: a modified client may send any custom_id."""

from typing import Any

import aiohttp

from bot.standin import Channel, Message, StandIn, User


async def post_as_bot(stand_in: StandIn, channel: Channel, *rows: dict[str, Any]) -> Message:
    """Put a message of the bot into a channel, with rows of components that this version may not make."""
    body = {"flags": 1 << 15, "components": [{"type": 17, "components": list(rows)}]}
    url = f"{stand_in.api_base}/channels/{channel.id}/messages"
    headers = {"Authorization": f"Bot {stand_in.token}"}
    async with aiohttp.ClientSession() as session, session.post(url, json=body, headers=headers) as answer:
        made = await answer.json()
        assert answer.status == 200, made
    return next(one for one in stand_in.messages(channel) if one.id == int(made["id"]))


async def press_forged(stand_in: StandIn, person: User, channel: Channel, custom_id: str, *values: str) -> Any:
    """Press a button, or with `values` choose in a menu, under a message of the bot's in `channel`; return the answer.

    The message says what is pressed here, whatever the bot would have written.
    """
    pressed: dict[str, Any] = {"type": 2, "style": 1, "label": "Press", "custom_id": custom_id}
    if values:
        pressed = {"type": 3, "custom_id": custom_id, "options": [{"label": one, "value": one} for one in values]}
    message = await post_as_bot(stand_in, channel, {"type": 1, "components": [pressed]})
    if values:
        return await (await person.select(message, custom_id, list(values))).final()
    return await (await person.press(message, custom_id)).final()
