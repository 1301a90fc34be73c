"""`python -m bot.standin`: the stand-in in a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import signal
import sys

from bot.standin.server import StandIn


async def _serve(port: int, per_second: int) -> None:
    async with StandIn(port=port, per_second=per_second) as stand_in:
        addresses = {
            "api_base": stand_in.api_base,
            "gateway_url": stand_in.gateway_url,
            "control": f"{stand_in.address}/_control/",
            "control_token": stand_in.control_token,
            "token": stand_in.token,
        }
        sys.stdout.write(json.dumps(addresses) + "\n")
        sys.stdout.flush()
        stopped = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(number, stopped.set)
        await stopped.wait()


def main(arguments: list[str] | None = None) -> None:
    """Run the stand-in in a process of its own; its first line of output is JSON with its addresses and tokens."""
    parser = argparse.ArgumentParser(prog="python -m bot.standin", description=main.__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--per-second", type=int, default=50, help="the global rate limit")
    chosen = parser.parse_args(arguments)
    asyncio.run(_serve(chosen.port, chosen.per_second))


if __name__ == "__main__":
    main()
