"""What may leave to a reader: text without the characters that steer a terminal or hide words."""

import re
import unicodedata

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1: escape sequences begin with these
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"  # reordering, invisible, tags
)
"""Control characters, bidirectional overrides and invisible ones. Joiners that scripts need (U+200C, U+200D) stay."""

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT}](?:[^A-Za-z\u00c0-\u058f]*[{_RIGHT}])?")
"""From the first to the last letter of such a script with no letter of another between them."""

_ASCII = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "...",
        "·": "|", "•": "*", "\u00a0": " ", "\u202f": " ", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
        "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "€": "EUR", "£": "GBP",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """Make a text one harmless line: steering characters out, white space joined."""
    return " ".join(STEERING.sub("", text.replace("\r", " ")).split())


def isolated(text: str) -> str:
    """Fence words of scripts that run from right to left, so that what follows them keeps its place and its order.

    Args:
        text: harmless already; its own fences were taken out with everything else that steers.
    """
    return RIGHT_TO_LEFT.sub("\u2068\\g<0>\u2069", text)


def plain_lines(text: str) -> str:
    """Make a text harmless but keep its lines: what is shown as an article's own text."""
    return STEERING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def ascii_only(text: str) -> str:
    """Spell a text in ASCII for terminals that have nothing else; letters without a spelling become "?"."""
    spelled = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(c if c.isascii() else "" if unicodedata.combining(c) else "?" for c in spelled)
