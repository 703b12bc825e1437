"""Who is in an article: every naming of an actor, joined by name, title, role and pronoun."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from ...lexicon.numbers import figures
from .affiliations import Place, bodies, own_bodies
from .coreference import MET, Salience
from .introduced import named_next
from .kinds import evidence, own_weight
from .members import Member, same_count
from .names import Naming, owned_phrase, read_name, tail_of, whole_phrase
from .namesakes import Namesakes, parts_of, same_full_name
from .pairs import coupled
from .papers import mover
from .parsed import Paragraph
from .roles import Roles, whose
from .samenames import handles, same_place, same_words, words_of
from .words import role

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENTITY_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "state", "NORP": "group"}
_COMPASS = frozenset({"North", "South", "East", "West"})


class Cast:
    """All actors of an article, and which tokens name them."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        """Read every noun phrase of the article in order."""
        self.paragraphs = paragraphs
        self.members: list[Member] = []
        self._by_token: dict[tuple[int, int], Member] = {}
        self._by_word: dict[str, dict[int, Member]] = {}
        self._by_print: dict[str, dict[int, Member]] = {}
        self._tokens_of: dict[int, list[tuple[int, int]]] = {}
        self.pronouns: set[tuple[int, int]] = set()
        self._inside: set[tuple[int, int]] = set()
        """Tokens that belong to a longer name: "Appeal" of "Court of Appeal"."""
        self._salience = Salience()
        names = list(_all_names(paragraphs))
        self._namesakes, self._roles = Namesakes(names), Roles(names)
        for paragraph in paragraphs:
            for token in paragraph.doc:
                self._take(paragraph, token)
        self._gone: set[int] = set()
        self._join_appositions()
        self._join_roles()
        self._join_counts()
        self._join_own()
        self.members = [member for member in self.members if member.number not in self._gone]

    def of(self, paragraph: Paragraph, token: "Token") -> Member | None:
        """The actor a token names, if it names one."""
        return self._by_token.get((paragraph.index, token.i))

    def tokens(self, member: Member) -> "list[Token]":
        """Every token that names an actor, pronouns among them."""
        return [self.paragraphs[index].doc[i] for index, i in self._tokens_of.get(member.number, ())]

    def places(self, member: Member) -> "list[tuple[Paragraph, Token]]":
        """The same with their paragraphs."""
        found = ((self.paragraphs[index], i) for index, i in self._tokens_of.get(member.number, ()))
        return [(paragraph, paragraph.doc[i]) for paragraph, i in found]

    def introduced(self, paragraph: Paragraph, token: "Token") -> int | None:
        """For a pronoun or a role, the number of the latest earlier sentence that names its actor."""
        member = self.of(paragraph, token)
        here = paragraph.numbers[token.i]
        earlier = [n for n in member.sentences if n < here] if member else []
        return earlier[-1] if earlier and here not in (member.sentences if member else []) else None

    def _take(self, paragraph: Paragraph, token: "Token") -> None:
        at = (paragraph.index, token.i)
        if at in self._inside:
            return
        naming = read_name(token) if _is_head(token) else mover(token)
        if naming is None:
            return
        if naming.form == "name":
            self._inside.update((paragraph.index, inner.i) for inner in tail_of(token))
            if token.dep_ == "poss" and _part_of_name(naming, token.head):
                return
        if naming.form == "pronoun":
            quoted = token.i in paragraph.quoted
            member = self._salience.antecedent(paragraph, token, naming, quoted=quoted)
            if member is not None:
                self._name(at, member)
                self.pronouns.add(at)
                member.gender = member.gender or (naming.gender if member.kind == "person" else "")
                self._salience.note(paragraph, token, member)
            return
        owner = self._owner(paragraph, naming, token)
        member = self._theirs(naming, owner) if owner is not None else self._find(naming, token)
        member = member or self._enter(naming, owner)
        self._add(member, naming, token, paragraph.numbers[token.i])
        self._name(at, member)
        self._salience.note(paragraph, token, member)

    def _name(self, at: tuple[int, int], member: Member) -> None:
        self._by_token[at] = member
        self._tokens_of.setdefault(member.number, []).append(at)

    def _owner(self, paragraph: Paragraph, naming: Naming, token: "Token") -> int | None:
        """Whose "his deputy" is; None for any other naming."""
        if naming.form != "role" or naming.plural or naming.kind not in ("office", "unnamed") or naming.name in MET:
            return None
        pronoun = next((c for c in token.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
        if pronoun is None:
            return None
        whose_ = self._by_token.get((paragraph.index, pronoun.i))
        return whose_.number if whose_ is not None else -1

    def _theirs(self, naming: Naming, owner: int) -> Member | None:
        """Who was called "his deputy" before, or holds that office in the body: nobody else's deputy is his."""
        body = self.members[owner].names if owner >= 0 else {}
        head = naming.name.split()[-1].lower()
        for member in reversed(self.members):
            held = member.office is not None and head in member.office.lower().split() and member.organisation in body
            if (member.owner == owner and naming.name in (*member.names, *member.printed)) or held:
                return member
        return None

    def _enter(self, naming: Naming, owner: int | None = None) -> Member:
        member = Member(len(self.members), form=naming.form, plural=naming.plural, of=naming.of, owner=owner)
        self.members.append(member)
        return member

    def _add(self, member: Member, naming: Naming, token: "Token", sentence: int) -> None:
        fuller = naming.form != "role" or member.form == "role"
        if fuller and (naming.form != "name" or naming.name == naming.printed):
            member.article = member.article or token.left_edge.lower_ == "the"
        if fuller:
            member.names[naming.name] += 1
            member.form = naming.form if member.form == "role" else member.form
            for word in handles(naming.name):
                self._by_word.setdefault(word, {})[member.number] = member
        member.definite = member.definite or (naming.form == "role" and naming.definite)
        member.count = member.count or _count(naming, token)
        member.printed[naming.printed] += 1
        if naming.form == "role" and member.form == "role":
            member.printed.update(filter(None, (whole_phrase(token), owned_phrase(token))))
        self._by_print.setdefault(naming.printed.lower(), {})[member.number] = member
        before = naming.printed.removesuffix(naming.name).strip()
        if naming.form == "name" and before.split()[-1:] and before.split()[-1] in role("organisation"):
            self._by_print.setdefault(before.lower(), {})[member.number] = member
        if naming.kind:
            member.votes[naming.kind] += own_weight(naming) if fuller else 0
        if naming.form == "name":
            if token.ent_type_ in _ENTITY_KINDS:
                member.votes[_ENTITY_KINDS[token.ent_type_]] += 1
            for vote, weight in evidence(token, naming):
                member.votes[vote] += weight
        if naming.office and (naming.form == "name" or member.form == "name") and member.kind == "person":
            self.give_office(member, naming, sentence)
        member.gender = member.gender or naming.gender
        if sentence not in member.sentences:
            member.sentences.append(sentence)

    @staticmethod
    def give_office(member: Member, naming: Naming, sentence: int) -> None:
        """Keep the fullest office the article gives."""
        if naming.office and (member.office is None or (member.organisation is None and naming.organisation)):
            member.office, member.organisation = naming.office, naming.organisation
            member.office_sentence = sentence

    def _find(self, naming: Naming, token: "Token") -> Member | None:
        if naming.form == "role":
            return self._find_role(naming, token)
        whole = self._compass(naming)
        if whole is not None:
            return whole
        near = {k: m for word in handles(naming.name) for k, m in self._by_word.get(word, {}).items()}
        alike = [near[k] for k in sorted(near)]
        same = [
            member
            for member in alike
            if member.form == naming.form
            and naming.name in member.names
            and not (member.gender and naming.gender and member.gender != naming.gender)
        ]
        if same:
            return same[-1]
        for member in reversed(alike):
            if (
                member.form == "name"
                and naming.form == "name"
                and not (member.gender and naming.gender and member.gender != naming.gender)
                and self._one_name(naming, member)
            ):
                return member
            if member.form == naming.form == "place" and same_place(member.name, naming.name):
                return member
        return None

    def _compass(self, naming: Naming) -> Member | None:
        """The one state of the article whose name begins as "the North" or "the South" does."""
        if naming.name not in _COMPASS:
            return None
        states = [member for member in self.members if member.form == "place" and member.kind == "state"]
        fitting = [member for member in states if member.name.split()[0] == naming.name]
        return fitting[0] if len(fitting) == 1 else None

    def _one_name(self, naming: Naming, member: Member) -> bool:
        """Whether a name is a member's by a shorter or fuller form, and no namesake's."""
        if any(self._namesakes.rivals(naming.name, name) for name in member.names):
            return False
        wanted, parts = words_of(naming.name), parts_of(naming.name)
        for name in member.names:
            if same_full_name(naming.name, name):
                return True
            theirs = parts_of(name)
            if parts and theirs and parts.family == theirs.family and bool(parts.given) != bool(theirs.given):
                half = naming if not parts.given else Naming("name", name, name, member.office, gender=_sex(member))
                if self._namesakes.bearer(half) == (parts if parts.given else theirs):
                    return True
            elif same_words(wanted, words_of(name)):
                return True
        return False

    def _find_role(self, naming: Naming, token: "Token") -> Member | None:
        """The actor a role points back to: a holder of the office, a body of that sort, or the same words."""
        apposed = (read_name(c) for c in token.children if c.dep_ == "appos" and c.i > token.i)
        bearer = next((name for name in apposed if name is not None and name.form == "name"), None)
        if naming.kind == "office" and not naming.plural and bearer is not None and bearer.kind != "organisation":
            return None  # "counsel for the county, Owen Prideaux" brings in its own bearer, whoever had it before
        printed = self._by_print.get(naming.name.lower(), {})
        known = [printed[number] for number in sorted(printed)]
        same = [m for m in known if m.of == naming.of or (m.form == "role" and not m.of and not naming.of)]
        if naming.kind == "unnamed" and not naming.definite:
            same = []
        if [m.form for m in same] == ["name"] or not naming.definite or naming.plural:
            return same[-1] if same else None
        return self._salience.role(naming, self._roles, token) or (same[-1] if same else None)

    def _join_roles(self) -> None:
        """Give what only a role is known of to the one named actor of the article that it can mean."""
        left = [member for member in self.members if member.number not in self._gone]
        for role_ in (member for member in left if member.form == "role"):
            found = whose(role_, [member for member in left if member.number not in self._gone])
            if found is not None:
                self._merge(found, role_)
        for office, person in list(named_next(self, self.paragraphs)):
            self._merge(person, office)
            person.office = office.name

    def _join_own(self) -> None:
        """Give people the body they lead, and the body what they call it."""
        of = bodies(self)
        for member in self.members:
            body = of.get(member.number)
            vague = not member.organisation or not any(c.isupper() for c in member.organisation)
            if body is not None and member.office and vague and body.form == "name":
                member.organisation = body.name
        for at, naming, body in own_bodies(self, of):
            self._move(at, naming, body)

    def _move(self, at: Place, naming: Naming, body: Member) -> None:
        """Let a token name another actor than the one it was taken for."""
        before = self._by_token[at]
        rest = [place_ for place_ in self._tokens_of[before.number] if place_ != at]
        self._tokens_of[before.number] = rest
        self._name(at, body)
        number = self.paragraphs[at[0]].numbers[at[1]]
        if number not in {self.paragraphs[index].numbers[i] for index, i in rest}:
            before.sentences = [n for n in before.sentences if n != number]
        before.printed = +(before.printed - Counter([naming.printed]))
        body.printed[naming.printed] += 1
        body.sentences = sorted({*body.sentences, number})
        if not rest:
            self._gone.add(before.number)

    def _join_counts(self) -> None:
        """Join groups of states or parties that are told by one number, the only two of that number."""
        counted = [member for member in self.members if member.number not in self._gone and member.count]
        for first in counted:
            same = [member for member in counted if member is first or same_count(first, member)]
            if len(same) == 2 and same[0] is first:
                self._merge(first, same[1])
                first.names = first.names - same[1].names  # "the 26 members" says less than who they are

    def _join_appositions(self) -> None:
        """ "The fund’s chief negotiator, Ana Silva" and "Maria Lopez, head of the union" are one actor each."""
        for (index, i), member in list(self._by_token.items()):
            paragraph = self.paragraphs[index]
            token = paragraph.doc[i]
            head = token.head
            joined = token.dep_ == "appos" or ()
            other = self._by_token.get((index, head.i)) if joined else None
            if other is None or other is member or abs(token.i - head.i) > 12:
                continue
            named, roled = (member, other) if member.form == "name" else (other, member)
            if named.form != "name" or roled.form != "role" or roled.plural:
                self._alias(token, member, other)
                continue
            role_token = token if roled is member else head
            naming = read_name(role_token)
            if naming is not None and naming.kind in ("office", "unnamed") and named.kind != "state":
                named.votes["person"] += 3
                self.give_office(named, naming, paragraph.numbers[i])
            self._merge(named, roled)

    def _alias(self, token: "Token", member: Member, other: Member) -> None:
        """ "The Dockers' Union (DU)": a short form in brackets is the same body."""
        before = token.doc[token.i - 1].text if token.i else ""
        letters = "".join(word[0] for word in re.findall(r"[A-Za-z]\w*", other.name) if word[0].isupper())
        if before == "(" and member.form == other.form == "name" and member.name.replace(".", "")[:2] == letters[:2]:
            self._merge(other, member)

    def _merge(self, keep: Member, gone: Member) -> None:
        keep.printed.update(gone.printed)
        if gone.form == keep.form:
            keep.names.update(gone.names)
        keep.gender = keep.gender or gone.gender
        keep.of = keep.of or gone.of
        keep.sentences = sorted({*keep.sentences, *gone.sentences})
        for at in self._tokens_of.pop(gone.number, []):
            self._name(at, keep)
        self._gone.add(gone.number)


def _count(naming: Naming, token: "Token") -> Fraction | None:
    """How many a group is told to be: "26 members", "twelve states"."""
    told = token.doc[token.left_edge.i : token.i].text if naming.form == "role" and naming.plural else ""
    found = figures(told)
    return found[0].value if len(found) == 1 and not found[0].unit else None


def _all_names(paragraphs: list[Paragraph]) -> Iterator[tuple[Naming, Naming | None]]:
    """Yield every naming by a name, in the order of reading, with the role in apposition to it."""
    for token in (token for paragraph in paragraphs for token in paragraph.doc if _is_head(token)):
        naming = read_name(token)
        if naming is not None and naming.form == "name":
            near = [child for child in token.children if child.dep_ == "appos"]
            near += [token.head] if token.dep_ == "appos" else []
            beside = (read_name(other) for other in near)
            yield naming, next((role_ for role_ in beside if role_ and role_.form == "role" and not role_.plural), None)


def _is_head(token: "Token") -> bool:
    before = token.doc[token.i - 1] if token.i else token
    if token.dep_ == "conj" and coupled(before):
        return False
    return token.dep_ == "poss" or token.dep_ not in ("compound", "det", "amod", "punct", "nmod")


def _part_of_name(naming: Naming, head: "Token") -> bool:
    """Whether a name with a possessive mark only begins another: "Rail Users" of "the Rail Users' League"."""
    whole = read_name(head)
    if whole is None or whole.form != "name" or whole.name.split()[-1].lower() not in role("organisation"):
        return False
    return f" {naming.name}" in f" {whole.name.replace('’', chr(39))}'"


def _sex(member: Member) -> Literal["m", "f", ""]:
    return "m" if member.gender == "m" else "f" if member.gender == "f" else ""
