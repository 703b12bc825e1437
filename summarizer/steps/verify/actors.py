"""Does an actor stand in the article: under its name, its aliases, and the office the notes give it?"""

import re

from ...lexicon import places, titles
from ...schemas import ActorKind, Article, Check, CheckedActor, NotedActor, Quarantined
from . import place
from .scene import Stage
from .wordings import contains
from .words import words_of


def check_actor(n: int, actor: NotedActor, stage: Stage) -> tuple[CheckedActor | None, list[Quarantined]]:
    """Check one actor.

    An actor whose name does not stand in the article is quarantined with every claim laid to it. An alias, an office or
    an organisation that does not stand there is quarantined by itself, with the actor's id and a suffix, and the actor
    is kept without it: a wrong alias is a fault to show, not a reason to lose what the actor rightly says.

    Args:
        n: place of the actor in the notes, from 1.
        actor: as noted.
        stage: the article and the actors.

    Returns:
        The checked actor, or None; and what was quarantined.
    """
    article, key = stage.printed, f"{stage.article.id}-a{n}"
    failed = [
        check for check in (place.place(article, actor.sentences), _named(actor, stage)) if check.verdict == "failed"
    ]
    if failed:
        return None, [_quarantined(key, f"{actor.name} ({actor.kind})", actor, article, tuple(failed))]
    aliases = [alias for alias in actor.aliases if contains(stage.text, alias)]
    printed = [alias for alias in actor.aliases if alias not in aliases and _prints(alias, stage)]
    faults = [
        _fault(f"{key}.alias{i}", "alias", alias, actor, article)
        for i, alias in enumerate(actor.aliases, start=1)
        if alias not in (*aliases, *printed)
    ]
    office = actor.office if actor.office and _office_stands(actor.office, actor, stage) else None
    organisation = actor.organisation if actor.organisation and _stands(actor.organisation, stage) else None
    for label, given, kept in (("office", actor.office, office), ("organisation", actor.organisation, organisation)):
        if given and kept is None:
            faults.append(_fault(f"{key}.{label}", label, given, actor, article))
    checked = CheckedActor(
        id=key,
        name=actor.name,
        kind=actor.kind,
        aliases=tuple(aliases),
        printed=tuple(printed),
        office=office,
        organisation=organisation,
        evidence=stage.cut(actor.sentences),
    )
    return checked, faults


def _fault(key: str, label: str, given: str, actor: NotedActor, article: Article) -> Quarantined:
    detail = f'the article does not give {actor.name} the {label} "{given}"'
    check = Check(name="names", verdict="failed", detail=detail)
    return _quarantined(key, f"{label} of {actor.name}: {given}", actor, article, (check,))


def _quarantined(key: str, claim: str, actor: NotedActor, article: Article, failed: tuple[Check, ...]) -> Quarantined:
    return Quarantined(
        id=key,
        kind="actor",
        source=article.id,
        claim=claim,
        actor=actor.name,
        sentences=tuple(actor.sentences),
        failed=failed,
    )


def _named(actor: NotedActor, stage: Stage) -> Check:
    """Check that the name stands in the article and, for a person, that it is a name."""
    if not (_stands(actor.name, stage) or _signs(actor.name, stage.article) or stage.describes(actor)):
        detail = f'"{actor.name}" does not stand in the article'
    elif actor.kind is ActorKind.PERSON and _is_nickname(actor.name, stage.text):
        detail = f'"{actor.name}" is a description or a nickname, not the name of a person'
    elif stage.original and not stage.original.names((actor.name, *actor.aliases), stage.original.everywhere()):
        detail = f'no wording of "{actor.name}" stands in the original; its aliases must hold one as printed'
    else:
        return Check(name="names", verdict="passed")
    return Check(name="names", verdict="failed", detail=detail)


def _prints(alias: str, stage: Stage) -> bool:
    """Whether the original of an article in another language holds a wording."""
    return stage.original is not None and stage.original.names((alias,), stage.original.everywhere())


def _signs(name: str, article: Article) -> bool:
    """Whether a byline names the actor: the author of a column speaks in it, and is named nowhere else."""
    bylines = (article.text[span.start : span.end] for span in article.removed if span.rule == "byline")
    return any(contains(line, name) for line in bylines)


def _stands(label: str, stage: Stage) -> bool:
    """Whether a label stands in the article, or another name of the same state does."""
    if contains(stage.text, label.removeprefix("The ").removeprefix("the ").removeprefix("a ").removeprefix("an ")):
        return True
    known = places.place_meant(label)
    return known is not None and any(
        contains(stage.text, other) for other in (known.name, *known.aliases, *known.demonyms)
    )


def _office_stands(office: str, actor: NotedActor, stage: Stage) -> bool:
    """Whether the words of an office stand in a sentence that speaks of the actor, or just beside one."""
    wanted = {word.low for word in words_of(office) if word.low not in ("of", "the", "for", "'s")}
    numbers = [s.n for s in stage.article.sentences if stage.speaks_of(s.n, actor)]
    near = {k for n in numbers for k in (n - 1, n, n + 1) if 1 <= k <= len(stage.article.sentences)}
    words = {word.low for k in near for word in stage.reading(k).words}
    return all(word in words or _of_place(word, words) for word in wanted)


def _of_place(word: str, words: set[str]) -> bool:
    known = places.place_meant(word)
    return known is not None and any(label.lower() in words for label in (known.name, *known.aliases, *known.demonyms))


def _is_nickname(name: str, text: str) -> bool:
    """Whether a person's "name" holds no proper name.

    Rules: a personal name does not begin with an article; some word of it begins with a capital and is not the owner
    in "the Kremlin's occupant"; a single capitalised word is no name where the article also writes it small
    behind an article ("the tsar").
    """
    words = words_of(titles.parted(name).name or name)
    if not words or words[0].low in ("the", "a", "an"):
        return True
    owners = {i for i in range(len(words) - 1) if words[i + 1].low == "'s"}
    if not any(w.text[0].isalpha() and not w.text[0].islower() for i, w in enumerate(words) if i not in owners):
        return True
    small = rf"(?<!\w)(?:[Tt]he|[Aa]n?) {re.escape(words[0].low)}(?!\w)"
    return len(words) == 1 and re.search(small, text) is not None
