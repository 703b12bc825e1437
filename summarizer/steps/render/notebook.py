"""Notebooks: the page under the cell that made it, apart from the notebook's own style and links."""

from html import escape

from ...schemas import Briefing
from .html import as_html

_HEIGHT = 1180
"""Pixels that show a sheet of A4 without scrolling."""


def as_frame(briefing: Briefing) -> str:
    """Put the whole HTML form into a frame of its own, so that neither style nor anchors leave it.

    The frame may run the page's own script and nothing else: no forms, no windows, no reach into the notebook.
    """
    document = escape(as_html(briefing), quote=True)
    look = f"width:100%;height:{_HEIGHT}px;border:0"
    return f'<iframe title="Briefing" sandbox="allow-scripts" style="{look}" srcdoc="{document}"></iframe>\n'
