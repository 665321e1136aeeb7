"""Defaults that could not be judged before all types were known."""

from __future__ import annotations

from dataclasses import replace

from ..ir.declarations import Defaulted, Optional, Record
from .context import Context
from .values import Judge


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
        message = f"the default {field.presence.value!r:.80} is not of its type"
        cx.drop("invalid-default", message, field.pointer, "default")
        fields = (*record.fields[:index], replace(field, presence=Optional()), *record.fields[index + 1 :])
        cx.declarations[id] = replace(record, fields=fields)
