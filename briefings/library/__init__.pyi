from .documents import (
    LibraryStats as LibraryStats,
)
from .empty_words import (
    is_name as is_name,
    offer_names as offer_names,
    says_nothing as says_nothing,
)
from .entry import (
    Entry as Entry,
)
from .files import (
    KnownFile as KnownFile,
    LoadedFolder as LoadedFolder,
)
from .library import (
    Library as Library,
)
from .making import (
    make_entry as make_entry,
)
from .opening import (
    open_library as open_library,
)
from .ordinary import (
    is_ordinary as is_ordinary,
    list_namesakes as list_namesakes,
    mean_word as mean_word,
)
from .other_forms import (
    OtherForm as OtherForm,
    is_body as is_body,
    list_other_forms as list_other_forms,
    write_office as write_office,
    write_titles as write_titles,
)
from .reach import (
    LEADS as LEADS,
    TOLD_STORIES as TOLD_STORIES,
    Reach as Reach,
)
from .reader import (
    Reader as Reader,
    StoredText as StoredText,
)
from .refusals import (
    Refusal as Refusal,
)
from .stories import (
    StoryTables as StoryTables,
)
from .topics import (
    is_part_of_names as is_part_of_names,
    make_query as make_query,
    resolve_other_form as resolve_other_form,
    resolve_topic as resolve_topic,
    translate_state as translate_state,
)
