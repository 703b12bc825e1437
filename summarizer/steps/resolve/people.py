"""Join the names of people across articles; where two could be meant, keep apart and say so."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from .company import Company
from .mentions import Named, Trait
from .merging import Clusters
from .names import PersonName, contradict, family_keys, person_name, same_person, turned
from .offices import Office, agree, clash, exclude, titled


class People:
    """The people among the members, by family name, and the names that stay open."""

    def __init__(self, named: Sequence[Named], clusters: Clusters[Trait]) -> None:
        """Group the people by each key of their family names.

        Args:
            named: all members, people or not, in canonical order.
            clusters: the union-find over them.
        """
        self._named, self._clusters = named, clusters
        self.open: dict[int, frozenset[int]] = {}
        """Members whose name the rules could not settle, with members of the actors they may belong to."""
        found: dict[str, list[int]] = {}
        for member, name in enumerate(named):
            for key in sorted(family_keys(name.person)) if name.person else ():
                found.setdefault(key, []).append(member)
        self._families = dict(sorted(found.items()))

    def join_certain(self) -> None:
        """Join full names that agree and whose offices don't clash: enough to tell which articles keep company."""
        for members in self._families.values():
            self._full_names(members, None)
        self.open.clear()

    def join(self, company: Company) -> None:
        """Join the other full names, then surnames within their article, then surnames across articles."""
        for members in self._families.values():
            self._full_names(members, company)
        self._turned_round(company)
        for members in self._families.values():
            self._surnames_at_home(members)
        for members in self._families.values():
            self._surnames_abroad(members, company)

    def _full_names(self, members: list[int], company: Company | None) -> None:
        by_form: dict[PersonName, list[int]] = {}
        for member in members:
            name = self._named[member].person
            if name and name.full:
                by_form.setdefault(name, []).append(member)
        forms = sorted(by_form, key=lambda name: (name.given, sorted(name.family)))
        for form in forms:
            alike = [other for other in forms if same_person(form, other)]
            if any(contradict(a, b) for i, a in enumerate(alike) for b in alike[i + 1 :]):
                alike = [form]
            if self._father_and_son(alike, by_form):
                alike = [other for other in alike if other.generation == form.generation]
            self._unless_namesakes(sorted(member for other in alike for member in by_form[other]), company)

    def _turned_round(self, company: Company) -> None:
        """Join "Satō Haruka" to "Haruka Sato", where their articles keep company and no office speaks against it.

        Within one article an order is kept, so that two names there are two people.
        """
        by_words: dict[frozenset[str], list[int]] = {}
        for members in self._families.values():
            for member in members:
                name = self._named[member].person
                if name and name.full:
                    by_words.setdefault(frozenset({*name.given, *name.family}), []).append(member)
        for first, other in ((a, b) for members in by_words.values() for a in members[:1] for b in members[1:]):
            a, b = self._named[first], self._named[other]
            but = frozenset({self._clusters.find(first), self._clusters.find(other)})
            near = a.source != b.source and company.shared(a.source, b.source, but)
            round_ = a.person is not None and b.person is not None and turned(a.person, b.person)
            if round_ and near and not any(_against(a.offices, b.offices, rule) for rule in (clash, exclude)):
                self._clusters.unite((first, other))

    def _father_and_son(self, alike: Sequence[PersonName], by_form: Mapping[PersonName, Sequence[int]]) -> bool:
        """Whether some article names one with "Jr." and one without; elsewhere "Jr." is often left out."""
        told = {(self._named[member].source, form.generation) for form in alike for member in by_form[form]}
        return len(told) > len({source for source, _ in told})

    def _unless_namesakes(self, pool: list[int], company: Company | None) -> None:
        """Unite members of one full name, unless offices clash in one article or in articles on separate affairs."""
        heads: list[int] = []
        for member in pool:
            home = next((head for head in heads if not self._namesakes(head, member, company)), None)
            if home is None or not self._clusters.unite((home, member)):
                heads.append(member)
        for i, member in enumerate(heads[1:], 1):
            self.open[member] = frozenset(heads[:i])

    def _namesakes(self, one: int, other: int, company: Company | None) -> bool:
        a, b = self._named[one], self._named[other]
        if not _against(a.offices, b.offices, clash):
            return False
        if a.source == b.source or company is None:
            return True
        but = frozenset({self._clusters.find(one), self._clusters.find(other)})
        return not company.shared(a.source, b.source, but)

    def _surnames_at_home(self, members: list[int]) -> None:
        """Join a half name with the one full name of its own article that it fits."""
        full: dict[int, list[int]] = {}
        for member in self._distinct(members, full=True):
            full.setdefault(self._named[member].source, []).append(member)
        for member in members:
            if self._is_half(member):
                fitting = self._fitting(member, full.get(self._named[member].source, ()))
                fitting = [other for other in fitting if not self._untitled(member, other)]
                self._settle(member, fitting, len(fitting) == 1 and not self._office_forbids(member, fitting[0]))

    def _untitled(self, member: int, other: int) -> bool:
        """Whether a surname bears an office and the full name in its article none: "President Ruiz" and "Eva Ruiz".

        An article that means one person gives the office with the full name.
        """
        heads = {office.head for office in self._offices(other)}
        mine = {office.head for office in self._named[member].offices}
        return any(map(titled, self._named[member].labels)) and not heads & mine

    def _surnames_abroad(self, members: list[int], company: Company) -> None:
        """Join a half name with the one full name anywhere that it fits, given an office or company in common.

        Without any full name, half names join one another on the same ground.
        """
        full = self._distinct(members, full=True)
        halves: list[int] = []
        for member in members:
            if not self._is_half(member) or member in self.open or self._whole(member):
                continue
            fitting = self._so_called(member, self._fitting(member, full)) or self._fitting(member, halves)
            self._settle(member, fitting, len(fitting) == 1 and self._trusted(member, fitting[0], company))
            halves.append(member)

    def _settle(self, member: int, fitting: list[int], sure: bool) -> None:
        if not (sure and self._clusters.unite((member, fitting[0]))) and fitting:
            self.open[member] = frozenset(fitting)

    def _distinct(self, members: Iterable[int], *, full: bool) -> list[int]:
        """Keep one member of each source and cluster among the full names."""
        seen: dict[tuple[int, int], int] = {}
        for member in members:
            name = self._named[member].person
            if name and name.spelled is full:
                seen.setdefault((self._named[member].source, self._clusters.find(member)), member)
        return list(seen.values())

    def _is_half(self, member: int) -> bool:
        name = self._named[member].person
        return name is not None and not name.spelled

    def _whole(self, member: int) -> bool:
        return any(trait.person and trait.person.spelled for trait in self._clusters.traits(member))

    def _fitting(self, member: int, members: Iterable[int]) -> list[int]:
        """List a member of each other cluster that a half name can belong to."""
        found: dict[int, int] = {}
        for other in members:
            root = self._clusters.find(other)
            if root not in found and root != self._clusters.find(member) and self._clusters.allowed((member, other)):
                found[root] = other
        plain = [other for other in found.values() if self._generation(other) == self._generation(member)]
        return plain or list(found.values())

    def _generation(self, member: int) -> str:
        """A bare surname is the father's before it is that of a son who is called "Jr."."""
        name = self._named[member].person
        return name.generation if name else ""

    def _so_called(self, member: int, fitting: list[int]) -> list[int]:
        """Of several people a surname fits, keep the only one whom articles call by the bare surname; else keep all."""
        name = self._named[member].person
        if len(fitting) < 2 or name is None:
            return fitting
        called = [
            other
            for other in fitting
            if any(
                (half := person_name(label)) and not half.given and half.family & name.family
                for mate in self._mates(other)
                for label in self._named[mate].labels
            )
        ]
        return called if len(called) == 1 else fitting

    def _office_forbids(self, member: int, other: int) -> bool:
        mine, theirs = self._named[member].offices, self._offices(other)
        return _against(mine, theirs, clash) or _against(mine, theirs, exclude)

    def _trusted(self, member: int, other: int, company: Company) -> bool:
        if self._office_forbids(member, other):
            return False
        if any(agree(a, b) for a in self._named[member].offices for b in self._offices(other)):
            return True
        but = frozenset({self._clusters.find(other), self._clusters.find(member)})
        source = self._named[member].source
        return any(company.shared(source, self._named[mate].source, but) for mate in self._mates(other))

    def _mates(self, member: int) -> list[int]:
        """List the members of a person's cluster."""
        name = self._named[member].person
        root = self._clusters.find(member)
        near = {mate for key in name.family for mate in self._families[key]} if name else set()
        return sorted(mate for mate in near if self._clusters.find(mate) == root)

    def _offices(self, member: int) -> list[Office]:
        return [office for mate in self._mates(member) for office in self._named[mate].offices]


def _against(mine: Iterable[Office], theirs: Iterable[Office], rule: Callable[[Office, Office], bool]) -> bool:
    """Whether some office speaks against another and none agrees with any."""
    pairs = [(a, b) for a in mine for b in theirs]
    return any(rule(a, b) for a, b in pairs) and not any(agree(a, b) for a, b in pairs)
