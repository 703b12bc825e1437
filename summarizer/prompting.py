"""Prompts are files: Markdown with front matter, so that changing how we ask needs no change of code.

A prompt file::

    ---
    id: extract
    version: 1
    fills: Notes
    variables: [mark, sentences, claims]
    examples: [example]
    ---
    # system
    The fixed part, the same bytes for every call; ${examples} stands where the worked examples go.
    # user
    What differs from call to call: $mark, $sentences.
    # user: again
    Another form of the same request: $mark, $sentences, $claims.

``$$`` is a dollar sign. Values are put in by one pass of ``string.Template``, so braces, dollars and percent signs of
an article stay what they are. Everything that varies stands in the user part, behind the fixed part: servers reuse the
work on a prefix they have seen.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

import yaml
from pydantic import BaseModel

from .errors import UsageError
from .schemas import ForeignNotes, Links, Notes, Phrased, Wording

FILLS: Mapping[str, type[BaseModel]] = {"extract": Notes, "link": Links, "compose": Wording}
"""The three judgments an engine makes, one prompt each, and the schema each fills."""

ADDED: Mapping[str, type[BaseModel]] = {"foreign": ForeignNotes, "translate": Phrased}
"""What other languages take: a part that is added to a request behind all others, and a request of its own."""
_BARE = frozenset(("foreign",))
"""Parts of another request, which have no fixed part of their own."""

_REQUIRED = {"id", "version", "fills", "variables"}
_KNOWN = _REQUIRED | {"examples"}
_HEADING = re.compile(r"^# (system|user(?:: [a-z]+)?|sentences|answer)[ \t]*$", re.MULTILINE)
_CHAT_TOKEN = re.compile(
    r"<(?=[|｜]|/?(?:s|bos|eos|pad|unk|think|im_start|im_end|(?:start|end)_of_turn|tool_call)>)|<<(?=/?SYS>>)"
    r"|\[(?=/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Example:
    """A worked example: numbered sentences and the answer they call for."""

    name: str
    sentences: str
    answer: str
    """Compact JSON that fits the prompt's schema."""

    def __str__(self) -> str:
        return f"{self.sentences}\n\nAnswer:\n{self.answer}"


@dataclass(frozen=True)
class Prompt:
    """One way of asking for one schema."""

    id: str
    version: int
    variables: frozenset[str]
    """Names the user parts hold, all forms together."""
    system: str
    """The fixed part, ready to send."""
    users: Mapping[str, str]
    """The varying part by form, as a template; the plain form is ``""``."""
    examples: tuple[Example, ...] = ()

    @property
    def fills(self) -> type[BaseModel]:
        """Schema the answer fits."""
        return FILLS[self.id] if self.id in FILLS else ADDED[self.id]

    @cached_property
    def fingerprint(self) -> str:
        """12 hex digits that change with every character a model would see."""
        seen = [self.id, str(self.version), self.system]
        seen += [f"{form}\n{self.users[form]}" for form in sorted(self.users)]
        return _sha256("\0".join(seen))[:12]

    def user(self, form: str = "", **values: str) -> str:
        """Fill in the varying part.

        Args:
            form: which of the user parts.
            values: text for each of its variables, put in as it is.

        Raises:
            UsageError: there is no such form, or the values are not exactly its variables.
        """
        if form not in self.users:
            raise UsageError(f"prompt {self.id}", f'has no section "# user: {form}"', "Add it to the file")
        template = Template(self.users[form])
        wanted = set(template.get_identifiers())
        if wanted != set(values):
            odd = ", ".join(sorted(wanted ^ set(values)))
            raise UsageError(f"prompt {self.id}", f"its user part and the values differ in: {odd}", "Use each once")
        return template.substitute(values)


@dataclass(frozen=True)
class Prompts:
    """The three prompts of an engine, and what articles and pages in other languages take beside them."""

    extract: Prompt
    link: Prompt
    compose: Prompt
    foreign: Prompt
    translate: Prompt

    @cached_property
    def fingerprint(self) -> str:
        """12 hex digits over the three that every run asks with."""
        return _sha256(self.extract.fingerprint + self.link.fingerprint + self.compose.fingerprint)[:12]

    def fingerprint_with(self, added: Iterable[str]) -> str:
        """12 hex digits over the three and those parts that a run added; without any, the same as ``fingerprint``."""
        names = sorted(set(added))
        parts = [getattr(self, name).fingerprint for name in names]
        return _sha256(self.fingerprint + "".join(parts))[:12] if parts else self.fingerprint


def load(folder: Path | None = None) -> Prompts:
    """Read and check the prompts.

    Args:
        folder: of prompt files to use in place of those that ship; one that is missing there is taken from those.

    Raises:
        UsageError: a file is missing or malformed; the message says where and how.
    """
    shipped = resources.files("summarizer") / "prompts"
    if folder is not None and not folder.is_dir():
        raise UsageError(str(folder), "is not a folder", "Give the folder that holds extract.md, link.md, compose.md")
    homes = (shipped,) if folder is None else (folder, shipped)
    return Prompts(**{name: _prompt(homes, name) for name in (*FILLS, *ADDED)})


def inert(text: str) -> str:
    """Take the power from words that chat servers read as their own marks, such as ``<|im_start|>``.

    A blank after the bracket is enough for every tokenizer and changes nothing a reader would notice. Linear.
    """
    return _CHAT_TOKEN.sub(lambda bracket: f"{bracket.group()} ", text)


def mark_for(text: str) -> str:
    """Make a delimiter that the text can't hold: 16 hex digits of its own hash.

    Whoever writes the text would have to know the hash of what they have not finished writing. It is not random,
    because the same article has to make the same prompt, or no answer could be kept or replayed.
    """
    salt = 0
    while (mark := _sha256(f"{salt}\n{text}")[:16]) in text:
        salt += 1
    return mark


def _prompt(homes: Sequence[Traversable], name: str) -> Prompt:
    where, text = _read(homes, f"{name}.md")
    front, body = _split(text, where)
    sections = _sections(body, where)
    fills = FILLS[name] if name in FILLS else ADDED[name]
    if front["id"] != name or front["fills"] != fills.__name__ or not isinstance(front["version"], int):
        raise UsageError(
            where, f"needs id: {name}, fills: {fills.__name__} and a whole version", "Correct the front matter"
        )
    users = {form.partition(": ")[2]: text for form, text in sections.items() if form.startswith("user")}
    if ("system" in sections) == (name in _BARE) or "" not in users:
        parts = (
            'a section "# system" and a section "# user"'
            if name not in _BARE
            else 'a section "# user" and no "# system"'
        )
        raise UsageError(where, f"needs {parts}", "Correct its sections")
    named = front.get("examples") or []
    if not isinstance(named, list):
        raise UsageError(where, "examples is not a list", "Write examples: [name]")
    examples = tuple(_example(homes, str(example)) for example in named)
    variables = _variables(front["variables"], users, where)
    return Prompt(
        name, front["version"], variables, _system(sections.get("system", ""), examples, where), users, examples
    )


def _read(homes: Sequence[Traversable], *parts: str) -> tuple[str, str]:
    """Read a file from the first home that has it, so that a user's folder need hold only what it changes."""
    files = [home.joinpath(*parts) for home in homes]
    path = next((path for path in files if path.is_file()), files[-1])
    try:
        return str(path), path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            str(path), f"the prompt can't be read ({error})", "Restore it or name another folder"
        ) from None


def _split(text: str, where: str) -> tuple[dict[str, object], str]:
    """Part front matter and body, and refuse keys nobody reads: a misspelt key would go unnoticed."""
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise UsageError(where, "does not begin with front matter between two lines of ---", "Add it")
    try:
        front = yaml.safe_load(parts[1])
    except yaml.YAMLError as error:
        raise UsageError(where, f"its front matter is not YAML ({error})", "Correct it") from None
    keys = set(front) if isinstance(front, dict) else set()
    if not keys >= _REQUIRED or not keys <= _KNOWN:
        odd = ", ".join(sorted(str(name) for name in (_REQUIRED - keys) | (keys - _KNOWN)))
        raise UsageError(where, f"front matter has missing or unknown keys: {odd}", f"Known: {sorted(_KNOWN)}")
    return front, parts[2]


def _sections(body: str, where: str) -> dict[str, str]:
    pieces = _HEADING.split(body)
    if pieces[0].strip():
        raise UsageError(where, "has text before its first section", "Put it under a heading")
    names = pieces[1::2]
    if len(set(names)) != len(names):
        raise UsageError(where, "has two sections of one name", "Join them")
    return {name: text.strip() for name, text in zip(names, pieces[2::2], strict=True)}


def _variables(declared: object, users: Mapping[str, str], where: str) -> frozenset[str]:
    """Check that the variables declared are those used, so that neither an article nor a rule is left out unseen."""
    if not isinstance(declared, list):
        raise UsageError(where, "variables is not a list", "Write variables: [a, b]")
    templates = {form: Template(text) for form, text in users.items()}
    for form, template in templates.items():
        if not template.is_valid():
            raise UsageError(where, f'a stray $ in "# user {form}"', "Write $$ for a dollar sign")
    used = {name for template in templates.values() for name in template.get_identifiers()}
    if used != set(declared):
        odd = ", ".join(sorted(used ^ {str(name) for name in declared}))
        raise UsageError(where, f"variables declared and used differ in: {odd}", "Make them the same")
    return frozenset(used)


def _system(text: str, examples: tuple[Example, ...], where: str) -> str:
    """Put the examples into the fixed part; nothing else may vary in it."""
    template = Template(text)
    if not template.is_valid() or set(template.get_identifiers()) != ({"examples"} if examples else set()):
        raise UsageError(
            where, "# system may hold no variable but ${examples}, and that only with examples", "Move it to # user"
        )
    return template.substitute(examples="\n\n".join(map(str, examples)))


def _example(homes: Sequence[Traversable], name: str) -> Example:
    where, text = _read(homes, "examples", f"{name}.md")
    sections = _sections(text, where)
    try:
        answer = json.loads(sections["answer"])
        sentences = sections["sentences"]
    except (KeyError, json.JSONDecodeError) as error:
        raise UsageError(where, f"needs # sentences and # answer with JSON ({error})", "Correct it") from None
    return Example(name, sentences, json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
