"""The use cases: load, answer, complete, prove. Calls the stations in order; no station calls back."""

from briefings.service.digesting import Digests
from briefings.service.executor import Executor, Limits, WorkError, open_executor
from briefings.service.loading import FILE_LIMIT, LoadReport, Progress
from briefings.service.service import Service, open_service, words_digest

__all__ = [
    "FILE_LIMIT",
    "Digests",
    "Executor",
    "Limits",
    "LoadReport",
    "Progress",
    "Service",
    "WorkError",
    "open_executor",
    "open_service",
    "words_digest",
]
