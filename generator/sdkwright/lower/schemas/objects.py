"""Objects, JSON Schema core 10.3.2 and validation 6.5: records with named properties, and maps."""

from __future__ import annotations

from typing import Final

from ...ir.declarations import Typed
from ...ir.types import MapType, Type
from ...schema import Schema
from ..context import Context
from ..residual.checked import checked
from ..residual.conditions import Conditions, both, select
from ..site import Site
from ..types import ANY
from .extra import CLOSED, extra
from .records import record
from .strings import STRING, string

_OTHER: Final = frozenset({"dependentRequired", "dependentSchemas", "propertyNames"})
_NAMES: Final = frozenset({"type", "minLength", "maxLength", "pattern"})


def object_(cx: Context, schema: Schema, site: Site, conditions: Conditions) -> Type:
    """`type: object`: a record if it names properties, else a map. `conditions` must hold too."""
    said = schema.objects
    if not said.properties and not said.required:
        return _map(cx, schema, conditions)
    return record(cx, schema, site, said.named, dict.fromkeys(said.required), conditions)


def _map(cx: Context, schema: Schema, conditions: Conditions) -> Type:
    """An object without named properties."""
    said = schema.objects
    keys, other = None, select(schema, _OTHER)
    if said.names is not None and _names_strings(said.names):
        made = string(cx, said.names)
        keys = None if made == STRING else made
        other.pop("propertyNames")
    conditions = both(conditions, other)
    extras, closing = extra(cx, schema)
    most = 0 if extras is CLOSED else said.max_properties
    map_ = MapType(extras.type if isinstance(extras, Typed) else ANY, keys, said.min_properties, most)
    return checked(cx, map_, both(conditions, closing))


def _names_strings(names: Schema) -> bool:
    """Whether `propertyNames` only says what a string type can."""
    return not names.never and names.types in ((), ("string",)) and names.asserted <= _NAMES
