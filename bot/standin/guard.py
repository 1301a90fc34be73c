"""The middleware before every route: this server's own pages and programs with its token may act, no other page.

A page of a foreign site can send requests to this address too, because a browser lets it. It can't choose the headers
that are checked here: Host (another name that was made to lead here, DNS rebinding), Origin and Sec-Fetch-Site.
"""

from __future__ import annotations

import secrets

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

#: The header with the control token: a page of another origin can't send it without being asked about in advance.
CONTROL_HEADER = "X-Control-Token"
#: What a browser says of a request from this server's own pages, and of an address that a person typed or opened.
_OWN_SITES = frozenset({"same-origin", "none"})
_HTTP_PORT = 80


class Guard:
    """Refuses (403) each request from a foreign host or page; a route that isn't exempt takes the control token too."""

    def __init__(self, control_token: str) -> None:
        self._control_token = control_token
        self._exempt: set[web.AbstractResource] = set()

    def exempt(self, *routes: web.AbstractRoute) -> None:
        """Ask no control token of these routes, because they hold no secret or check a token of another kind."""
        self._exempt.update(route.resource for route in routes if route.resource is not None)

    @property
    def middleware(self) -> Middleware:
        """The outermost middleware of the application; it sees requests that no route answers as well."""

        @web.middleware
        async def check_request(request: web.Request, handler: Handler) -> web.StreamResponse:
            problem = find_foreign_sign(request)
            if problem is not None:
                return web.Response(status=403, text=f"{problem} Type or paste the address that the terminal shows.")
            if self._needs_control_token(request):
                return web.json_response({"error": "The control token is wrong."}, status=403)
            return await handler(request)

        return check_request

    def _needs_control_token(self, request: web.Request) -> bool:
        match = request.match_info
        if match.http_exception is not None or match.route.resource in self._exempt:
            return False
        return not is_same_token(request.headers.get(CONTROL_HEADER), self._control_token)


def find_foreign_sign(request: web.Request) -> str | None:
    """Return a sentence on what shows that a foreign page or name is behind the request, None where nothing does."""
    hosts = _list_own_hosts(request)
    given_hosts = request.headers.getall(hdrs.HOST, [])
    if len(given_hosts) != 1 or given_hosts[0].lower() not in hosts:
        return "This server doesn't answer to this host name."
    origins = request.headers.getall(hdrs.ORIGIN, [])
    if not all(origin.lower() in {f"http://{host}" for host in hosts} for origin in origins):
        return "This server doesn't answer pages of other sites."
    sites = request.headers.getall("Sec-Fetch-Site", [])
    if not all(site in _OWN_SITES for site in sites) and not _opens_page(request):
        return "This server doesn't answer what pages of other sites ask for."
    return None


def _opens_page(request: web.Request) -> bool:
    """Tell whether a person followed a link here: the page that held it can't read what is then shown."""
    headers = request.headers
    # Another destination would be a frame within that page.
    to_top = (headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest")) == ("navigate", "document")
    return request.method == hdrs.METH_GET and to_top


def is_same_token(given: object, wanted: str) -> bool:
    """Tell whether `given` is the token, in constant time."""
    if not isinstance(given, str):
        return False
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())


def _list_own_hosts(request: web.Request) -> frozenset[str]:
    """Return the values of Host that mean this server; none where the connection is lost."""
    address = request.get_extra_info("sockname")
    if address is None:
        return frozenset()
    names, port = ("127.0.0.1", "localhost"), address[1]
    hosts = {f"{name}:{port}" for name in names}
    # Clients leave out the port that http means anyway.
    return frozenset(hosts | set(names) if port == _HTTP_PORT else hosts)
