"""`unevaluatedProperties` and `unevaluatedItems`, JSON Schema core 11."""

from __future__ import annotations

from typing import Final

from ...document import Json
from ..allof.leaves import Leaves
from ..context import Context
from ..site import Place, Site
from .checks import NONE, Conditions

KEYWORDS: Final = frozenset({"unevaluatedProperties", "unevaluatedItems"})
_EVALUATING: Final = frozenset(
    {"oneOf", "anyOf", "if", "then", "else", "dependentSchemas", "patternProperties", "additionalProperties"}
)


def unevaluated(cx: Context, schema: dict[str, Json], site: Site) -> tuple[dict[str, Json], Json, Conditions]:
    """A schema without these keywords; what it asks of properties named nowhere in it; the conditions that remain.

    Where just `properties` and `allOf` name properties, it is known which are not evaluated; else the whole schema is
    needed to find out.
    """
    made = {keyword: value for keyword, value in schema.items() if keyword not in KEYWORDS}
    rest: Json = True
    conditions = NONE
    if schema.get("unevaluatedItems", True) is not True and "items" not in schema:
        conditions = schema
    if schema.get("unevaluatedProperties", True) is not True and "additionalProperties" not in schema:
        leaves = Leaves(cx).add(made, Place(site.pointer, site.places))
        if leaves.conditions or any(not _EVALUATING.isdisjoint(leaf.schema) for leaf in leaves.found):
            conditions = schema
        else:
            rest = schema["unevaluatedProperties"]
    return made, rest, conditions
