"""Examples of parameters and media types. OpenAPI 3.2 section 4.19."""

from __future__ import annotations

from ...ir.http.content import Example
from ...ledger import Outcome
from ...openapi import objects
from .fields import Fields
from .reader import Reader


def examples(reader: Reader, holder: Fields, *, words: bool) -> tuple[Example, ...]:
    """The examples of an object: a map of Example Objects, or just one value.

    `words` says whether pages show what is said of them.
    """
    if isinstance(listed := holder.node.get("examples"), list):  # as schemas have them
        return tuple(map(Example, listed))
    made: list[Example] = []
    for _, place in holder.members("examples"):
        found = reader.follow(place, objects.EXAMPLE)
        if found is None:
            continue
        said, outcomes = found.fields, reader.report.outcomes
        key = next((key for key in ("value", "dataValue") if key in said.node), None)
        if key is None:
            said.waste()
            continue
        made.append(Example(said.node[key], said.text("summary"), found.description))
        for word in ("summary", "description"):
            if words:
                outcomes[said.pointer, word] = Outcome.DOCUMENTED
            else:
                outcomes.setdefault((said.pointer, word), Outcome.DROPPED)
    if "example" in holder.node:
        if not made:
            return (Example(holder.node["example"]),)
        reader.report.outcomes[holder.pointer, "example"] = Outcome.DROPPED
    return tuple(made)
