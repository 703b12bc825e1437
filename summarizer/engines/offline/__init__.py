"""The engine that needs no key: who says what, read from a dependency parse."""

from .engine import OfflineEngine

__all__ = ["OfflineEngine"]
