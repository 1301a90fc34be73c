"""What the installed package says of itself: its version and where the project is."""

from functools import cache


@cache
def read_package() -> tuple[str, str | None]:
    """Return the version and the project's address, as the package names them; the address may be anything."""
    # Imported here, because it takes a fifth of the time that `briefbot health` does.
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        found = metadata("briefbot")
    except PackageNotFoundError:
        return "(not installed)", None
    addresses = [line.partition(", ")[::2] for line in found.get_all("Project-URL") or []]
    source = (address for label, address in addresses if label.casefold() in {"source", "repository", "homepage"})
    return str(found["Version"]), next(source, None)
