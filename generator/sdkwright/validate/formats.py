"""Formats and expressions that the validator's libraries judge by older or other rules than OpenAPI's."""

from __future__ import annotations

import re
import sys
from base64 import b64decode
from collections.abc import Callable
from datetime import time
from functools import cache
from typing import Any

from openapi_schema_validator import oas30_format_checker, oas31_format_checker, oas32_format_checker

from ..resources import runtime_regex

_TIME = re.compile(r"(\d\d:\d\d:\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d:\d\d))", re.ASCII)


def correct() -> None:
    """Correct the formats of each dialect, and how the libraries read patterns.

    `time` is that of RFC 3339 and not of draft 3, which has no offset; `regex` is ECMA-262, as the runtime of generated
    packages reads it; `byte` may be any text, and is then judged rather than the reason of a failure.
    """
    for checker in (oas30_format_checker, oas31_format_checker, oas32_format_checker):
        for name, test in (("time", _is_time), ("regex", _is_regex), ("byte", _is_byte)):
            if name in checker.checkers:
                checker.checkers[name] = (test, ValueError)
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("jsonschema", "openapi_schema_validator") and vars(module).get("re") is re:
            vars(module)["re"] = _EXPRESSIONS


def _is_time(value: object) -> bool:
    if not isinstance(value, str):
        return True
    match = _TIME.fullmatch(value)
    if match is None:
        return False
    for part in (match[1].replace(":60", ":59"), match[2] or "00:00"):
        time.fromisoformat(part)
    return True


def _is_regex(value: object) -> bool:
    return not isinstance(value, str) or _matcher(value) is not None


@cache
def _matcher(pattern: str) -> Callable[[str], bool] | None:
    """What searches a text for an ECMA-262 expression; None if it is none."""
    runtime = runtime_regex()
    try:
        compiled = re.compile(runtime.translate(pattern))
    except (ValueError, RecursionError):
        try:  # not for Python's engine; the other one takes longer to load
            matches: Callable[[str], bool] = runtime.matcher(pattern)
        except (ValueError, RecursionError):
            return None
        return matches
    return lambda text: compiled.search(text) is not None


class _Expressions:
    """Stands for the module `re` where patterns of a description are searched for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(re, name)

    def search(self, pattern: str, text: str) -> bool:
        matches = _matcher(pattern)
        if matches is None:
            raise re.error(f"{pattern} is no regular expression")
        return matches(text)


_EXPRESSIONS = _Expressions()


def _is_byte(value: object) -> bool:
    return not isinstance(value, str) or b64decode(value, validate=True) is not None
