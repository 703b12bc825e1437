"""Merge the notes of all articles into one briefing, by reference: nothing is reworded, disagreement is kept."""

from .briefing import merge

__all__ = ["merge"]
