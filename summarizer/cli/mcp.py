"""The command that lets assistants call this program over the Model Context Protocol."""

from importlib.util import find_spec
from typing import Annotated

import typer

from ..errors import EngineUnavailable
from .options import EngineOptions, announce, grouped, load_settings

Root = Annotated[
    list[str] | None,
    typer.Option("--root", metavar="DIR", help="Folder that may be read: DIR or NAME=DIR. Repeatable."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mcp")(grouped(mcp))


def mcp(engine: EngineOptions, root: Root = None) -> None:
    """Answer an assistant over stdio: brief, extract and verify_claim below the roots, read-only."""
    if find_spec("mcp") is None:
        move = "pip install 'structured-summarizer[mcp]'"
        raise EngineUnavailable("mcp", "needs the SDK of the Model Context Protocol, which is not installed", move)
    from ..mcp.roots import Roots  # noqa: PLC0415 - only this command needs it

    roots = Roots.named(root or [])
    settings = load_settings(engine.given())
    announce(settings)
    from ..mcp.server import serve  # noqa: PLC0415 - loads the SDK
    from ..mcp.tools import Desk  # noqa: PLC0415

    serve(Desk(roots, settings))
