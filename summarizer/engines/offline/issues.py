"""One question in different words becomes one issue, without a model: by concepts, names and the act that is asked for.

Joining too much is the worse error, since it makes people who never spoke of the same thing agree or quarrel. So two
wordings are one issue only if they ask for like acts on mostly the same things, and never if each names a place, a
person or a number that the other does not. Groups are complete: each wording in one fits every other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import log

from ...schemas import IssueGroup, Label
from .asks import Ask, ask_of, names_within

_MOST, _GROUPS = 80, 60
"""Members of a group, and groups, that the links schema may hold."""
_ALIKE = 0.6
"""Weighted overlap from which two wordings are about the same; tuned on the pairs in the tests of this module."""
_ALIKE_DEFINITE = 0.4
"""The same where the shorter wording speaks of a certain thing ("the merger") and the longer one says which."""
_NAMED = re.compile(r"\b[A-Z]\w{2,}")
_LATER = re.compile(r"\b(?:of|to|in|on|at|by|for|from|with|into|over|under|about|between|inside|within|against)\b")
_OPENERS = frozenset("The This That These Those His Her Its Their There They And But Not Whether Any All Some".split())
_THING, _NAME = 1.0, 0.3
"""Weight of what a question is about, and of a place or a person: two questions that share only a country are two."""
_HINTED = 0.25
"""Part of a missing thing's weight that counts when the statement behind the wording mentions it."""
_LEAST_HINTED = 0.14
"""Share of a wording's weight below which no hint makes up for the rest: the overlap stays below what is needed."""
_RARITY = 0.25
"""How much more a rare thing weighs, per unit of the logarithm of its rarity among the labels."""
_LIKE: dict[str, frozenset[str]] = {
    "": frozenset({"permit", "run", "law", "keep", "build", "place", "give", "member", "cap"}),
    "permit": frozenset({"run", "law", "build", "place", "give", "attend"}),
    "run": frozenset({"permit", "law", "keep", "place", "build"}),
    "law": frozenset({"permit", "run", "keep"}),
    "keep": frozenset({"run", "law"}),
    "build": frozenset({"permit", "run"}),
    "place": frozenset({"permit", "run", "give", "member"}),
    "give": frozenset({"place", "permit"}),
}
"""Families that ask of one thing whether it is to be: what is approved goes ahead, what is scrapped is not kept."""
_VAGUE = frozenset({"", "permit", "run", "law", "keep", "level", "force", "cap", "give", "change"})
"""Families that ask nothing by themselves: with no thing beside a name, as in "Ukraine should be backed"."""
_INSTRUMENTS = {
    **dict.fromkeys("bill law legislation act statute".split(), "a law"),
    **dict.fromkeys("deal agreement accord pact settlement compromise".split(), "a deal"),
    **dict.fromkeys("bid offer".split(), "an offer"),
}
"""Papers of which a story seldom has two, by what they are."""
_BARELY = frozenset({"", "permit", "law", "run"})
"""Families that ask of a thing only whether it is to be."""
_PLEASANT_LENGTH = 7
"""Words of a wording that reads best as a statement."""


@dataclass(frozen=True)
class _Form:
    """All labels that read alike, but for their sign."""

    ask: Ask
    labels: tuple[tuple[Label, int], ...]
    """Labels, each with its sign."""
    definite: bool
    bare: bool
    """Whether it is one word for one thing, which may be any of its kind."""
    hinted: frozenset[str]
    """What the holders' statements speak of."""
    voices: frozenset[str]
    """Names in the holders' statements, their own among them: who speaks to both speaks to one story."""


def join_issues(labels: Sequence[Label]) -> list[IssueGroup]:
    """Join the wordings of one question.

    Args:
        labels: issue wordings with distinct ids; a hint may hold the holders' statements.

    Returns:
        At most 60 groups of at least two wordings, largest first; a label in no group stands alone. ``members`` is
        the larger side, ``inverse`` holds the wordings that ask the question the other way round. The order of the
        labels changes nothing.
    """
    forms = _forms(labels)
    groups: list[IssueGroup] = []
    clusters = _clusters(len(forms), _edges(forms, _weights(forms)))
    clusters = _with_lone(forms, clusters)
    acts = _bare_acts(labels, forms, clusters)
    for cluster in clusters:
        entries = [entry for n in cluster for entry in forms[n].labels] + acts.get(cluster[0], [])
        entries.sort(key=lambda entry: _order(entry[0]))
        parts = (entries[n : n + _MOST] for n in range(0, len(entries), _MOST))
        groups.extend(_group(part) for part in parts if len(part) > 1)
    return sorted(groups, key=lambda group: (-len(group.members) - len(group.inverse), group.members))[:_GROUPS]


def _forms(labels: Sequence[Label]) -> list[_Form]:
    """Read the labels and put those that read alike together; what asks nothing that can be compared is left out."""
    names = names_within(label.text for label in labels)
    alike: dict[str, list[tuple[Label, Ask]]] = defaultdict(list)
    for label in sorted(labels, key=_order):
        ask = ask_of(label.text, names)
        paper = _instrument(label.text) if not ask.names and len(ask.things | ask.faint) == 1 else ""
        if paper:
            ask = replace(ask, things=frozenset({paper}), heads=frozenset({paper}))
        if ask.things or (ask.names and ask.family not in _VAGUE):
            key = (ask.family, sorted(ask.things), sorted(ask.names), sorted(ask.numbers), ask.lacking)
            alike[str(key)].append((label, ask))
    return [
        _Form(
            voices=frozenset(chain.from_iterable(_NAMED.findall(label.hint or "") for label, _ in entries)) - _OPENERS,
            ask=entries[0][1],
            labels=tuple((label, ask.sign) for label, ask in entries),
            definite=any(ask.definite for _, ask in entries),
            bare=any(_bare(label.text) for label, _ in entries),
            hinted=frozenset(
                chain.from_iterable(ask_of(label.hint, names).things for label, _ in entries if label.hint)
            ),
        )
        for _, entries in sorted(alike.items())
    ]


def _with_lone(forms: Sequence[_Form], clusters: Sequence[Sequence[int]]) -> list[list[int]]:
    """Give "the treaty" to the one question of its story that is about a treaty; where two are, it stays by itself."""
    story = _stories(forms)
    home = {n: at for at, cluster in enumerate(clusters) for n in cluster}
    joined = {at: list(cluster) for at, cluster in enumerate(clusters)}
    for n, form in enumerate(forms):
        if not _lone(form):
            continue
        told = (m for m, other in enumerate(forms) if m != n and _says_more(form.ask, other))
        near = {home[m] for m in told if story[m] == story[n] or not form.voices} - {home[n]}
        if len(near) != 1 or not all(_lone(forms[m]) for m in joined[home[n]]):
            continue
        [to] = near
        joined[to] += joined.pop(home[n])
        for moved in joined[to]:
            home[moved] = to
    return [sorted(members) for _, members in sorted(joined.items(), key=lambda each: min(each[1]))]


def _instrument(topic: str) -> str:
    """What "the bill" is, of which a pile of articles on one matter seldom has two; empty for another thing."""
    words = topic.casefold().rstrip(".").split()
    return next((_INSTRUMENTS[word] for word in words if word in _INSTRUMENTS), "")


def _stories(forms: Sequence[_Form]) -> list[int]:
    """Number the stories of a pile: names of holders, and things a form names beside others, lead to the next one."""
    first: dict[str, int] = {}
    above = list(range(len(forms)))

    def top(n: int) -> int:
        while above[n] != n:
            above[n] = n = above[above[n]]
        return n

    for n, form in enumerate(forms):
        shared = form.voices | (frozenset() if _lone(form) else form.ask.things)
        for each in sorted(shared):
            above[top(n)] = top(first.setdefault(each, n))
    return [top(n) for n in range(len(forms))]


def _lone(form: _Form) -> bool:
    """Whether a form names one thing and nothing that tells it from another of its kind."""
    ask = form.ask
    plain = len(ask.things) == 1 and not ask.names and not ask.numbers and not ask.lacking
    single = all(ask.definite or (not ask.normative and not label.text.endswith("s")) for label, _ in form.labels)
    return plain and single and ask.family in _BARELY


def _says_more(lone: Ask, other: _Form) -> bool:
    """Whether a question is about a thing that another wording only names.

    "Clarity on the treaty" is not about the treaty, and "the treaty should be put to a vote" is about the vote.
    """
    text = other.labels[0][0].text
    about = text.split(" put to ")[-1] if other.ask.family == "refer" else _LATER.split(text, maxsplit=1)[0]
    if not lone.things <= other.ask.heads or other.ask.family not in {*_BARELY, "refer"} or other.ask.lacking:
        return False
    return len(other.ask.things) > 1 and lone.things <= ask_of(about, frozenset()).things


def _bare_acts(
    labels: Sequence[Label], forms: Sequence[_Form], clusters: Sequence[Sequence[int]]
) -> dict[int, list[tuple[Label, int]]]:
    """Give "the sale" to the one question of a pile that asks for a sale; where two do, it stays by itself.

    Returns:
        Labels with their signs, under the first form of the cluster they belong to.
    """
    asking: dict[str, set[int]] = defaultdict(set)
    for cluster in clusters:
        for n in cluster:
            asking[forms[n].ask.family].add(cluster[0])
    found: dict[int, list[tuple[Label, int]]] = defaultdict(list)
    for label in labels:
        ask = ask_of(label.text, frozenset())
        homes = asking.get(ask.family, set())
        if _bare(label.text) and not ask.things and ask.family not in _VAGUE and len(homes) == 1:
            found[min(homes)].append((label, ask.sign))
    return found


def _bare(topic: str) -> bool:
    """Whether a topic is one word for one thing: "levy", of which the article spoke as "the levy"."""
    return topic.isalpha() and topic.islower() and not topic.endswith(("s", "ing"))


def _weights(forms: Sequence[_Form]) -> Mapping[str, float]:
    """Weigh each thing and name: rare ones tell more; names, under "name ...", tell little."""
    seen = Counter(chain.from_iterable(form.ask.things for form in forms))
    seen.update(chain.from_iterable((f"name {name}" for name in form.ask.names) for form in forms))
    return {
        word: (_NAME if word.startswith("name ") else _THING) * (1 + _RARITY * log((1 + len(forms)) / (1 + count)))
        for word, count in seen.items()
    }


def _edges(forms: Sequence[_Form], weights: Mapping[str, float]) -> dict[tuple[int, int], float]:
    """Measure every two forms that share a thing; keep those that ask the same."""
    holders: dict[str, list[int]] = defaultdict(list)
    totals = [sum(weights[thing] for thing in form.ask.things) for form in forms]
    edges: dict[tuple[int, int], float] = {}
    for n, form in enumerate(forms):
        shared: dict[int, float] = defaultdict(float)
        for thing in sorted(form.ask.things):
            for m in holders[thing]:
                shared[m] += weights[thing]
            holders[thing].append(n)
        for m, weight in shared.items():
            share = weight / max(totals[n], totals[m])
            if share < _LEAST_HINTED or (share < _ALIKE_DEFINITE and not _hinted(forms[m], form)):
                continue
            score, needed = _score(forms[m], form, weights) if _compatible(forms[m].ask, form.ask) else (0.0, 1.0)
            if score >= needed:
                edges[m, n] = score
    return edges


def _hinted(one: _Form, other: _Form) -> bool:
    """Whether the statements behind one wording speak of something the other one asks about."""
    return not (one.hinted.isdisjoint(other.ask.things) and other.hinted.isdisjoint(one.ask.things))


def _compatible(one: Ask, other: Ask) -> bool:
    """Whether nothing forbids that two wordings ask the same: like acts, no name, number or "without" against it."""
    like = other.family in _LIKE.get(one.family, ()) or one.family in _LIKE.get(other.family, ())
    if (one.family != other.family and not like) or one.lacking != other.lacking:
        return False
    left, right = one.names - other.names, other.names - one.names
    if (left and right) or (one.broad and right & other.states) or (other.broad and left & one.states):
        return False  # also "Western troops" and "American troops": the one is no shorter wording of the other
    return one.numbers == other.numbers or not one.numbers or not other.numbers


def _score(one: _Form, other: _Form, weights: Mapping[str, float]) -> tuple[float, float]:
    """Return the weighted overlap of two forms and the overlap they need."""
    left, right = one.ask.things - other.ask.things, other.ask.things - one.ask.things
    left, right = left - other.ask.agents, right - one.ask.agents  # who bans phones and where they are banned
    shared = sum(weights[thing] for thing in sorted(one.ask.things & other.ask.things))
    shared += sum(weights[f"name {name}"] for name in sorted(one.ask.names & other.ask.names))
    apart = sum(weights[f"name {name}"] for name in sorted(one.ask.names ^ other.ask.names))
    for missing, hinted in ((left, other.hinted), (right, one.hinted)):
        apart += sum(weights[thing] * (_HINTED if thing in hinted else 1) for thing in sorted(missing))
    together = not one.voices.isdisjoint(other.voices)
    one_said, other_said = (form.definite or (form.bare and together) for form in (one, other))
    certain = (not left and one_said and not one.ask.things.isdisjoint(other.ask.heads)) or (
        not right and other_said and not other.ask.things.isdisjoint(one.ask.heads)
    )
    return shared / (shared + apart), _ALIKE_DEFINITE if certain else _ALIKE


def _clusters(count: int, edges: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Join the most alike first, and only where every form of one cluster is alike to every form of the other."""
    fits: list[set[int]] = [{n} for n in range(count)]
    for m, n in edges:
        fits[m].add(n)
        fits[n].add(m)
    held = {n: [n] for n in range(count)}
    home = list(range(count))
    for m, n in sorted(edges, key=lambda pair: (-edges[pair], pair)):
        one, other = home[m], home[n]
        if one == other or other not in fits[one] or not fits[one].issuperset(held[other]):
            continue
        fits[one] &= fits[other]
        held[one] += held.pop(other)
        for moved in held[one]:
            home[moved] = one
    return [sorted(members) for _, members in sorted(held.items())]


def _group(entries: Sequence[tuple[Label, int]]) -> IssueGroup:
    """Make a group of labels with signs; the larger side leads, of two equal ones that which asks for the act."""
    sides = {sign: [label for label, own in entries if own == sign] for sign in (1, -1)}
    leading = 1 if len(sides[1]) >= len(sides[-1]) else -1
    best = min(sides[leading], key=_clarity)
    return IssueGroup(
        members=[label.id for label in sides[leading]],
        inverse=[label.id for label in sides[-leading]],
        best=best.id,
    )


def _clarity(label: Label) -> tuple[bool, bool, int, int, str]:
    """Order wordings by how well they read: normative, not negated, neither terse nor long, saying where and who."""
    words = label.text.casefold().split()
    normative = bool({"should", "must", "ought"} & set(words))
    named = sum(word[0].isupper() for word in label.text.split()[1:])
    negated = bool({"not", "no", "never"} & set(words))
    return not normative, negated, abs(len(words) - _PLEASANT_LENGTH), -named, label.text


def _order(label: Label) -> tuple[str, str]:
    """Order labels by what they say, so that the order they come in changes nothing."""
    return label.text, label.id
