from .digesting import (
    Digests as Digests,
)
from .executor import (
    Executor as Executor,
    Limits as Limits,
    WorkError as WorkError,
    open_executor as open_executor,
)
from .load_reports import (
    LoadReport as LoadReport,
    Progress as Progress,
)
from .opening import (
    open_service as open_service,
)
from .proving import (
    words_digest as words_digest,
)
from .service import (
    Service as Service,
)
from .tasks import (
    FILE_LIMIT as FILE_LIMIT,
)
