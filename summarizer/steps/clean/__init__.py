"""Find what in an article's text is reporting: set the rest aside, join wrapped lines, number the sentences."""

from .cleaning import clean

__all__ = ["clean"]
