"""What may leave to a reader: text without the characters that steer a terminal or hide words."""

import re
import unicodedata

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1: escape sequences begin with these
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"  # reordering, invisible, tags
)
"""Control characters, bidirectional overrides and invisible ones. Joiners that scripts need (U+200C, U+200D) stay."""

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


def plain_lines(text: str) -> str:
    """Make a text harmless but keep its lines: what is shown as an article's own text."""
    return STEERING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def ascii_only(text: str) -> str:
    """Spell a text in ASCII for terminals that have nothing else; letters without a spelling become "?"."""
    spelled = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(c if c.isascii() else "" if unicodedata.combining(c) else "?" for c in spelled)
