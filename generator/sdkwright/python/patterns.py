"""Which patterns pydantic's own regular expressions take: the generated package's runtime knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import cast

from ..resources import templates_root


@cache
def is_plain(pattern: str) -> bool:
    """Whether an ECMA-262 pattern means the same to pydantic, so that it may be given to `Field`."""
    return bool(_runtime().is_plain(pattern))


@cache
def linear(pattern: str) -> Callable[[str], bool] | None:
    """What finds an ECMA-262 pattern in a time that grows only with the text; None if nothing does."""
    try:
        _runtime().translate(pattern, "rust")
    except (ValueError, RecursionError):
        return None
    return cast("Callable[[str], bool]", _runtime().matcher(pattern))


@cache
def _runtime() -> ModuleType:
    path = templates_root() / "runtime" / "regex.py"
    spec = spec_from_file_location("sdkwright_runtime_regex", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot load {path}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
