"""Word the title, the bottom line and the key judgments: by the engine where its sentences hold, else by template."""

from .accept import word
from .recheck import recheck

__all__ = ["recheck", "word"]
