"""How often calls were sent again in this process: for whoever shows how a run goes, and for nothing else."""

import threading


class Tries:
    """A count that several threads add to."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._lock = threading.Lock()
        self.total = 0

    def count(self, _state: object) -> None:
        """Count one more; called by the retry before it waits."""
        with self._lock:
            self.total += 1


TRIES = Tries()
