"""What a killed process held is free at the next start, and what a living one holds is not."""

import signal
import subprocess
import sys

from bot.config.owners import hold_owner, take_dead_owners

HOLDER = """
import sys
from pathlib import Path
from bot.config.owners import hold_owner
with hold_owner(Path(sys.argv[1])) as owner:
    print(owner, flush=True)
    sys.stdin.readline()
"""


def holder(folder) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def test_the_owner_of_a_killed_process_is_dead_once_and_those_of_living_ones_are_not(tmp_path) -> None:
    killed, dead = holder(tmp_path)
    living, _ = holder(tmp_path)
    with killed, living, hold_owner(tmp_path):
        assert take_dead_owners(tmp_path) == ()
        killed.send_signal(signal.SIGKILL)
        killed.wait()

        assert take_dead_owners(tmp_path) == (dead,)
        assert take_dead_owners(tmp_path) == ()
        living.communicate("end\n")

    assert not list(tmp_path.iterdir())
