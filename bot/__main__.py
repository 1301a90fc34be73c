"""The command `briefbot`, also `python -m bot`."""

import sys


def main() -> None:
    """Run `briefbot run` without the command line's libraries, which a bot's memory needn't hold; else the rest."""
    if sys.argv[1:] == ["run"]:
        from bot.client import main as run

        sys.exit(run())
    from bot.cli import main as cli

    cli()


if __name__ == "__main__":
    main()
