"""The bot's process is small: it never imports what only the command line or the reading of web pages needs."""

import subprocess
import sys


def test_the_bots_modules_import_no_library_of_the_command_line_or_of_web_pages() -> None:
    script = (
        "import sys, bot.client\n"
        "print(sorted({'trafilatura', 'typer', 'rich', 'lxml', 'countryinfo'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"
