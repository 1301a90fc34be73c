from .pipeline import (
    analyse as analyse,
)
from .to_json import (
    analysis_to_json as analysis_to_json,
)
from .version import (
    ANALYSIS_VERSION as ANALYSIS_VERSION,
)
