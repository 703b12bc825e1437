"""Characters nobody sees: they can hide instructions or split words, so a reader drops them and counts them.

Joiners that scripts and emoji need stay: a zero-width joiner between emoji, joiners inside words of scripts that
shape their letters, one variation selector after a sign, tag characters of the flags that are spelt with them.
Normalising (NFKC) removes none of these characters, so they are listed here.
"""

import re
from collections.abc import Iterator

_HIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_SHAPED = re.compile("[\u0600-\u06ff\u0700-\u07bf\u0840-\u08ff\u0900-\u0dff\u0e80-\u109f\u1780-\u17b3\u1800-\u180a]")
_SIGN = re.compile("[#*0-9©®\u2000-\u200a\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FLAG_TAGS = re.compile("[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f")


def hidden_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each run of invisible characters that no script or emoji needs, in order."""
    for found in _HIDDEN.finditer(text):
        start = found.start() + _needed(text, found.start(), found.end())
        if start < found.end():
            yield start, found.end()


def _needed(text: str, start: int, end: int) -> int:
    """Count how many characters at the start of a run belong to what stands before it."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    first, length = text[start], end - start
    if before == "\U0001f3f4" and (tags := _FLAG_TAGS.match(text, start, end)):
        return tags.end() - start
    if first in "\ufe0e\ufe0f" and _SIGN.match(before):
        joined = text[start + 1 : end] == "\u200d" and _SIGN.match(after)
        return 2 if joined else 1
    joiner = first in "\u200c\u200d" and length == 1
    shaped = _SHAPED.match(before) is not None
    needed = (
        (joiner and shaped and (first == "\u200d" or _SHAPED.match(after) is not None))
        or (joiner and first == "\u200d" and _SIGN.match(before) and _SIGN.match(after))
        or (first in "\u180b\u180c\u180d" and shaped)
        or (("\ufe00" <= first <= "\ufe02" or "\U000e0100" <= first <= "\U000e01ef") and _IDEOGRAPH.match(before))
    )
    return 1 if needed else 0
