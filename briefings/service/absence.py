"""Nothing was found: what there is all the same, and which of the words asked for is to blame."""

from dataclasses import replace

from briefings.library import Reader
from briefings.model.briefing import Absence, Briefing, Missing
from briefings.model.findings import Findings, Question, Request, Topic
from briefings.questions import QUESTIONS, Meaning, compose_answer

#: Names that are offered where none is near.
_MOST_NAMES = 3


async def explain_absence(
    reader: Reader, request: Request, meaning: Meaning, findings: Findings, briefing: Briefing
) -> Briefing:
    """Return a briefing in which nothing was found with the reason, and with names that are near or are there.

    `findings` are what it was made from.
    """
    suggestions = briefing.suggestions
    empty = next((one for one in meaning.every if one.says_nothing), None)
    if empty is not None and await reader.has_documents():
        absence: Absence | None = Absence(missing=Missing.MEANING, words=empty.words)
        suggestions = empty.suggestions
    else:
        absence = await _find_reason(reader, request, meaning, findings)
    if absence is not None and absence.missing is Missing.ABOUT and meaning.about is not None:
        suggestions = meaning.about.suggestions
    named = () if absence or suggestions else await reader.names_beginning("", limit=_MOST_NAMES)
    return replace(
        briefing, absence=absence, suggestions=suggestions, named_most=tuple(dict.fromkeys(one.name for one in named))
    )


async def _find_reason(reader: Reader, request: Request, meaning: Meaning, findings: Findings) -> Absence | None:
    missing, topic, about = QUESTIONS[request.question].missing, meaning.topic, meaning.about
    if not await reader.has_documents():
        return Absence(missing=Missing.DOCUMENTS)
    if missing is None or not (topic.actors or topic.text):
        return None
    documents = await _count_documents(reader, topic)
    if not documents:
        return await _blame_words(reader, topic)
    name = topic.actors[0].name if len(topic.actors) == 1 else None
    if (request.since or request.until) and not await _count_documents(reader, topic, request):
        return Absence(missing=Missing.DAYS, name=name, words=topic.words, documents=documents)
    if about is not None and compose_answer(request, replace(meaning, about=None), findings).found:
        return Absence(missing=Missing.ABOUT, name=name or topic.words, words=about.words, documents=documents)
    if not topic.actors and await _is_in_no_english(reader, topic):
        missing = Missing.ENGLISH
    return Absence(missing=missing, name=name, words=topic.words, documents=documents)


async def _is_in_no_english(reader: Reader, topic: Topic) -> bool:
    """Tell whether no document that has a topic's words is in English; of very many the newest are looked at."""
    found = await reader.findings(topic, reach=QUESTIONS[Question.SOURCES].reach)
    return bool(found.documents) and all(document.language is not None for document in found.documents.values())


async def _blame_words(reader: Reader, topic: Topic) -> Absence | None:
    """Return which of several words stands in no document, or that no sentence has all; None: there is no such one."""
    having = {
        word: await _list_documents(reader, Topic(words=word, text=word))
        for word in topic.text.replace('"', " ").split()
    }
    unknown = [word for word, documents in having.items() if not documents]
    rest = [documents for documents in having.values() if documents]
    if not rest or len(having) == 1:
        return None
    together = len(frozenset.intersection(*rest))
    if not together:
        return None
    if unknown:
        return Absence(missing=Missing.WORD, words=" ".join(unknown), documents=together)
    return Absence(missing=Missing.SENTENCE, words=topic.words, documents=together)


async def _count_documents(reader: Reader, topic: Topic, request: Request | None = None) -> int:
    """Return how many documents name a topic; with a request, how many of those from its days."""
    days = (None, None) if request is None else (request.since, request.until)
    # They are counted however few are read.
    reach = replace(QUESTIONS[Question.SOURCES].reach, documents=1, newest=1)
    found = await reader.findings(topic, reach=reach, since=days[0], until=days[1])
    return 0 if found.named is None else found.named.documents


async def _list_documents(reader: Reader, topic: Topic) -> frozenset[str]:
    """Return the ids of the documents that name a topic."""
    found = await reader.findings(topic, reach=QUESTIONS[Question.SOURCES].reach)
    return frozenset(found.documents)
