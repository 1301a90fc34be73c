# The public names, each with the room that it is from. The runtime reads this file too: see __init__.py.

from .analysis import (
    ANALYSIS_VERSION as ANALYSIS_VERSION,
    analyse as analyse,
    analysis_to_json as analysis_to_json,
)
from .archive import (
    Archive as Archive,
    open_archive as open_archive,
)
from .cache import (
    Cache as Cache,
)
from .documents import (
    ENDINGS as ENDINGS,
    FIELDS as FIELDS,
    read_articles as read_articles,
)
from .errors import (
    BackupError as BackupError,
    BriefbotError as BriefbotError,
    LeaseLostError as LeaseLostError,
    LockedStoreError as LockedStoreError,
    RequestError as RequestError,
    ScheduleError as ScheduleError,
    StoreError as StoreError,
    UnreachableStoreError as UnreachableStoreError,
)
from .ledger import (
    REQUEST_TIME as REQUEST_TIME,
    Ledger as Ledger,
    open_ledger as open_ledger,
)
from .ledger.care import (
    check_ledger as check_ledger,
    try_ledger as try_ledger,
)
from .ledger.figures import (
    read_figures as read_figures,
    read_status as read_status,
)
from .ledger.following import (
    OPERATOR as OPERATOR,
)
from .ledger.replaced import (
    Lacking as Lacking,
)
from .ledger.waking import (
    listen_for_changes as listen_for_changes,
)
from .library import (
    LibraryStats as LibraryStats,
    LoadedFolder as LoadedFolder,
)
from .library.care import (
    check_library as check_library,
    set_library_aside as set_library_aside,
)
from .model.analysis import (
    ActorKind as ActorKind,
    Precision as Precision,
    When as When,
)
from .model.article import (
    Article as Article,
    BasedOn as BasedOn,
)
from .model.audience import (
    EVERYTHING as EVERYTHING,
    Audience as Audience,
)
from .model.briefing import (
    Briefing as Briefing,
    Citation as Citation,
    Claim as Claim,
    Coverage as Coverage,
    Heading as Heading,
    Label as Label,
    Part as Part,
    Proof as Proof,
    ProofPart as ProofPart,
    Section as Section,
    Tag as Tag,
)
from .model.captures import (
    Basis as Basis,
    Capture as Capture,
    MissingPage as MissingPage,
)
from .model.delivery import (
    Delivery as Delivery,
    DeliveryKind as DeliveryKind,
    DeliveryPart as DeliveryPart,
    DeliveryState as DeliveryState,
    Frozen as Frozen,
    PartState as PartState,
    Preferences as Preferences,
    Run as Run,
    StoredAbout as StoredAbout,
    StoredRequest as StoredRequest,
)
from .model.digest import (
    ALERTS_AN_HOUR as ALERTS_AN_HOUR,
    AlertRule as AlertRule,
    Correction as Correction,
    CorrectionCause as CorrectionCause,
    DayRule as DayRule,
    Days as Days,
    Destination as Destination,
    DestinationKind as DestinationKind,
    Digest as Digest,
    DigestKind as DigestKind,
    EmptyDay as EmptyDay,
    LeftOut as LeftOut,
    LeftOutRule as LeftOutRule,
    NewsFilter as NewsFilter,
    Occurrence as Occurrence,
    Plan as Plan,
    Schedule as Schedule,
    ScheduleSettings as ScheduleSettings,
    SkipReason as SkipReason,
    Template as Template,
    Timing as Timing,
    Window as Window,
)
from .model.fetching import (
    FetchAnswer as FetchAnswer,
    Fetcher as Fetcher,
    FetchFailure as FetchFailure,
    FetchRequest as FetchRequest,
    Validators as Validators,
)
from .model.figures import (
    LedgerFigures as LedgerFigures,
    LedgerStatus as LedgerStatus,
    ScheduleStatus as ScheduleStatus,
)
from .model.findings import (
    NamedActor as NamedActor,
    Question as Question,
    Request as Request,
)
from .model.hosts import (
    Host as Host,
    HostLease as HostLease,
    LeaseKind as LeaseKind,
    Share as Share,
    plan_shards as plan_shards,
)
from .model.reasons import (
    Cause as Cause,
    Reason as Reason,
)
from .model.rendered import (
    Rendered as Rendered,
    RenderedLine as RenderedLine,
    RenderedSection as RenderedSection,
    RenderedSource as RenderedSource,
)
from .model.reports import (
    Complaint as Complaint,
    CountedReport as CountedReport,
    HiddenLine as HiddenLine,
    Report as Report,
)
from .model.rules import (
    Rule as Rule,
)
from .model.sources import (
    Source as Source,
    SourceState as SourceState,
    SourceTrouble as SourceTrouble,
    Trouble as Trouble,
)
from .model.spans import (
    Span as Span,
    stable_id as stable_id,
)
from .model.stories import (
    Story as Story,
    StoryDocument as StoryDocument,
)
from .render import (
    ENGLISH as ENGLISH,
    render_csv as render_csv,
    render_discord as render_discord,
    render_discord_proof as render_discord_proof,
    render_html as render_html,
    render_json as render_json,
    render_markdown as render_markdown,
    render_terminal as render_terminal,
)
from .render.explain import (
    explain as explain,
)
from .render.phrases import (
    write_day as write_day,
)
from .render.proofs import (
    point_at_proof as point_at_proof,
)
from .render.site import (
    render_site as render_site,
)
from .render.stories import (
    render_stories_json as render_stories_json,
    render_stories_terminal as render_stories_terminal,
)
from .render.to_explain import (
    render_explain_html as render_explain_html,
    render_explain_terminal as render_explain_terminal,
)
from .schedule import (
    LINES_BY_DAY as LINES_BY_DAY,
    check_timing as check_timing,
    find_alert_room as find_alert_room,
    is_known_zone as is_known_zone,
    list_lines as list_lines,
    list_next_times as list_next_times,
    list_zone_names as list_zone_names,
    load_zone as load_zone,
    make_window as make_window,
    plan_schedule as plan_schedule,
    stays_silent as stays_silent,
)
from .service import (
    Digests as Digests,
    Limits as Limits,
    LoadReport as LoadReport,
    Progress as Progress,
    Service as Service,
    open_service as open_service,
    words_digest as words_digest,
)
from .service.analysing import (
    analyse_article as analyse_article,
    analyse_documents as analyse_documents,
)
from .service.backups import (
    Backup as Backup,
    Restored as Restored,
    list_backups as list_backups,
    make_backup as make_backup,
    restore_backup as restore_backup,
)
from .service.garbage import (
    tune_garbage_collector as tune_garbage_collector,
)
from .service.migrating import (
    migrate_stores as migrate_stores,
)
from .service.missing import (
    Missing as Missing,
)
from .service.proving import (
    list_capture_changes as list_capture_changes,
)
from .service.replaced import (
    add_lacking as add_lacking,
)
from .service.sources.followed import (
    FollowedSources as FollowedSources,
)
from .service.sources.refresh_work import (
    Refreshed as Refreshed,
)
from .service.sources.reports import (
    Added as Added,
    Imported as Imported,
    ListedSource as ListedSource,
    Preview as Preview,
    Removal as Removal,
)
from .sources.addresses import (
    mask_secrets as mask_secrets,
)
from .sources.due import (
    is_worth_telling as is_worth_telling,
)
from .sources.reasons import (
    TROUBLES_IN_ENGLISH as TROUBLES_IN_ENGLISH,
    explain_trouble as explain_trouble,
)
from .stores.addresses import (
    Place as Place,
    parse_database_address as parse_database_address,
)
from .text.cleaning import (
    clean as clean,
    clean_line as clean_line,
    escape_unseen as escape_unseen,
)
from .text.discord_markdown import (
    escape_discord as escape_discord,
    shorten_discord as shorten_discord,
    unescape_discord as unescape_discord,
)
from .text.links import (
    safe_link as safe_link,
)
from .text.shortening import (
    shorten as shorten,
    shorten_name as shorten_name,
    utf16_length as utf16_length,
)
