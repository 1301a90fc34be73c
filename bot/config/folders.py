"""Where documents and databases are, for commands that need no other setting; light to import."""

import os
from collections.abc import Mapping
from pathlib import Path


def environment(env_file: Path = Path(".env")) -> Mapping[str, str]:
    """Return the environment over the lines of `env_file`; an empty variable counts as not set."""
    found: dict[str, str] = {}
    if env_file.is_file():
        from dotenv import dotenv_values

        found = {name: value for name, value in dotenv_values(env_file, interpolate=False).items() if value}
    return found | {name: value for name, value in os.environ.items() if value}


def data_folder(variables: Mapping[str, str] | None = None) -> Path:
    """Return the folder of the databases: BRIEFBOT_DATA, else the user's data folder. It need not exist yet."""
    chosen = (environment() if variables is None else variables).get("BRIEFBOT_DATA")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("briefbot", appauthor=False)


def seeds_folder(variables: Mapping[str, str] | None = None) -> Path:
    """Return the folder of documents: BRIEFBOT_SEEDS, else ./seeds, else the shipped ones."""
    chosen = (environment() if variables is None else variables).get("BRIEFBOT_SEEDS")
    if chosen:
        return Path(chosen).expanduser()
    here = Path("seeds")
    return here if here.is_dir() else shipped_seeds()


def shipped_seeds() -> Path:
    """Return the documents that come with Briefbot: those installed with it (see setup.py), else a checkout's own."""
    package = _package()
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"


def sample_newsroom() -> Path:
    """Return the articles about an invented town that the playground opens with."""
    return _package() / "playground" / "newsroom"


def shipped_samples() -> tuple[Path, ...]:
    """Return the folders of documents that leave answers as soon as others are there, wherever a copy of them lies."""
    return shipped_seeds(), sample_newsroom()


def _package() -> Path:
    # Imported here, because it takes a tenth of the time that `briefbot health` does.
    from importlib import resources

    return Path(str(resources.files("bot")))
