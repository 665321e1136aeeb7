"""Defaults that the type of their property or parameter refuses."""

from __future__ import annotations

import json

from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from ...ledger import Outcome
from ..context import Context


def refuse(cx: Context, value: Json, pointer: Pointer) -> str:
    """Report a default that its own type refuses, stated at a pointer; what is left to document of it.

    Null is taken to mean that there is none.
    """
    message = f"the default {value!r:.80} is not of its own type"
    if value is None:
        hint = "it is taken to mean that there is no default"
        cx.report.warn("invalid-default", message, f"{pointer}/default", hint)
        cx.report.lost(pointer, "default")
        return ""
    cx.report.warn("invalid-default", message, f"{pointer}/default", "it is documented, and not used")
    cx.report.outcomes[pointer, "default"] = Outcome.DOCUMENTED
    return json.dumps(value, ensure_ascii=False)
