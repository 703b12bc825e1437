"""The command in a process of its own that need not import first: a server that has imported everything forks for it.

Exit code, streams, folder and environment are those of a process started anew. What a process finds out while it starts
(what ``--help`` loads, ``PYTHONPATH``, signals, a terminal) is tested with one that does start.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import random
import runpy
import signal
import subprocess
import sys
import tempfile
import threading
import warnings
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

SECONDS = 240
"""After so many a run is ended; its exit code is then that of the signal."""
LIBRARIES = ("openai", "instructor", "spacy", "scipy.stats", "yaml", "jinja2", "typst", "docx", "pypdf")
"""What the command imports only where it needs it."""
_one = threading.Lock()


def run(
    arguments: list[str], *, env: Mapping[str, str], cwd: Path | None = None, stdin: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    """Run ``python -m summarizer`` with these arguments and nothing else in its environment.

    Args:
        arguments: words of the command line, without the command's name.
        env: the whole environment.
        cwd: folder it runs in; this process's own when left out.
        stdin: what it can read.
    """
    with tempfile.TemporaryDirectory() as home:
        streams = [Path(home, name) for name in ("in", "out", "err")]
        for path in streams:
            path.write_bytes(stdin if path.name == "in" else b"")
        asked = {"argv": arguments, "env": dict(env), "cwd": str(cwd or Path.cwd()), "streams": list(map(str, streams))}
        with _one:
            code = _ask(asked)
        return subprocess.CompletedProcess(arguments, code, streams[1].read_bytes(), streams[2].read_bytes())


def told(arguments: list[str], *, env: Mapping[str, str], cwd: Path) -> "subprocess.CompletedProcess[str]":
    """The same, for what prints text and reads nothing."""
    done = run(arguments, env=env, cwd=cwd)
    return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())


def _ask(asked: Mapping[str, object]) -> int:
    server = _server()
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(asked).encode() + b"\n")
    server.stdin.flush()
    return int(server.stdout.readline())


@cache
def _server() -> "subprocess.Popen[bytes]":
    """Start the server once; it ends with this process, since its stdin then does."""
    started = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(started.communicate)
    return started


def serve() -> None:
    """Fork for each line of stdin and print how the child ended; returns in the child alone, which is then the command.

    Standard streams are kept under other numbers, so that a child can have its own under theirs.
    """
    told, telling = os.dup(0), os.dup(1)
    with os.fdopen(told, "rb", buffering=0) as lines:
        while line := lines.readline():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of the threads that numeric libraries keep
                child = os.fork()
            if not child:
                os.close(telling)
                _become(json.loads(line))
                return
            _, status = os.waitpid(child, 0)
            os.write(telling, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _become(asked: Mapping[str, object]) -> None:
    """Take on what a process is started with."""
    modes = (os.O_RDONLY, os.O_WRONLY | os.O_APPEND, os.O_WRONLY | os.O_APPEND)
    for number, (path, mode) in enumerate(zip(asked["streams"], modes, strict=True)):  # type: ignore[call-overload]
        opened = os.open(path, mode)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(str(asked["cwd"]))
    os.environ.clear()
    os.environ.update(asked["env"])  # type: ignore[call-overload]
    sys.argv = ["summarizer", *asked["argv"]]  # type: ignore[misc]
    sys.path[0] = str(asked["cwd"])
    random.seed()
    signal.alarm(SECONDS)


def _import_everything() -> None:
    import summarizer

    for found in pkgutil.walk_packages(summarizer.__path__, "summarizer."):
        if not found.name.endswith("__main__"):
            with suppress(ImportError):
                importlib.import_module(found.name)
    for name in LIBRARIES:
        with suppress(ImportError):
            importlib.import_module(name)
    gc.freeze()


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])
    _import_everything()
    serve()
    runpy.run_module("summarizer", run_name="__main__", alter_sys=True)
