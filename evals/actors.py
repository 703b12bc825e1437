"""How well names were joined into actors across a story."""

from collections import defaultdict

from ..schemas import Briefing, Frozen
from .case import Story
from .clusters import b_cubed, false_merges, lea
from .names import all_forms, fold, forms, printed
from .passages import Passages

Mention = tuple[str, str]
"""Article id and a folded name it prints."""


class ActorScore(Frozen):
    """LEA decides, B-cubed is printed beside it, false merges are a hard count."""

    lea: float = 0.0
    b_cubed: float = 0.0
    joined: float = 0.0
    """LEA over the names that the briefing has at all: joining without finding."""
    false_merges: int = 0
    """Pairs of actors that must not be one and are, each under a part of its name: "the mediator" merges nobody."""
    mentions: int = 0
    """Names the labels have, each once an article."""
    found: int = 0
    """Of those, names the briefing has."""


def score_actors(story: Story, briefing: Briefing, passages: Passages) -> ActorScore:
    """Compare a briefing's actors with the labels', mention by mention.

    Labels do not list everybody an article names, so an actor the labels do not know is neither gain nor loss.

    Args:
        story: the labelled story.
        briefing: made of all its articles.
        passages: tells which source is which article.
    """
    whose = _owners(story)
    gold = _inverted(whose)
    known = whose.keys()
    found = [cluster & known for cluster in _clusters(story, briefing, passages)]
    met = [cluster for cluster in found if cluster]
    named = {mention for mention in known if _named(story, whose[mention], mention[1])}
    seen = set[Mention]().union(*met)
    return ActorScore(
        lea=lea(list(gold.values()), met).f1,
        b_cubed=b_cubed(list(gold.values()), met).f1,
        joined=lea([shared for cluster in gold.values() if (shared := cluster & seen)], met).f1,
        false_merges=false_merges(
            [{whose[mention] for mention in cluster if mention in named} for cluster in met],
            [frozenset(pair) for pair in story.labels.never_same],
        ),
        mentions=len(known),
        found=len(seen),
    )


def _owners(story: Story) -> dict[Mention, str]:
    """Each mention with the labelled actor that goes by it.

    A wording by which two actors of the story go, such as "the minister", is left out: a briefing does not say in
    which article it met which of its actor's names, so nothing can be told from it.
    """
    holders = _holders(story)
    return {
        (case.id, name): actor.id
        for case in story.cases
        for actor in case.gold.actors
        for name in map(fold, printed(actor))
        if len(holders[name]) == 1
    }


def _named(story: Story, actor: str, form: str) -> bool:
    """Whether a wording holds a word of the actor's name, and is not only a description."""
    names = {fold(names[0]) for names in story.clusters[actor].values()}
    return bool({word for name in names for word in name.split()} & set(form.split()))


def _holders(story: Story) -> dict[str, set[str]]:
    """Each form of a name, "Mr" left out or not, with the actors of the story that go by it."""
    holders: dict[str, set[str]] = defaultdict(set)
    for actor, cases in story.clusters.items():
        for form in all_forms(name for names in cases.values() for name in names):
            holders[form].add(actor)
    return holders


def _inverted(whose: dict[Mention, str]) -> dict[str, set[Mention]]:
    clusters: dict[str, set[Mention]] = defaultdict(set)
    for mention, actor in whose.items():
        clusters[actor].add(mention)
    return clusters


def _clusters(story: Story, briefing: Briefing, passages: Passages) -> list[set[Mention]]:
    """Mentions of each of the briefing's actors: its names, in the articles where the briefing places it."""
    met_as = _met_as(story)
    places: dict[str, set[str]] = defaultdict(set)
    for actor in briefing.actors:
        places[actor.id] |= {piece.source for piece in actor.evidence}
    for position in briefing.positions:
        places[position.speaker] |= {piece.source for piece in position.evidence}
    clusters: list[set[Mention]] = []
    for actor in briefing.actors:
        names = all_forms((actor.name, *actor.aliases))
        articles = {passages.articles[source] for source in places[actor.id] if source in passages.articles}
        clusters.append(
            {(article, name) for article in articles for name, known in met_as[article].items() if known & names}
        )
    return clusters


def _met_as(story: Story) -> dict[str, dict[str, frozenset[str]]]:
    """Each article's folded names, with the forms each may be met in; "Quintela" is neither Mr nor Ms Quintela."""
    holders = _holders(story)
    return {
        case.id: {
            fold(name): frozenset({fold(name), *(form for form in forms(name) if len(holders[form]) == 1)})
            for actor in case.gold.actors
            for name in printed(actor)
        }
        for case in story.cases
    }
