"""What errors call a type: what people call it, not how it is checked."""

from __future__ import annotations

import sys
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin


def title(type_: Any) -> str:
    """The name under which `models` has a type, or else its own parts by name."""
    package = (__package__ or "").rpartition(".")[0]
    known = (
        vars(sys.modules[name]) if (name := f"{package}.models") in sys.modules else {}
    )
    found = (name for name, value in known.items() if value is type_)
    return next((name for name in found if name[0] != "_"), None) or _parts(type_)


def _parts(type_: Any) -> str:
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return title(arguments[0])
    if origin in (Union, UnionType):
        return " | ".join(map(title, arguments))
    if origin is Literal:
        return f"Literal[{', '.join(map(repr, arguments))}]"
    if type_ is NoneType:
        return "None"
    name: str = getattr(origin or type_, "__name__", None) or repr(type_)
    return f"{name}[{', '.join(map(title, arguments))}]" if arguments else name
