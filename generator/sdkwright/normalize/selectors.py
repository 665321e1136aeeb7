"""What the user names to take a part: `/pets/**#GET`, `path:...`, `tag:...`, `operation:...`, `schema:...`."""

from __future__ import annotations

import re

from ..frozen import dataclass
from ..jsonvalue.types import Json


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector, parsed. `*` stands for any text without `/` (in a path) or any text (elsewhere)."""

    text: str
    kind: str
    pattern: re.Pattern[str]
    methods: frozenset[str] = frozenset()
    """The methods that are meant, in lower case; all if empty."""

    def takes_operation(self, path: str, method: str, operation: dict[str, Json]) -> bool:
        """Whether it names an operation."""
        if self.kind == "path":
            return self.pattern.fullmatch(path) is not None and (not self.methods or method.lower() in self.methods)
        if self.kind == "operation":
            name = operation.get("operationId")
            return isinstance(name, str) and self.pattern.fullmatch(name) is not None
        tags = operation.get("tags")
        return self.kind == "tag" and any(
            isinstance(tag, str) and self.pattern.fullmatch(tag) is not None
            for tag in (tags if isinstance(tags, list) else ())
        )

    def takes_schema(self, name: str) -> bool:
        """Whether it names a component schema."""
        return self.kind == "schema" and self.pattern.fullmatch(name) is not None


def selector(text: str) -> Selector:
    """A selector from its text; what has no kind is a path."""
    kind, colon, value = text.partition(":")
    if not colon or text.startswith("/"):
        kind, value = "path", text
    if kind != "path":
        return Selector(text, kind, _name_pattern(value))
    path, _, methods = value.partition("#")
    named = frozenset(method.strip().lower() for method in methods.split(",") if method.strip())
    return Selector(text, kind, _path_pattern(path), named)


def _name_pattern(glob: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, glob.split("*"))), re.DOTALL)


def _path_pattern(glob: str) -> re.Pattern[str]:
    """`/a/**` takes `/a` and all below it; `**` elsewhere any number of whole segments."""
    made = ""
    for part in re.split(r"(/\*\*(?=/|$)|\*\*|\*)", glob):
        match part:
            case "/**":
                made += "(?:/.*)?"
            case "**":
                made += ".*"
            case "*":
                made += "[^/]*"
            case _:
                made += re.escape(part)
    return re.compile(made, re.DOTALL)
