"""Whether defaults can be used: by their own type, which may not be known before all are."""

from __future__ import annotations

import json
from dataclasses import replace

from ...ir.declarations import Defaulted, Field, Optional, Record
from ...ledger import Outcome
from ...values.judge import Judge
from ...values.parts import spelled
from ..context import Context
from .endless import endless
from .refusal import refuse


def judge(cx: Context) -> None:
    """Settle the defaults that could not be judged: some are refused by their own type, or would never end."""
    types = Judge(cx.declarations.by_id)
    for (id, index), place in cx.defaults.pending.items():
        record = cx.declarations.by_id.get(id)
        if not isinstance(record, Record):
            continue
        field = record.fields[index]
        default = field.presence if isinstance(field.presence, Defaulted) else field.idle_default
        if default is None:
            continue
        if types.admits(field.type, default.value) is not False:
            settled = Defaulted(spelled(types, field.type, default.value))
            if isinstance(field.presence, Defaulted):
                field = replace(field, presence=settled)
            else:
                field = replace(field, idle_default=settled)
        else:
            field = _without(field, refuse(cx, default.value, place))
        _put(cx, record, index, field)
    for id, name in sorted(endless(cx.declarations.by_id)):
        record = cx.declarations.by_id[id]
        assert isinstance(record, Record)
        index = next(index for index, field in enumerate(record.fields) if field.name == name)
        field = record.fields[index]
        assert isinstance(field.presence, Defaulted)
        place = cx.defaults.pending.get((id, index), field.pointer)
        message = "the default contains itself, as what it leaves out has the same default again"
        cx.report.warn("endless-default", message, f"{place}/default", "it is documented, and not used")
        cx.report.outcomes[place, "default"] = Outcome.DOCUMENTED
        _put(cx, record, index, _without(field, json.dumps(field.presence.value, ensure_ascii=False)))


def _without(field: Field, stated: str) -> Field:
    presence = Optional() if isinstance(field.presence, Defaulted) else field.presence
    return replace(field, presence=presence, idle_default=None, stated_default=stated)


def _put(cx: Context, record: Record, index: int, field: Field) -> None:
    fields = (*record.fields[:index], field, *record.fields[index + 1 :])
    cx.declarations.by_id[record.id] = replace(record, fields=fields)
