"""The bodies of answers, of which never more is held in memory than was asked for."""

import asyncio
from io import BytesIO

from aiohttp import ClientResponse

_CHUNK = 65_536


async def read_limited(response: ClientResponse, limit: int, *, cut: bool = False) -> bytes | None:
    """Return the body; None where it has more than `limit` bytes after decompression: with `cut`, so many of them.

    aiohttp decompresses no more at once than is asked for here, so that a bomb costs what it is allowed to.
    Raises what aiohttp raises of a body that ends early or can't be decompressed.
    """
    body = BytesIO()
    async for chunk in response.content.iter_chunked(_CHUNK):
        room = limit - body.tell()
        if len(chunk) > room and not cut:
            return None
        body.write(chunk[:room])
        if len(chunk) > room:
            break
        # What is decompressed from what has come already comes without a pause, ten megabytes of it too.
        await asyncio.sleep(0)
    return body.getvalue()
