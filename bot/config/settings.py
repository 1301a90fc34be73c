"""The bot's settings: from the environment, else from `.env`, checked once at the start."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AnyHttpUrl, Field, SecretStr, UrlConstraints, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.config.fetching import (
    DELAY,
    HOSTS_ARE,
    LONGEST_DELAY,
    FetchOptions,
    Permissions,
    name_agent,
    read_hosts,
)
from bot.config.folders import data_folder, seeds_folder
from bot.config.limits import LEAST_MEGABYTES, MEGABYTES, SECONDS
from bot.config.places import DATABASE_IS, StorePlaces, name_places
from bot.config.zone import ZONE_IS, check_zone

#: Discord's own REST interface.
DISCORD_API = "https://discord.com/api/v10"


class LogFormat(StrEnum):
    """How log lines are written: for a person, or one JSON object a line for a machine."""

    TEXT = "text"
    JSON = "json"


class BackupRhythm(StrEnum):
    """How often the running bot makes a backup."""

    DAILY = "daily"


class LogLevel(StrEnum):
    """From which level on log lines are written."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


#: What each setting must be, for whoever set it to something else.
_RIGHT = {
    "DISCORD_TOKEN": "the bot's token",
    "DISCORD_TOKEN_FILE": "a file that holds the bot's token",
    "BRIEFBOT_DATA": "a folder that you may write to",
    "BRIEFBOT_DATABASE": DATABASE_IS,
    "BRIEFBOT_SEEDS": "a folder of documents",
    "BRIEFBOT_GUILD": "a server's id, a whole number (right-click the server, Copy Server ID), or empty",
    "BRIEFBOT_API": "an address that begins with http:// or https://",
    "BRIEFBOT_DOCUMENT_SECONDS": "a number above 0",
    "BRIEFBOT_DOCUMENT_MB": f"a whole number from {LEAST_MEGABYTES} on",
    "BRIEFBOT_CODE": "an address that begins with http:// or https://",
    "BRIEFBOT_FETCH_DELAY": f"a number of seconds from 0 to {LONGEST_DELAY:.0f}",
    "BRIEFBOT_ALLOW_HOSTS": HOSTS_ARE,
    "BRIEFBOT_KEEP_DAYS": "a whole number of days from 1 on",
    "BRIEFBOT_KEEP_HTML": "1 or 0",
    "BRIEFBOT_PACKS": "a file of packs",
    "BRIEFBOT_ALLOW_PRIVATE": "1 or 0",
    "BRIEFBOT_ZONE": ZONE_IS,
    "BRIEFBOT_HTTP": "an address and a port, for example 127.0.0.1:8080",
    "BRIEFBOT_BACKUP": "daily, or empty",
    "BRIEFBOT_BACKUP_DIR": "a folder that you may write to",
    "BRIEFBOT_BACKUP_KEEP": "a whole number from 1 on",
    "BRIEFBOT_SHARDS": "a whole number from 1 on, or empty",
    "BRIEFBOT_LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR",
    "BRIEFBOT_LOG_FORMAT": "text or json",
}


class SettingsError(Exception):
    """Settings are missing or wrong; the message has one sentence for a person for each of them."""


class Settings(BaseSettings):
    """Every setting. The aliases are the names of the environment variables."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    token: SecretStr | None = Field(default=None, alias="DISCORD_TOKEN")
    token_file: Path | None = Field(default=None, alias="DISCORD_TOKEN_FILE")
    data: Path = Field(default_factory=data_folder, alias="BRIEFBOT_DATA")
    database: SecretStr | None = Field(default=None, alias="BRIEFBOT_DATABASE")
    seeds: Path = Field(default_factory=seeds_folder, alias="BRIEFBOT_SEEDS")
    zone: str | None = Field(default=None, alias="BRIEFBOT_ZONE")
    guild: Annotated[int, Field(gt=0, lt=2**64)] | None = Field(default=None, alias="BRIEFBOT_GUILD")
    api: Annotated[AnyHttpUrl, UrlConstraints(allowed_schemes=["http", "https"])] = Field(
        default=AnyHttpUrl(DISCORD_API), alias="BRIEFBOT_API"
    )
    document_seconds: float = Field(default=SECONDS, gt=0, allow_inf_nan=False, alias="BRIEFBOT_DOCUMENT_SECONDS")
    document_mb: int = Field(default=MEGABYTES, ge=LEAST_MEGABYTES, alias="BRIEFBOT_DOCUMENT_MB")
    fetch_delay: float = Field(default=DELAY, ge=0, le=LONGEST_DELAY, allow_inf_nan=False, alias="BRIEFBOT_FETCH_DELAY")
    allow_hosts: str = Field(default="", alias="BRIEFBOT_ALLOW_HOSTS")
    keep_days: int = Field(default=180, ge=1, le=36_500, alias="BRIEFBOT_KEEP_DAYS")
    keep_html: bool = Field(default=False, alias="BRIEFBOT_KEEP_HTML")
    packs: Path | None = Field(default=None, alias="BRIEFBOT_PACKS")
    allow_private: bool = Field(default=False, alias="BRIEFBOT_ALLOW_PRIVATE")
    code: Annotated[AnyHttpUrl, UrlConstraints(allowed_schemes=["http", "https"])] | None = Field(
        default=None, alias="BRIEFBOT_CODE"
    )
    http: Annotated[str, Field(pattern=r"^(\[[0-9a-fA-F:.]+\]|[^\s:\[\]]+):[0-9]{1,5}$")] | None = Field(
        default=None, alias="BRIEFBOT_HTTP"
    )
    backup: BackupRhythm | None = Field(default=None, alias="BRIEFBOT_BACKUP")
    backup_folder: Path | None = Field(default=None, alias="BRIEFBOT_BACKUP_DIR")
    backups_kept: int = Field(default=7, ge=1, alias="BRIEFBOT_BACKUP_KEEP")
    shards: Annotated[int, Field(ge=1, le=100_000)] | None = Field(default=None, alias="BRIEFBOT_SHARDS")
    log_level: LogLevel = Field(default=LogLevel.INFO, alias="BRIEFBOT_LOG_LEVEL")
    log_format: LogFormat = Field(default=LogFormat.TEXT, alias="BRIEFBOT_LOG_FORMAT")

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("log_format", "backup", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("zone")
    @classmethod
    def _zone(cls, value: str | None) -> str | None:
        return value and check_zone(value)

    @field_validator("allow_hosts")
    @classmethod
    def _hosts(cls, value: str) -> str:
        read_hosts(value)
        return value

    @field_validator("database")
    @classmethod
    def _database(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            name_places(Path(), value.get_secret_value())
        return value

    @field_validator("data", "seeds")
    @classmethod
    def _home(cls, value: Path) -> Path:
        return value.expanduser()

    @property
    def fetch_options(self) -> FetchOptions:
        """How web addresses are to be fetched."""
        return FetchOptions(
            user_agent=name_agent(None if self.code is None else str(self.code)),
            permissions=Permissions(hosts=read_hosts(self.allow_hosts), private=self.allow_private),
            delay=self.fetch_delay,
            keeps_html=self.keep_html,
        )

    @property
    def api_base(self) -> str:
        """The REST interface's address as discord.py wants it, without a slash at its end."""
        return str(self.api).rstrip("/")

    @property
    def library_file(self) -> Path:
        """Where the library is: derived from the documents, can be rebuilt."""
        return self.data / "library.db"

    @property
    def backups(self) -> Path:
        """Where backups are made, if no other folder is named."""
        return self.backup_folder.expanduser() if self.backup_folder is not None else self.data / "backups"

    @property
    def places(self) -> StorePlaces:
        """Where ledger and archive are: never derived, worth a backup."""
        return name_places(self.data, None if self.database is None else self.database.get_secret_value())


class GivenSettings(Settings):
    """Settings that are what they are made with, else the defaults: neither environment nor `.env` sets any of them."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the one place where such settings are looked up."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)


def _require_backup(settings: Settings) -> Settings:
    """Return the settings; a backup that would hold nothing of a database is none."""
    if settings.backup is not None and settings.database is not None:
        raise SettingsError(
            "BRIEFBOT_BACKUP copies files, and BRIEFBOT_DATABASE is set: back the database up with pg_dump"
            " (docs/operations.md), and let BRIEFBOT_BACKUP be empty."
        )
    return settings


def _with_token(settings: Settings) -> Settings:
    """Return the settings with the token that stands in a file of its own, where none is set: containers have such."""
    if settings.token is not None or settings.token_file is None:
        return settings
    try:
        words = settings.token_file.expanduser().read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SettingsError(f"DISCORD_TOKEN_FILE: {settings.token_file} can't be read ({reason}).") from None
    return settings.model_copy(update={"token": SecretStr(words.strip())})


def read_settings() -> Settings:
    """Return the settings; raise SettingsError, which names every variable that is wrong but never its value."""
    try:
        return _with_token(_require_backup(Settings()))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        # One setting may break several rules, and is named once.
        names = dict.fromkeys(str(each["loc"][0]) if each["loc"] else "a setting" for each in found)
        wrong = [f"{name} must be {_RIGHT.get(name, 'something else')}." for name in names]
        raise SettingsError(" ".join(wrong)) from None
    except UnicodeDecodeError:
        raise SettingsError("The file .env is not UTF-8; save it as UTF-8.") from None
