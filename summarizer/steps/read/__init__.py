"""Turn what the user names - files, folders, lists, records, a pipe - into articles, and name what can't be read."""

from .reading import Reach, read

__all__ = ["Reach", "read"]
