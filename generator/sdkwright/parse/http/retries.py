"""Which statuses mean that the same request may succeed later: the extension `x-speakeasy-retries`.

https://www.speakeasy.com/docs/customize/runtime/retries
"""

from __future__ import annotations

from typing import Final

from ...ir.http.responses import OTHER_STATUS, Status
from .fields import Fields
from .responses import known_status

RETRIES: Final = "x-speakeasy-retries"


def retries(operation: Fields, root: Fields) -> tuple[Status, ...]:
    """The statuses that an operation says, or else the whole API."""
    holder = operation if RETRIES in operation else root
    if RETRIES not in holder:
        return ()
    said = holder.node[RETRIES]
    listed = said.get("statusCodes") if isinstance(said, dict) else None
    found = [known_status(str(one)) for one in listed] if isinstance(listed, list) else [None]
    if None in found or OTHER_STATUS in found:
        holder.reject(RETRIES, "has statusCodes that are no statuses")
    return tuple(one for one in found if one is not None and one != OTHER_STATUS)
