"""A body, read up to a limit: the one place where a body is read."""

from aiohttp import ClientResponse

#: Bytes taken at once; a bomb is noticed after the first chunks, before it has grown.
_CHUNK = 65_536


class TooLargeError(Exception):
    """The body is longer than its limit, or says that it will be."""


async def read_limited(response: ClientResponse, limit: int) -> bytes:
    """Return the decompressed body; raise TooLargeError beyond `limit` bytes, and aiohttp's errors."""
    if response.content_length is not None and response.content_length > limit:
        raise TooLargeError
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > limit:
            raise TooLargeError
    return bytes(body)
