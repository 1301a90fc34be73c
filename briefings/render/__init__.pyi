from .check import (
    verify as verify,
)
from .labels import (
    ENGLISH as ENGLISH,
    Labels as Labels,
)
from .site import (
    render_site as render_site,
)
from .to_csv import (
    render_csv as render_csv,
)
from .to_discord import (
    render_discord as render_discord,
    render_discord_proof as render_discord_proof,
)
from .to_html import (
    render_html as render_html,
)
from .to_json import (
    render_json as render_json,
)
from .to_markdown import (
    render_markdown as render_markdown,
)
from .to_terminal import (
    render_terminal as render_terminal,
)
