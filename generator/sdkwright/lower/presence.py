"""Defaults that could not be judged before all types were known."""

from __future__ import annotations

import json
from dataclasses import replace

from ..document import Json, Pointer
from ..ir.declarations import Defaulted, Optional, Record
from ..ledger import Outcome
from .context import Context
from .values import Judge


def refuse(cx: Context, value: Json, pointer: Pointer) -> str:
    """Report a default that the type of its property or parameter refuses; what is left to document of it.

    Null is taken to mean that there is none.
    """
    message = f"the default {value!r:.80} is not of its own type"
    if value is None:
        cx.warn("invalid-default", message, f"{pointer}/default", "it is taken to mean that there is no default")
        return ""
    cx.warn("invalid-default", message, f"{pointer}/default", "it is documented, and not used")
    cx.outcomes[pointer, "default"] = Outcome.DOCUMENTED
    return json.dumps(value, ensure_ascii=False)


def judge(cx: Context) -> None:
    """Take back the defaults that their own type refuses, with a warning each."""
    types = Judge(cx.declarations)
    for id, index in cx.defaults:
        record = cx.declarations.get(id)
        if not isinstance(record, Record):
            continue
        field = record.fields[index]
        if not isinstance(field.presence, Defaulted) or types.admits(field.type, field.presence.value):
            continue
        stated = refuse(cx, field.presence.value, field.pointer)
        fields = (
            *record.fields[:index],
            replace(field, presence=Optional(), stated_default=stated),
            *record.fields[index + 1 :],
        )
        cx.declarations[id] = replace(record, fields=fields)
