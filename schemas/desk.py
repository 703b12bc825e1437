"""What a user knows beside the articles: who is who, and what to call an outlet."""

from .base import Frozen


class Known(Frozen):
    """One actor as the user knows it."""

    name: str
    """The name to print, whichever the articles use."""
    same: tuple[str, ...] = ()
    """Other names of it."""
    never: tuple[str, ...] = ()
    """Names of actors that are not this one, however alike they read."""


class OutletNote(Frozen):
    """What the user says of an outlet. The program itself rates none."""

    outlet: str
    """Domain, or name as the articles' metadata have it."""
    name: str
    """What to call it."""
    rating: str | None = None
    """The user's own rating, in the user's words."""
    country: str | None = None
