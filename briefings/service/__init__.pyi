from .digesting import (
    Digests as Digests,
)
from .executor import (
    Executor as Executor,
    Limits as Limits,
    WorkError as WorkError,
    open_executor as open_executor,
)
from .loading import (
    LoadReport as LoadReport,
    Progress as Progress,
)
from .service import (
    Service as Service,
    open_service as open_service,
    words_digest as words_digest,
)
from .tasks import (
    FILE_LIMIT as FILE_LIMIT,
)
