from .extractor import (
    EXTRACTOR as EXTRACTOR,
)
from .fetched import (
    parse_fetched as parse_fetched,
    parse_fragment as parse_fragment,
)
from .folder import (
    ENDINGS as ENDINGS,
    FoundFile as FoundFile,
    Listing as Listing,
    digest as digest,
    read_document as read_document,
    scan as scan,
)
from .formats import (
    SourceFile as SourceFile,
    list_sources as list_sources,
    parse as parse,
    read_articles as read_articles,
    read_source as read_source,
)
from .row import (
    FIELDS as FIELDS,
    NO_COLUMNS as NO_COLUMNS,
    parse_row as parse_row,
)
from .rows import (
    BadRow as BadRow,
    Row as Row,
    is_corpus as is_corpus,
    read_rows as read_rows,
)
