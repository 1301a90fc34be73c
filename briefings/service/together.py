"""Several things at once, none of which outlives the failure of another."""

import asyncio
from collections.abc import Iterable


async def run_together(work: Iterable[object]) -> None:
    """Do several things at once; the first error ends the others, so that none goes on without its lease."""
    try:
        async with asyncio.TaskGroup() as group:
            for one in work:
                group.create_task(one)  # type: ignore[arg-type]  # coroutines all of them
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
