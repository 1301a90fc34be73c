"""The bodies of answers, of which never more is held in memory than was asked for."""

from io import BytesIO

from aiohttp import ClientResponse

_CHUNK = 65_536


async def read_limited(response: ClientResponse, limit: int) -> tuple[bytes, bool]:
    """Return the body as far as `limit` bytes after decompression, and whether that is all of it.

    aiohttp decompresses no more at once than is asked for here, so that a bomb costs what it is allowed to.
    Raises what aiohttp raises of a body that ends early or can't be decompressed.
    """
    body = BytesIO()
    async for chunk in response.content.iter_chunked(_CHUNK):
        room = limit - body.tell()
        body.write(chunk[:room])
        if len(chunk) > room:
            return body.getvalue(), False
    return body.getvalue(), True
