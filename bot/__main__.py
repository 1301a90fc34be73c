"""The command `briefbot`, also `python -m bot`."""

import sys
from io import TextIOWrapper


def main() -> None:
    """Run `briefbot run` and `briefbot health` without the command line's libraries; else the rest.

    The bot's memory needn't hold them, and a container asks for health again and again.
    """
    for stream in (sys.stdout, sys.stderr):
        write_utf8(stream)
    if sys.argv[1:] == ["run"]:
        from bot.client import main as run

        sys.exit(run())
    if sys.argv[1:] == ["health"]:
        from bot.operations.health_file import tell_health

        sys.exit(tell_health())
    from bot.cli import main as cli

    cli()


def write_utf8(stream: object) -> None:
    r"""Let a stream to a file or pipe write UTF-8, whatever the code page: pages say that they are UTF-8, and JSON is.

    A terminal keeps its encoding. What can't be written either way is written out (`\u2013`) and ends nothing.
    """
    # A test or a program that calls this may have put something else in the stream's place.
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
