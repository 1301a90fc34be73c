"""The service manager: told that the bot is ready, that it lives, and that it ends. sd_notify(3) is the source."""

import logging
import os
import socket
from collections.abc import Mapping

_log = logging.getLogger(__name__)


def notify(state: str, variables: Mapping[str, str] = os.environ) -> bool:
    """Tell the service manager `state` ('READY=1', 'WATCHDOG=1', 'STOPPING=1'); return whether there is one."""
    address = variables.get("NOTIFY_SOCKET")
    if not address or not hasattr(socket, "AF_UNIX"):
        return False
    # An @ stands for the first byte of a socket that is in no folder.
    name = "\0" + address[1:] if address.startswith("@") else address
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
            manager.connect(name)
            manager.sendall(state.encode())
    except OSError as error:
        _log.warning("the service manager can't be told %s: %s", state, error)
        return False
    return True
