"""The queries of overlays: JSONPath as RFC 9535 defines it, and nothing that python-jsonpath adds to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from jsonpath import JSONPathEnvironment
from jsonpath.exceptions import (
    JSONPathError,
    JSONPathIndexError,
    JSONPathNameError,
    JSONPathRecursionError,
    JSONPathTypeError,
)
from jsonpath.function_extensions import ExpressionType, FilterFunction

from ...jsonvalue.types import Json
from ..errors import MAX_DEPTH

Path: TypeAlias = tuple[str | int, ...]


class QueryError(ValueError):
    """A text that is no query, or one that cannot be run; says why, and where."""


class Node(NamedTuple):
    """A node that a query selects: where it is and what it is."""

    path: Path
    value: Any


def select(query: str, root: Json) -> list[Node]:
    """The nodes of a tree that a query selects, in its order, each once. Raises QueryError."""
    if not query.startswith("$"):
        raise QueryError(f"a query begins with $, not as {query!r} does")
    try:
        found = list(_ENVIRONMENT.compile(query).finditer(root))
    except JSONPathError as error:
        raise QueryError(_sentence(query, error)) from None
    except RecursionError:
        raise QueryError(_TOO_DEEP) from None
    return list({match.parts: Node(match.parts, match.obj) for match in found}.values())


_TOO_DEEP = "the query nests too deep"


def _sentence(query: str, error: JSONPathError) -> str:
    token = error.token
    index = token.index if token is not None and token.index >= 0 else len(query)
    text = query[index : index + 20]
    match error:
        case JSONPathRecursionError():
            return _TOO_DEEP
        case JSONPathNameError():
            what = f"there is no function `{token.value if token else text}`"
        case JSONPathTypeError():
            what = f"`{text}` is not well typed"
        case JSONPathIndexError():
            what = f"`{text}` is no index"
        case _:
            what = f"`{text}` does not continue the query" if text else "the query breaks off"
    return f"{what} (at character {index + 1} of {query!r})"


class _Regex(FilterFunction):
    """`match` or `search` by Python's `re`, whatever else is installed; what that cannot read is told."""

    @property
    def arg_types(self) -> list[ExpressionType]:
        """Two values."""
        return [ExpressionType.VALUE, ExpressionType.VALUE]

    @property
    def return_type(self) -> ExpressionType:
        """Whether the first matches the second."""
        return ExpressionType.LOGICAL

    def __init__(self, find: Callable[[re.Pattern[str], str], object]) -> None:
        self._find = find

    def __call__(self, value: object, pattern: object) -> bool:
        if not isinstance(value, str) or not isinstance(pattern, str):
            return False
        try:
            return self._find(re.compile(pattern), value) is not None
        except re.error:
            raise QueryError(f"the regular expression {pattern!r} cannot be read") from None


def _environment() -> JSONPathEnvironment:
    environment = JSONPathEnvironment(strict=True)
    environment.max_recursion_depth = 2 * MAX_DEPTH  # an overlay may nest what it brings into what is there
    environment.function_extensions |= {"match": _Regex(re.Pattern.fullmatch), "search": _Regex(re.Pattern.search)}
    return environment


_ENVIRONMENT = _environment()
