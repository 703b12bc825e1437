"""Read the one JSON object out of what a person saved from a chat window, and say in plain words what is wrong with it.

People copy a fence, a greeting or a closing remark along with the answer. One object among prose is the answer; two
are a riddle, and a guess would put words into the model's mouth.
"""

import json
import re
from collections.abc import Iterator

from pydantic import BaseModel, ValidationError

LARGEST = 8_000_000
"""Bytes of an answer that are read: a hundred times the longest there is."""
_TOKEN = re.compile(r'["{}]|\\.', re.DOTALL)
_TOLD = 3
"""Faults of one answer that are told; the rest mostly follow from them."""


class Unfit(Exception):
    """An answer is of no use; the message says why, in plain words."""


def fitting(raw: bytes, fills: type[BaseModel]) -> str:
    """Find the answer in what was saved.

    Args:
        raw: the file's bytes.
        fills: the schema the answer must fit.

    Returns:
        The text as it came when it fits as it is, else the one JSON object in it, cut out and otherwise untouched.

    Raises:
        Unfit: it is no text, holds no JSON object or several, or what it holds does not fit.
    """
    if len(raw) > LARGEST:
        raise Unfit(f"it is larger than {LARGEST // 1_000_000} MB, which no answer is")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unfit("it is not UTF-8 text; save it as plain text in UTF-8") from None
    if not text.strip():
        raise Unfit("it is empty")
    try:
        fills.model_validate_json(text)
    except ValidationError:
        text = _only(text)
    else:
        return text
    try:
        fills.model_validate_json(text)
    except ValidationError as error:
        raise Unfit(in_words(error)) from None
    return text


def in_words(error: ValidationError) -> str:
    """Say where an answer does not fit: place, fault, what stood there."""
    faults = error.errors(include_url=False, include_context=False)
    told = [_fault(str(fault["msg"]), fault["loc"], fault["input"]) for fault in faults[:_TOLD]]
    more = len(faults) - len(told)
    return "; ".join(told) + (f"; and {more} more" if more > 0 else "")


def _fault(words: str, place: tuple[str | int, ...], found: object) -> str:
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")
    shown = "" if isinstance(found, dict | list) else f" (found {str(found)[:60]!r})"
    return f"{where or 'the answer'}: {words[:1].lower()}{words[1:]}{shown}"


def _only(text: str) -> str:
    """Cut out the one JSON object in a text.

    Raises:
        Unfit: there is none, or there are several that differ.
    """
    found: dict[str, None] = {}
    opened = False
    for piece in _braced(text):
        if piece is None:
            opened = True
        elif piece not in found and _is_object(piece):
            found[piece] = None
    if len(found) > 1:
        raise Unfit(f"it holds {len(found)} JSON objects; leave only the one that is the answer")
    if found:
        return next(iter(found))
    raise Unfit(
        "its JSON ends before it is complete; it may have been cut off" if opened else "it holds no JSON object"
    )


def _braced(text: str) -> Iterator[str | None]:
    """Cut out each outermost pair of braces, in one pass; None for one that is never closed."""
    depth, start, quoted = 0, 0, False
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if depth and mark == '"':
            quoted = not quoted
        elif mark == "{" and not quoted:
            start = start if depth else token.start()
            depth += 1
        elif mark == "}" and depth and not quoted:
            depth -= 1
            if not depth:
                yield text[start : token.end()]
    if depth:
        yield None


def _is_object(piece: str) -> bool:
    try:
        return isinstance(json.loads(piece), dict)
    except (ValueError, RecursionError):
        return False
