"""``python -m summarizer`` is the command."""

from .cli import main

main()
