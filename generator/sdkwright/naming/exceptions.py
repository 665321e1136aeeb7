"""Names that somebody gives: those that classes keep, and those that they had."""

from __future__ import annotations

from collections.abc import Mapping

from ..ir.types import SchemaId
from ..names import Exceptions


def excepted(classes: Mapping[SchemaId, str], exceptions: Exceptions) -> tuple[dict[SchemaId, str], dict[str, str]]:
    """The names with exceptions, and the former names that are free for the classes that had them."""
    taken = {*classes.values()}
    found = dict(classes)
    for id, name in classes.items():
        wanted = exceptions.pinned.get(name)
        if wanted is not None and wanted not in taken:
            taken.add(wanted)
            taken.discard(name)
            found[id] = wanted
    return found, {old: new for old, new in sorted(exceptions.renamed.items()) if new in taken and old not in taken}
