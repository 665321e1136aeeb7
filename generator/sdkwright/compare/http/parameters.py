"""Parameters of an operation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from ...comparison.rules import attributes as attribute_rules
from ...comparison.rules import parameters as rules
from ...comparison.rules import types as type_rules
from ...ir.declarations import Constant, Defaulted, Required
from ...ir.http.content import Content, Location, Parameter, Styled
from ...ir.http.operations import Operation
from ...ir.types import BooleanType, IntegerType, LiteralType, NumberType, StringType, Type
from ...jsonvalue.equality import equal
from ...jsonvalue.types import Json
from ..effects import CODE, RUN, STAY, breaking, risking
from ..findings import Collector, Place
from .texts import alike

_VARIABLE = re.compile(r"\{([^}]*)\}")
_Key: TypeAlias = tuple[Location, str]


def compare_parameters(collector: Collector, old: Operation, new: Operation, place: Place) -> None:
    """Say what differs in parameters: those of a path by their positions, others by location and name."""
    before, after = _named(old), _named(new)
    _paired(before, after)
    arguments = collector.old.names.client.arguments.get(old.id, {})
    others = collector.new.names.client.arguments.get(new.id, {})
    for key, one in before.items():
        named = replace(place, member=_name(arguments, one), old=one.pointer)
        other = after.get(key)
        if other is None:
            collector.say(rules.PARAMETER_GONE, named, breaking(CODE, RUN) | risking(STAY))
            continue
        named = replace(named, new=other.pointer)
        _renamed(collector, named, _name(arguments, one), _name(others, other))
        _compare(collector, one, other, named)
    for key, one in after.items():
        if key not in before:
            named = replace(place, member=_name(others, one), new=one.pointer)
            if _given(one):
                collector.say(rules.REQUIRED_PARAMETER_ADDED, named, breaking(CODE, RUN, STAY))
            elif isinstance(one.presence, Constant):
                collector.say(rules.REQUIRED_PARAMETER_ADDED, named, breaking(STAY))
            else:
                collector.say(rules.PARAMETER_ADDED, named)


def _named(operation: Operation) -> dict[_Key, Parameter]:
    positions = {name: str(index) for index, name in enumerate(_VARIABLE.findall(operation.path))}
    found: dict[_Key, Parameter] = {}
    for one in operation.parameters:
        name = one.name.lower() if one.location is Location.HEADER else one.name
        if one.location is Location.PATH:
            name = positions.get(one.name, one.name)
        found[one.location, name] = one
    return found


def _paired(before: dict[_Key, Parameter], after: dict[_Key, Parameter]) -> None:
    """Pair the one parameter of a path that is left on each side, should a path not name what it says of it."""
    left = [key for key in before if key[0] is Location.PATH and key not in after]
    right = [key for key in after if key[0] is Location.PATH and key not in before]
    if len(left) == len(right) == 1:
        before[right[0]] = before.pop(left[0])


def _name(arguments: Mapping[_Key, str], parameter: Parameter) -> str:
    return arguments.get((parameter.location, parameter.name), parameter.name)


def _given(parameter: Parameter) -> bool:
    return isinstance(parameter.presence, Required)


def _renamed(collector: Collector, place: Place, old: str, new: str) -> None:
    if old != new:
        collector.say(rules.ARGUMENT_RENAMED, place, breaking(CODE, RUN), before=old, after=new)


def _compare(collector: Collector, old: Parameter, new: Parameter, place: Place) -> None:
    way = next(iter(place.sides))
    same = alike(old, new, collector.old.api.declarations, collector.new.api.declarations, way)
    collector.types(_valued(old), _valued(new), place, alike=same)
    required = Required | Constant
    if isinstance(new.presence, required) and not isinstance(old.presence, required):
        effects = breaking(CODE, RUN, STAY) if _given(new) else breaking(STAY)
        collector.say(rules.PARAMETER_REQUIRED, place, effects)
    elif isinstance(old.presence, required) and not isinstance(new.presence, required):
        collector.say(rules.PARAMETER_OPTIONAL, place)
    _defaults(collector, old, new, place)
    _written(collector, old, new, place)
    collector.docs(old.doc, new.doc, place, rules.PARAMETER_DEPRECATED, attribute_rules.DEPRECATED_NO_MORE)
    if (old.format, old.stated_default, old.idle_default) != (new.format, new.stated_default, new.idle_default):
        before, after = (f"{one.format or one.stated_default or one.idle_default}" for one in (old, new))
        collector.say(type_rules.DOCUMENTED_CHANGED, place, before=before, after=after)


def _valued(parameter: Parameter) -> Type:
    return LiteralType((parameter.presence.value,)) if isinstance(parameter.presence, Constant) else parameter.type


def _defaults(collector: Collector, old: Parameter, new: Parameter, place: Place) -> None:
    before, after = _default(old), _default(new)
    if (before is None) != (after is None) or (before and after and not equal(before[0], after[0])):
        shown = [f"`{one[0]!r}`" if one else "nothing" for one in (before, after)]
        effects = breaking(RUN, STAY) if before else risking(RUN, STAY)
        collector.say(rules.PARAMETER_DEFAULT_CHANGED, place, effects, before=shown[0], after=shown[1])


def _default(parameter: Parameter) -> tuple[Json] | None:
    return (parameter.presence.value,) if isinstance(parameter.presence, Defaulted) else None


def _written(collector: Collector, old: Parameter, new: Parameter, place: Place) -> None:
    before, after = _style(old), _style(new)
    if before != after and _matters(old, new):
        collector.say(rules.STYLE_CHANGED, place, breaking(STAY), before=before, after=after)


def _style(parameter: Parameter) -> str:
    match parameter.written:
        case Styled(style, explode, reserved):
            return f"`{style.value}`{', exploded' if explode else ''}{', reserved characters as they are' * reserved}"
        case Content(media_type=media_type):
            return f"`{media_type}`"


def _matters(old: Parameter, new: Parameter) -> bool:
    """Whether another style writes it otherwise: a scalar in the same style is the same, exploded or not."""
    scalars = StringType | IntegerType | NumberType | BooleanType | LiteralType
    one, other = old.written, new.written
    if isinstance(one, Styled) and isinstance(other, Styled) and one.style is other.style:
        both = isinstance(old.type, scalars) and isinstance(new.type, scalars)
        return not (both and one.allow_reserved == other.allow_reserved)
    return True
