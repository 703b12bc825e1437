"""A chat-completions server on loopback that answers by script, misbehaves on demand and keeps the books.

Standard library only, bounded in time and requests. In a test: ``with StubServer(script) as stub``. As a process of its
own: ``python -m benchmarks.stub``, with the faults in the base URL. Tests and benchmarks share this one server.
"""

from .answers import notes_of, scripted
from .plan import Plan, Planned
from .reply import Answer, Body, Fault
from .server import Bounds, Entry, Script, StubServer

__all__ = [
    "Answer",
    "Body",
    "Bounds",
    "Entry",
    "Fault",
    "Plan",
    "Planned",
    "Script",
    "StubServer",
    "notes_of",
    "scripted",
]
