"""The engine that asks a language model."""

from .engine import LLMEngine

__all__ = ["LLMEngine"]
