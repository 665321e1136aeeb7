"""What a class knows of its fields beside what pydantic does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from operator import is_
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import MISSING, BaseModel
from pydantic.fields import FieldInfo

from .directions import NOT_GIVEN, READ_ONLY
from .marks import Schema, mark, shown
from .values import arrays

if TYPE_CHECKING:
    from .conditions import Condition


class Traits(NamedTuple):
    """Fields are named as in Python."""

    constants: Mapping[str, Any] = {}
    """What the constructor gives by itself: fields with one value."""
    read_only: frozenset[str] = frozenset()
    """Required of what is received alone."""
    write_only: frozenset[str] = frozenset()
    """Required of what is made alone."""
    absent_as_none: frozenset[str] = frozenset()
    """None says that they are absent: null is no value of theirs."""
    required: frozenset[str] = frozenset()
    """What cannot be deleted."""
    mutable: frozenset[str] = frozenset()
    """Fields whose default can be changed in place."""
    wires: Mapping[str, str] = {}
    """The field of each wire name that is no field's name too."""
    checks: tuple[Condition, ...] = ()

    def arguments(self, data: dict[str, Any]) -> dict[str, Any]:
        """The arguments of a constructor, and what it does not have to be told."""
        given = dict(self.constants)
        if self.read_only or self.write_only:
            given.update(dict.fromkeys(self.read_only, MISSING))
            given.update(dict.fromkeys(self.write_only, NOT_GIVEN))
        for name, value in data.items():
            if not self.is_absent(name, value):
                given[name] = arrays(value)
        return given

    def is_absent(self, name: str, value: Any) -> bool:
        """Whether a value that is given for a property says that there is none."""
        return value is MISSING or (value is None and name in self.absent_as_none)


def adapt(
    cls: type[BaseModel], fields: Mapping[str, Schema], checks: tuple[Condition, ...]
) -> Traits:
    """Reads a class's fields, and changes their core schemas to what the class means."""
    constants: dict[str, Any] = {}
    read_only: set[str] = set()
    write_only: set[str] = set()
    absent_as_none: set[str] = set()
    required: set[str] = set()
    mutable: set[str] = set()
    for name, field in fields.items():
        schema: Schema = field["schema"]
        inner: Schema = schema.get("schema") or {}
        default = schema.get("default", ...)
        if default is READ_ONLY:
            read_only.add(name)
            field["schema"] = inner
        elif schema["type"] != "default":
            required.add(name)
            if mark(schema) == "WriteOnly":
                write_only.add(name)
        elif mark(inner) == "Implied":
            constants[name] = default
        elif mark(inner) == "Preset":
            constants[name] = default
            required.add(name)
            field["schema"] = inner
        elif "default_factory" in schema or isinstance(default, (list, dict)):
            mutable.add(name)
        elif mark(inner):
            continue
        elif inner["type"] == "literal" and inner["expected"] == [default]:
            constants[name] = default
            required.add(name)
            field["schema"] = inner
        elif inner["type"] == "nullable" and default is None:
            absent_as_none.add(name)
            _silence(field)
    wires = {
        info.alias: name
        for name, info in cls.__pydantic_fields__.items()
        if info.alias is not None and info.alias not in fields
    }
    return Traits(
        constants,
        frozenset(read_only),
        frozenset(write_only),
        frozenset(absent_as_none),
        frozenset(required),
        frozenset(mutable),
        wires,
        checks,
    )


def _silence(field: Schema) -> None:
    """Keeps None, which stands for absence, out of all that a field gives and takes."""
    schema: Schema = field["schema"]
    schema["schema"] = inner = schema["schema"]["schema"]
    schema["metadata"] = shown(inner)
    field["serialization_exclude_if"] = _is_none


_is_none: Final = partial(is_, None)


def absent(info: FieldInfo) -> Any:
    """What a field reads as that is absent: its default, a new one each time."""
    if info.is_required() or info.default is READ_ONLY:
        return MISSING
    return info.get_default(call_default_factory=True, validated_data={})
