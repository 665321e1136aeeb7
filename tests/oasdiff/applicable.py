"""A description without the keywords that do not apply to the type beside them, and without extensions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_KEYWORDS: Mapping[str, frozenset[str]] = {
    "string": frozenset(("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema")),
    "number": frozenset(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")),
    "array": frozenset(("items", "minItems", "maxItems", "uniqueItems", "prefixItems", "contains", "minContains")),
    "object": frozenset(
        ("properties", "required", "additionalProperties", "minProperties", "maxProperties", "patternProperties")
    ),
}
_FORMATS = frozenset(("uuid", "date", "date-time", "time", "email", "hostname", "uri", "byte", "binary"))


def applicable(node: Any) -> Any:
    """The same, as far as it says something."""
    if isinstance(node, list):
        return [applicable(part) for part in node]
    if not isinstance(node, dict):
        return node
    kinds = node.get("type")
    names = {kinds} if isinstance(kinds, str) else {*kinds} if isinstance(kinds, list) else set()
    names = {"number" if name == "integer" else name for name in names if isinstance(name, str)}
    idle = {keyword for kind, keywords in _KEYWORDS.items() if names and kind not in names for keyword in keywords}
    found = {name: applicable(part) for name, part in node.items() if name not in idle and not name.startswith("x-")}
    if names and "string" not in names and found.get("format") in _FORMATS:
        del found["format"]
    if found.get("type") == "implicit":
        found.pop("tokenUrl", None)
    flows = found.get("flows")
    if isinstance(flows, dict) and isinstance(flows.get("implicit"), dict):
        flows["implicit"].pop("tokenUrl", None)
    return found
