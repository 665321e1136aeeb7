"""Who may call an operation, and how that is proved."""

from __future__ import annotations

from collections.abc import Iterable

from ...comparison.rules import api as api_rules
from ...comparison.rules import operations as rules
from ...ir.http.operations import Operation
from ...ir.http.security import ApiKey, HttpAuthentication, Requirement, SecurityScheme
from ..effects import CODE, NOTHING, RUN, STAY, breaking
from ..findings import Collector, Place


def compare_security(collector: Collector, old: Operation, new: Operation, place: Place) -> None:
    """Say what differs in the ways to be let in."""
    before, after = _ways(old.security), _ways(new.security)
    if before == after:
        return
    # whoever was let in is let in still, if each old way has all that some new way needs
    harder = bool(after) and not all(any(way <= known for way in after) for known in before or {frozenset()})
    rule = rules.SECURITY_REQUIRED if harder else rules.SECURITY_LOOSENED
    effects = breaking(RUN, STAY) if harder else NOTHING
    collector.say(rule, place, effects, before=_shown(old.security), after=_shown(new.security))


def _ways(requirements: Iterable[Requirement]) -> set[frozenset[tuple[str, str]]]:
    """Each way as all that it needs; scopes count one by one."""
    found: set[frozenset[tuple[str, str]]] = set()
    for requirement in requirements:
        needs = {(need.scheme, "") for need in requirement}
        needs |= {(need.scheme, scope) for need in requirement for scope in need.scopes}
        found.add(frozenset(needs))
    return found


def _shown(requirements: Iterable[Requirement]) -> str:
    ways = []
    for requirement in requirements:
        needs = []
        for need in requirement:
            scopes = f" ({', '.join(need.scopes)})" if need.scopes else ""
            needs.append(f"`{need.scheme}`{scopes}")
        ways.append(" and ".join(needs) or "nothing")
    return ", or ".join(ways) or "nothing"


def compare_schemes(collector: Collector) -> None:
    """Say what differs in the ways that the API knows."""
    before = {one.name: one for one in collector.old.api.schemes}
    after = {one.name: one for one in collector.new.api.schemes}
    for name, one in before.items():
        place = Place("", name)
        if name not in after:
            collector.say(api_rules.SCHEME_GONE, place, breaking(CODE, RUN))
        elif one.kind != after[name].kind:
            old, new = _kind(one), _kind(after[name])
            effects = breaking(RUN, STAY) if old != new else NOTHING
            collector.say(api_rules.SCHEME_CHANGED, place, effects, before=old, after=new or old)
        else:
            collector.texts(one.description, after[name].description, place)
    for name in after:
        if name not in before:
            collector.say(api_rules.SCHEME_ADDED, Place("", name))


def _kind(scheme: SecurityScheme) -> str:
    """What clients have to know of it."""
    match scheme.kind:
        case ApiKey(location, parameter):
            return f"the key `{parameter}` in the {location.value}"
        case HttpAuthentication(kind):
            return f"`{kind.lower()}` authentication"
        case _:
            return scheme.kind.__class__.__name__
