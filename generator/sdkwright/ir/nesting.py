"""Which declarations are inside which others."""

from __future__ import annotations

from .declarations import Declarations, InlineOrigin, VariantsOrigin
from .types import SchemaId


def owners(declarations: Declarations) -> dict[SchemaId, SchemaId]:
    """For each declaration, the outermost one that it is inside of: itself, if it is inside no other."""
    owner: dict[SchemaId, SchemaId] = {}
    for id in declarations:
        chain = [id]
        while chain[-1] not in owner:
            origin = declarations[chain[-1]].origin
            parent = origin.parent if isinstance(origin, InlineOrigin | VariantsOrigin) else None
            if parent is None or parent not in declarations or parent in chain:
                owner[chain[-1]] = chain[-1]
                break
            chain.append(parent)
        top = owner[chain[-1]]
        for link in chain:
            owner[link] = top
    return owner
