"""The hand-off folder: prompts go out as pages, answers come back as files, and whoever carries them needs no key.

For people with a chat window, and for models on machines without a network. The folder is all the state there is:
``NAME.prompt.md`` waits for ``NAME.answer.json``, ``answered/`` keeps what was taken in, ``stale/`` what is no longer
asked. Names carry the first digits of the prompt's key: an answer that took a week never lands on a newer prompt.
"""

from collections.abc import Collection
from pathlib import Path

from ..errors import UsageError
from .deferred import DeferredModel
from .model import Warn
from .recording import Recordings, answers_in, read_recordings, take_in, waiting_in, written

NAME = "hand-off"
"""Name of a model nobody named."""
_ANSWERED, _STALE = "answered", "stale"


class HandOff(DeferredModel):
    """A model that answers through a folder."""

    def __init__(self, folder: Path, *, model: str | None = None, warn: Warn = lambda _message: None) -> None:
        """Take in the answers that came since, and open the folder.

        Args:
            folder: of the hand-off; made if need be.
            model: name of the model that is to answer; answers of another one are not its answers.
            warn: hears of each answer that is of no use, and why.

        Raises:
            UsageError: the folder can't be used, or a file in it is not what its name says.
        """
        if folder.exists() and not folder.is_dir():
            raise UsageError(str(folder), "is not a folder", "Name a folder for the prompts and their answers")
        _kept, faults = take_in(folder, folder / _ANSWERED)
        for fault in faults:
            warn(f"answer not taken in: {fault}. Its prompt keeps waiting")
        names = {asked.name for asked in waiting_in(folder)}
        for name, path in answers_in(folder).items():
            if name not in names:
                warn(f"{path.name} answers no prompt that waits here: the prompt changed since, or was answered before")
        name = model or NAME
        known = list(read_recordings(folder / _ANSWERED))
        super().__init__(name, name, Recordings(known, name, folder, by_key=True))


def tidy(folder: Path, waiting: Collection[str], warn: Warn) -> None:
    """Set prompts aside that this run did not ask, so that nobody answers them in vain.

    A run asks all it can, so what it did not ask it does not need: the article or the prompt changed, or the article
    was left out. Should it be asked again, the page is written again.

    Args:
        folder: of the hand-off.
        waiting: keys of the prompts that wait at the end of the run.
        warn: hears which were set aside.
    """
    for asked in list(waiting_in(folder)):
        if asked.key in waiting:
            continue
        (folder / _STALE).mkdir(exist_ok=True)
        for path in written(folder, asked):
            try:
                path.replace(folder / _STALE / path.name)
            except FileNotFoundError:  # another run set it aside
                continue
        warn(f"{asked.name} is no longer asked, since its article or prompt changed or was left out; see {_STALE}/")
