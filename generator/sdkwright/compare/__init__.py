"""Two APIs and their names to what changed for the people who use the SDK: the semantic diff."""

from __future__ import annotations

from dataclasses import replace

from ..comparison.findings import Comparison, Finding, in_order
from ..ir.api import Api
from ..names import Names
from .api import compare_api
from .declarations import compare_declarations
from .findings import Collector
from .http.operations import compare_operations
from .http.same import matched_operations
from .matching import match
from .sides import Side
from .types.relation import Relation
from .witnesses import Witnesses


def compare(old: tuple[Api, Names], new: tuple[Api, Names]) -> Comparison:
    """All that changed; empty where both mean the same and say the same. Raises nothing."""
    left, right = Side(*old), Side(*new)
    operations = matched_operations(left, right)
    matching = match(left, right, operations)
    relation = Relation(left, right, matching.declarations)
    collector = Collector(left, right, relation)
    compare_declarations(collector, matching)
    compare_operations(collector, operations)
    compare_api(collector)
    witnesses = Witnesses(left, right, matching)
    findings = [_reached(left, witnesses.of(one)) for one in in_order(collector.found)]
    return Comparison(tuple(findings), right.api.title, left.api.version, right.api.version)


def _reached(side: Side, finding: Finding) -> Finding:
    """A finding that breaks somebody, with the methods that lead to its class."""
    id = side.by_name.get(finding.subject.owner) if finding.breaks else None
    return finding if id is None else replace(finding, reached_by=side.reaching(id))
