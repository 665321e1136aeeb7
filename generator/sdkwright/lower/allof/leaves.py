"""The schemas that `$ref` and `allOf` bring together."""

from __future__ import annotations

from typing import Final

from ...document import Json, Pointer
from ..context import Context
from ..residual.checks import Conditions, both
from ..site import Place, below
from .merge import Leaf

_UNEVALUATED: Final = frozenset({"unevaluatedProperties", "unevaluatedItems"})


_DEEPEST: Final = 2000


class Leaves:
    """All leaves of one schema, the referred ones first."""

    def __init__(self, cx: Context) -> None:
        self.cx = cx
        self.found: list[Leaf] = []
        self.conditions: Conditions = {}
        self.possible = True
        self.visited: set[Pointer] = set()
        self._trail: list[Pointer] = []

    def add(self, schema: Json, place: Place, foreign: bool = False) -> Leaves:
        """Add a schema and whatever it refers to."""
        if schema is False:
            self.possible = False
        if not isinstance(schema, dict):
            if not isinstance(schema, bool):
                self.cx.warn("malformed-schema", "a schema must be an object or a boolean", place.pointer)
            return self
        if len(self._trail) > _DEEPEST:
            self.cx.warn("nested-too-deeply", f"schemas extend each other more than {_DEEPEST} deep", place.pointer)
            return self
        self._trail.append(place.pointer)
        self.visited.add(place.pointer)
        self.cx.schemas.setdefault(place.pointer, schema)
        if not _UNEVALUATED.isdisjoint(schema):
            self.conditions = both(self.conditions, {"allOf": [schema]})
        if "$ref" in schema:
            self._refer(schema, place)
        if "allOf" in schema:
            self._members(schema, place, foreign)
        own = {keyword: value for keyword, value in schema.items() if keyword not in _SKIPPED}
        if "oneOf" in own or "anyOf" in own:
            self._break(own)
        if own:
            self.found.append(Leaf(own, place, foreign))
        self._trail.pop()
        return self

    def _refer(self, schema: dict[str, Json], place: Place) -> None:
        target = self.cx.resolve(schema["$ref"])
        if target is None or not isinstance(target[1], dict | bool):
            self.cx.drop("dangling-ref", f"$ref names no schema: {schema['$ref']!r}", place.pointer, "$ref")
            return
        if target[0] in self._trail or target[0] in self.cx.endless:
            return
        if target[0] not in self.cx.declarations:
            self.cx.wanted[target[0]] = None
        self.add(target[1], Place(target[0]), foreign=True)

    def _members(self, schema: dict[str, Json], place: Place, foreign: bool) -> None:
        members = schema["allOf"]
        if not isinstance(members, list):
            self.cx.drop("malformed-schema", "allOf is not a list of schemas", place.pointer, "allOf")
            return
        for index, member in enumerate(members):
            self.add(member, below(place, "allOf", str(index)), foreign)

    def _break(self, own: dict[str, Json]) -> None:
        """A union whose member extends the very schema that holds the union says nothing more about that member."""
        for keyword in ("oneOf", "anyOf"):
            members = own.get(keyword)
            if isinstance(members, list) and any(
                isinstance(member, dict) and (found := self.cx.resolve(member.get("$ref"))) and found[0] in self._trail
                for member in members
            ):
                del own[keyword]


_SKIPPED: Final = frozenset({"$ref", "allOf"}) | _UNEVALUATED
