"""What a worker process does: one changed file → what the library will hold of it. No library is open here.

The rooms are named whole, because they load what is called in them when it is called: a bot that only sends the work
holds no rule of the analysis and no parser in memory.
"""

from briefings import analysis, documents, library
from briefings.errors import DocumentError
from briefings.library.entry import Entry
from briefings.model.article import Article
from briefings.service.tasks import RowsTask, Task, TaskResult


def read_file(task: Task) -> TaskResult:
    """Read, parse and analyse one file."""
    try:
        raw = documents.read_document(task.root, task.path, task.limit)
        found = documents.digest(raw)
        if found == task.known_digest:
            return TaskResult(path=task.path, digest=found)
        if found == task.refused_digest:
            return TaskResult(path=task.path, digest=found, refused=True)
        article = documents.parse(task.path, raw)
    except DocumentError as error:
        return TaskResult(path=task.path, problem=error.reason)
    return TaskResult(path=task.path, digest=found, entry=analyse_article(article))


def read_rows_of(task: RowsTask) -> tuple[Entry | str, ...]:
    """Return for each row what the library takes up of it, or why it can't be read."""
    made: list[Entry | str] = []
    for row in task.rows:
        try:
            article = documents.parse_row(task.path, row.digest, row.content, task.columns, row.doubts)
            made.append(analyse_article(article))
        except DocumentError as error:
            made.append(error.reason)
    return tuple(made)


def analyse_article(article: Article) -> Entry:
    """Return what the library takes up of an article."""
    return library.make_entry(article, analysis.analyse(article))
