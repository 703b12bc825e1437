"""Serve as a process of its own: the first line on stdout is the root URL, and it ends by itself.

python -m benchmarks.stub --ledger ledger.jsonl --seconds 600
"""

import argparse
from pathlib import Path

from .server import Bounds, StubServer


def main() -> None:
    """Serve until the bounds are reached or the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--seconds", type=float, default=Bounds.seconds)
    parser.add_argument("--requests", type=int, default=Bounds.requests)
    given = parser.parse_args()
    bounds = Bounds(given.seconds, given.requests)
    with StubServer(ledger=given.ledger, port=given.port, bounds=bounds) as server:
        print(server.url, flush=True)
        server.wait()


if __name__ == "__main__":
    main()
