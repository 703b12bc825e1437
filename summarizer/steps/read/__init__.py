"""Turn what the user names - files, folders, lists, records, a pipe - into articles, and name what can't be read."""

from .reading import read

__all__ = ["read"]
