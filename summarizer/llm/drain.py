"""How a run that is interrupted ends: no call begins any more, and those that are out end and are kept.

An answer that is on its way is paid for whether or not anybody waits for it, so throwing it away pays for it twice.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class Interrupted(KeyboardInterrupt):
    """Raised where a call would begin after its run was interrupted; like its parent no fault that may be handled."""


class Drain:
    """Counts the calls that are out and, once closed, lets no further one begin."""

    def __init__(self) -> None:
        """Begin open, with nothing out."""
        self._closed = threading.Event()
        self._changed = threading.Condition()
        self._out = 0

    def run(self, call: Callable[[], T]) -> T:
        """Make a call that ``close`` waits for.

        The interpreter's main thread is where an interrupt strikes, in the middle of whatever it does, so a call from
        there is made in a thread beside it.

        Raises:
            Interrupted: no call may begin any more.
        """
        if threading.current_thread() is not threading.main_thread():
            with self._counted():
                return call()
        made: Future[T] = Future()
        threading.Thread(target=_into, args=(made, lambda: self.run(call)), daemon=True).start()
        try:
            return made.result()
        except BaseException:
            if not made.done():
                self.close()
            raise

    def close(self) -> None:
        """Return once every call that is out has ended; interrupted in its turn, it stays closed for good."""
        self._closed.set()
        with self._changed:
            while self._out:
                self._changed.wait()
        self._closed.clear()

    def pause(self, seconds: float) -> None:
        """Sleep between the tries of a call; one that only waits for its next try is not out.

        Raises:
            Interrupted: the run is being interrupted.
        """
        if self._closed.wait(max(0.0, seconds)):
            raise Interrupted

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._changed:
            if self._closed.is_set():
                raise Interrupted
            self._out += 1
        before, _here.drain = _here.drain, self
        try:
            yield
        finally:
            _here.drain = before
            with self._changed:
                self._out -= 1
                self._changed.notify_all()


class _Here(threading.local):
    """The drain of the call this thread is making, by which a transport many wrappers further in finds it."""

    drain: Drain | None = None


_here = _Here()


def pause(seconds: float) -> None:
    """Sleep inside a call, for 0 seconds too, unless its run is being interrupted.

    Raises:
        Interrupted: it is.
    """
    (_here.drain or _FOREVER).pause(seconds)


_FOREVER = Drain()
"""For calls nobody counts, such as of a model used by itself: it never closes."""


def _into(made: "Future[T]", call: Callable[[], T]) -> None:
    try:
        made.set_result(call())
    except BaseException as error:
        made.set_exception(error)
