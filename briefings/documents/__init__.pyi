from .folder import (
    ENDINGS as ENDINGS,
    FoundFile as FoundFile,
    Listing as Listing,
    digest as digest,
    read as read,
    scan as scan,
)
from .formats import (
    Source as Source,
    list_sources as list_sources,
    parse as parse,
    read_articles as read_articles,
    read_source as read_source,
)
