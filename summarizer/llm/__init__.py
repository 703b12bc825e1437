"""The only floor that knows openai, instructor, tenacity and diskcache; importing it loads none of them.

Wrappers are models too. Order, outermost first: cache (``CachedModel``), then inside ``ChatModel`` the one schema
re-ask (instructor), the transport retry (tenacity), the client (``max_retries=0``).
"""

from .connection import Endpoint, connect
from .model import CutOff, Model, Reply, Request
from .recording import RecordedModel, Recording, ingest

__all__ = ["CutOff", "Endpoint", "Model", "RecordedModel", "Recording", "Reply", "Request", "connect", "ingest"]
