"""Load labelled stories strictly: a label that does not stand in its article fails here, not in a score.

Every fault of a file is named at once, each with its path inside the file, so that a labeller mends them in one go.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ..errors import InputError
from ..schemas import Frozen
from .checks import Fault, article_faults, story_faults
from .labels import Gold, GoldPosition, Status, StoryLabels

SCHEMA_LINE = "# yaml-language-server: $schema="
STORY_FILE = "story.yaml"
M = TypeVar("M", bound=BaseModel)


class CaseError(InputError):
    """A labelled story does not load; the message names the file, the path inside it and the fault."""


class Case(Frozen):
    """One labelled article."""

    id: str
    """Short id within its story."""
    file: Path
    """The article's file."""
    text: str
    """Its whole text as decoded, line ends untouched."""
    gold: Gold
    """The first hand's labels."""
    second: Gold | None = None
    """A second hand's labels, made without sight of the first."""


class Story(BaseModel):
    """One labelled story: its articles and what the merged page must say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """Name of its folder."""
    folder: Path
    labels: StoryLabels
    cases: tuple[Case, ...]

    def case(self, article: str) -> Case:
        """Return the article with this id.

        Raises:
            KeyError: the story has no such article.
        """
        for case in self.cases:
            if case.id == article:
                return case
        raise KeyError(article)

    def issue(self, position: GoldPosition) -> str:
        """Return the normative sentence a position answers to, whether it names the story's issue or words its own."""
        return next((i.statement for i in self.labels.issues if i.id == position.issue), position.issue)

    @cached_property
    def clusters(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Gold actor clusters: actor id to article id to every name and alias that article prints."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for case in self.cases:
            for actor in case.gold.actors:
                found.setdefault(actor.id, {})[case.id] = (actor.name, *actor.aliases)
        return found

    def count(self, status: Status | None = None) -> int:
        """Count the positions of all articles, or those of one status."""
        return sum(status in (None, p.status) for case in self.cases for p in case.gold.positions)


def places(text: str, snippet: str) -> list[tuple[int, int]]:
    """Find every place of a snippet, any run of white space standing for any other.

    Returns:
        Pairs (start, end) of code point offsets into the text as decoded; empty when it does not stand there.
    """
    words = r"\s+".join(re.escape(word) for word in snippet.split())
    return [match.span() for match in re.finditer(words, text)]


def stories(path: Path) -> list[Story]:
    """Load every story below a folder, in the order of their names.

    Raises:
        CaseError: a story does not load, or the folder holds none.
    """
    folders = sorted(found.parent for found in path.glob(f"*/{STORY_FILE}"))
    if not folders:
        raise CaseError(str(path), f"no {STORY_FILE} in any folder below it", "Give the folder that holds the stories")
    return [load_story(folder) for folder in folders]


def load_story(path: Path) -> Story:
    """Load one story and hold every label against its article.

    Args:
        path: the story's folder, or its ``story.yaml``.

    Raises:
        CaseError: a file is missing or malformed, or a label does not hold.
    """
    file = path if path.name == STORY_FILE else path / STORY_FILE
    labels = _parse(file, StoryLabels)
    issues = {issue.id for issue in labels.issues}
    cases = []
    for ref in labels.articles:
        article = file.parent / ref.file
        own = file.parent / (ref.gold or f"{article.stem}.gold.yaml")
        text = _text(article)
        second = _gold(file.parent / ref.second, text, issues) if ref.second else None
        cases.append(Case(id=ref.id, file=article, text=text, gold=_gold(own, text, issues), second=second))
    _refuse(file, story_faults(labels, {case.id: (case.text, case.gold) for case in cases}, places))
    return Story(id=file.parent.name, folder=file.parent, labels=labels, cases=tuple(cases))


def load_gold(file: Path, text: str, issues: Iterable[str] = ()) -> Gold:
    """Load one article's labels and hold them against its text.

    Args:
        file: the ``.gold.yaml`` file.
        text: the article as decoded.
        issues: ids that the story declares.

    Raises:
        CaseError: the file is missing or malformed, or a label does not hold.
    """
    return _gold(file, text, set(issues))


def _gold(file: Path, text: str, issues: set[str]) -> Gold:
    gold = _parse(file, Gold)
    _refuse(file, article_faults(gold, text, issues, places))
    return gold


def _text(file: Path) -> str:
    """Decode without translating line ends, as the reading step does: offsets must mean the same place."""
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(str(file), f"the article can't be read ({error})", "Check the path in story.yaml") from error


if TYPE_CHECKING:
    _Loader = yaml.SafeLoader
else:
    _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same loader over libyaml: all cases in 1.0 s, not 4.0


class _Strict(_Loader):
    """YAML in which a repeated key is a fault, and days and on/off stay the words they are."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own shape
        first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith((":timestamp", ":bool"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = Counter(self.construct_object(key, deep=True) for key, _ in node.value)
        twice = [str(key) for key, times in keys.items() if times > 1]
        if twice:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {', '.join(twice)} stands twice", node.start_mark
            )
        return super().construct_mapping(node, deep=deep)


_Strict.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _parse(file: Path, model: type[M]) -> M:
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), _Strict)  # noqa: S506 - a SafeLoader
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(str(file), f"the labels can't be read ({error})") from error
    except yaml.YAMLError as error:
        raise CaseError(str(file), f"not valid YAML: {' '.join(str(error).split())}") from error
    try:
        return model.model_validate(content)
    except ValidationError as error:
        faults = [(_path(e["loc"]), e["msg"]) for e in error.errors()]
        raise _error(file, faults) from error


def _path(loc: Sequence[str | int]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).lstrip(".") or "top level"


def _refuse(file: Path, faults: Iterator[Fault]) -> None:
    found = list(faults)
    if found:
        raise _error(file, found)


def _error(file: Path, faults: Sequence[Fault]) -> CaseError:
    return CaseError(str(file), "; ".join(f"{path}: {fault}" for path, fault in faults), "Mend the label by reading")
