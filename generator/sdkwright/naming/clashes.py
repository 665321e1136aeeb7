"""Who gets a name that several want: nobody, at first. Every party lengthens its own, so no order matters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=str)

Spell = Callable[[Key, str, int], str | None]
"""The name of a party, from its key, its parent's name (or nothing) and how long it has to be; None: no longer one."""

_DIGITS = re.compile(r"([0-9]+)")


@dataclass(slots=True)
class Settled(Generic[Key]):
    """Unique names, and the parties that could be told apart by a number only."""

    names: dict[Key, str]
    numbered: list[Key]


def natural(text: str) -> tuple[list[str | int], str]:
    """A sort key that puts `a/9` before `a/10`."""
    return [int(part) if index % 2 else part for index, part in enumerate(_DIGITS.split(text))], text


def settle(
    keys: Iterable[Key],
    spell: Spell[Key],
    *,
    parents: Mapping[Key, Key] | None = None,
    fixed: Mapping[Key, str] | None = None,
    taken: Collection[str] = (),
    same: Callable[[str], str] = str,
) -> Settled[Key]:
    """Give every key a name of its own.

    `fixed` names are kept whatever happens, names in `taken` given to nobody. A name follows its parent's. Names are
    equal when `same` makes them so. Where several want one name, each of them, save the fixed ones, takes its next
    longer form, until all differ or there is none; only then a number decides, by the order of the keys' text.
    """
    keys = list(keys)
    clash = _Clash(keys, spell, parents or {}, fixed or {}, {same(name) for name in taken}, same)
    while movers := clash.movers():
        clash.lengthen(movers)
    return Settled({key: clash.names[key] for key in keys}, sorted(clash.numbered, key=natural))


class _Clash(Generic[Key]):
    def __init__(
        self,
        keys: list[Key],
        spell: Spell[Key],
        parents: Mapping[Key, Key],
        fixed: Mapping[Key, str],
        taken: set[str],
        same: Callable[[str], str],
    ) -> None:
        self.spell = spell
        self.parents = parents
        self.taken = taken
        self.same = same
        self.still = set(fixed)
        self.levels: dict[Key, int] = {}
        self.exhausted: set[Key] = set()
        self.numbered: list[Key] = []
        self.names: dict[Key, str] = {}
        self.order: list[Key] = []
        self._children: dict[Key, list[Key]] | None = None
        for key in keys:
            if key in fixed:
                self.names[key] = fixed[key]
                self.order.append(key)
        for key in keys:
            if key not in self.names:
                self._spell_with_ancestors(key)

    def _spell_with_ancestors(self, key: Key) -> None:
        chain = [key]
        waiting = {key}
        while (
            (parent := self.parents.get(chain[-1])) is not None and parent not in self.names and parent not in waiting
        ):
            chain.append(parent)
            waiting.add(parent)
        for party in reversed(chain):
            self._spell(party)
            self.order.append(party)

    def _spelled(self, key: Key, level: int) -> str | None:
        parent = self.parents.get(key)
        return self.spell(key, self.names.get(parent, "") if parent is not None else "", level)

    def _spell(self, key: Key) -> None:
        if (name := self._spelled(key, self.levels.get(key, 0))) is not None:
            self.names[key] = name

    def _groups(self) -> dict[str, list[Key]]:
        holders: defaultdict[str, list[Key]] = defaultdict(list)
        same = self.same
        for key, name in self.names.items():
            holders[same(name)].append(key)
        return {name: keys for name, keys in holders.items() if len(keys) > 1 or name in self.taken}

    def movers(self) -> list[Key]:
        """The parties to lengthen now, or that got a number instead; nobody once all names differ."""
        groups = self._groups()
        clashing = {key for keys in groups.values() for key in keys if key not in self.still}
        if not clashing:
            return []
        roots = {key for key in clashing if not self._follows(key, clashing)}
        waiting = {key for name, keys in groups.items() for key in self._alone(name, keys, roots)}
        movers = [key for key in self.order if key in roots and key not in self.exhausted]
        return [key for key in movers if key not in waiting] or movers or self._number(groups, roots)

    def _alone(self, name: str, keys: list[Key], roots: set[Key]) -> list[Key]:
        """The one party of a clash that keeps its place: all others follow ancestors that will take them away."""
        staying = [key for key in keys if key in roots or key in self.still]
        return staying if len(staying) == 1 and name not in self.taken else []

    def _follows(self, key: Key, others: set[Key]) -> bool:
        seen = {key}
        parent = self.parents.get(key)
        while parent is not None and parent not in seen:
            if parent in others:
                return True
            seen.add(parent)
            parent = self.parents.get(parent)
        return False

    def lengthen(self, movers: list[Key]) -> None:
        """Give each mover its next longer name, and all that follow it theirs."""
        for key in movers:
            if key in self.still:
                continue
            level = self.levels.get(key, 0) + 1
            if self._spelled(key, level) is None:
                self.exhausted.add(key)
            else:
                self.levels[key] = level
        moved = self._with_descendants(movers)
        for key in self.order:
            if key in moved and key not in self.still:
                self._spell(key)

    def _with_descendants(self, keys: list[Key]) -> set[Key]:
        if self._children is None:
            self._children = defaultdict(list)
            for child, parent in self.parents.items():
                self._children[parent].append(child)
        found: set[Key] = set()
        front = list(keys)
        while front:
            key = front.pop()
            if key not in found:
                found.add(key)
                front.extend(self._children.get(key, ()))
        return found

    def _number(self, groups: Mapping[str, list[Key]], roots: set[Key]) -> list[Key]:
        """Number the parties that have no longer name; of those that share one, all but the first."""
        parties = {key for name in groups for key in groups[name] if key in roots}
        used = {self.same(name) for key, name in self.names.items() if key not in parties} | self.taken
        numbered: list[Key] = []
        for key in sorted(parties, key=natural):
            name = plain = self._spelled(key, 0) or self.names[key]
            joint = "_" if plain[-1:].isdigit() or plain.islower() else ""
            number = 1
            while self.same(name) in used:
                number += 1
                name = f"{plain}{joint}{number}"
            if number > 1:
                numbered.append(key)
            used.add(self.same(name))
            self.names[key] = name
        self.still |= parties
        self.numbered += numbered
        return list(parties)
