"""Classes that are imported late, since their modules import the one that names them.

Such an import stands under `if TYPE_CHECKING`. It takes place when a class of the module
is used: then the module gets the names that it lacks from `models`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, Final, ForwardRef

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

MAKING: Final[ContextVar[type[Any] | None]] = ContextVar("MAKING", default=None)
"""The class that is being made."""

_EXTRA: Final = "__pydantic_extra__"
_MODELS: Final = f"{(__package__ or '').rpartition('.')[0]}.models"


def complete(cls: type[BaseModel], *, late: bool = True) -> bool:
    """Gives all fields of a class their types, and imports what that takes.

    Without `late` nothing is imported, and the result False where that would be needed.
    Raises NameError for what is nowhere. Classes beside `models` are pydantic's affair.
    """
    if cls.__pydantic_fields_complete__:
        return True
    bases = [base for base in cls.__bases__ if issubclass(base, BaseModel)]
    if not all(complete(base, late=late) for base in bases):
        return False
    own = cls.__annotations__
    try:
        found = {
            name: _evaluated(cls, it, late) for name, it in _open(cls) if name in own
        }
    except NameError:
        if late:
            raise
        return False
    fields = dict(cls.__pydantic_fields__)
    for name, info in fields.items():
        if name not in own:
            fields[name] = next(
                base.__pydantic_fields__[name]
                for base in bases
                if name in base.__pydantic_fields__
            )
        elif name in found:
            fields[name] = _typed(info, found[name])
    extra = cls.__pydantic_extra_info__
    if extra is not None and _EXTRA in found:
        extra = replace(extra, annotation=found[_EXTRA], complete=True)
    elif _EXTRA not in own:
        extra = next(base.__pydantic_extra_info__ for base in bases)
    cls.__pydantic_fields__ = fields
    cls.__pydantic_extra_info__ = extra
    return True


def is_generated(cls: type[BaseModel]) -> bool:
    """Whether a class is one of `models`, and not one that somebody has derived from them."""
    return cls.__module__.rpartition(".")[0] == _MODELS


def _open(cls: type[BaseModel]) -> Iterator[tuple[str, ForwardRef]]:
    """What has not been evaluated, and can be: the annotations of fields and of `__pydantic_extra__`."""
    if not is_generated(cls):
        return
    for name, info in cls.__pydantic_fields__.items():
        if isinstance(info.annotation, ForwardRef):
            yield name, info.annotation
    extra = cls.__pydantic_extra_info__
    if extra is not None and isinstance(extra.annotation, ForwardRef):
        yield _EXTRA, extra.annotation


def _typed(info: FieldInfo, annotation: Any) -> FieldInfo:
    """A field, now that its annotation has been evaluated."""
    if info.is_required():
        return FieldInfo.from_annotation(annotation)
    default = info.default
    if info.default_factory is not None:
        default = Field(default_factory=info.default_factory)
    return FieldInfo.from_annotated_attribute(annotation, default)


def _evaluated(cls: type[BaseModel], annotation: ForwardRef, late: bool) -> Any:
    names = vars(sys.modules[cls.__module__])
    while True:
        try:
            return eval(annotation.__forward_code__, names)
        except NameError as error:
            if not late:
                raise
            names[str(error.name)] = _imported(error)


def _imported(error: NameError) -> Any:
    """What a module imports late: `models` has it by the same name, or by that without underscores before it."""
    name = str(error.name)
    while name:
        try:
            return getattr(sys.modules[_MODELS], name)
        except AttributeError:
            name = name[1:] if name[0] == "_" else ""
    raise error


class Annotations(dict[str, Any]):
    """The annotations of a class, for whoever is to evaluate them: then their names are there."""

    def __init__(self, cls: type[BaseModel]) -> None:
        super().__init__(cls.__annotations__)
        self._cls = cls

    def __iter__(self) -> Iterator[str]:
        self._import()
        return super().__iter__()

    def keys(self) -> Any:
        """Asked for when they are copied, as `inspect.get_annotations` does."""
        self._import()
        return super().keys()

    def items(self) -> Any:
        """Asked for by `typing.get_type_hints`."""
        self._import()
        return super().items()

    def _import(self) -> None:
        if MAKING.get() is None:  # else pydantic looks at what a new class inherits
            with suppress(NameError):  # who evaluates it is told
                complete(self._cls)
