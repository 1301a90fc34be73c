from .comparison import (
    FARTHEST as FARTHEST,
)
from .copies import (
    FARTHEST_COPIES as FARTHEST_COPIES,
    find_copies as find_copies,
)
from .grouping import (
    Group as Group,
    group_reports as group_reports,
)
from .publishers import (
    count_publishers as count_publishers,
)
from .signature import (
    make_signature as make_signature,
)
from .weighing import (
    make_stories as make_stories,
)
