"""Several processes of one bot that share a ledger: who holds which of Discord's shards, and who identifies when.

`keeper` holds a process's share of the shards by leases, `turns` spaces the IDENTIFYs of all of them.
"""

from bot.hosts.keeper import HostsError, ShardKeeper
from bot.hosts.turns import IdentifyTurns

__all__ = ["HostsError", "IdentifyTurns", "ShardKeeper"]
