"""Values as JSON values, and JSON values as the texts of parameters."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from pydantic import MISSING, TypeAdapter

from ..codec import to_dict

TypeOf: TypeAlias = Callable[[], Any]
"""Names a type without importing it: `lambda: models.Pet`."""


def is_absent(value: Any) -> bool:
    """Whether an argument was not given."""
    return value is None or value is MISSING


def to_value(value: Any, type_: TypeOf | None = None) -> Any:
    """A value given in Python as a JSON value, by its declared type if there is one."""
    if type(value) in _PLAIN:
        return value
    if type_ is None:
        return to_dict(value)
    return _adapter(type_).dump_python(
        value, mode="json", by_alias=True, exclude_unset=True, warnings="error"
    )


def to_text(value: Any) -> str:
    """A JSON value as the text of a parameter; what is nested in it is JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return compact(value)


def compact(value: Any) -> str:
    """JSON without white space, and with all characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@cache
def _adapter(type_: TypeOf) -> TypeAdapter[Any]:
    return TypeAdapter(type_())


_PLAIN = frozenset({str, int, bool})
