"""Forgiving reading: exact first, and what does not fit as it came."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import ValidationError

from .lenient import read_as
from .media import Media


class Deviation(NamedTuple):
    """A place where a response is not what the API says it is."""

    operation: str
    path: tuple[str, ...]
    """The way to the place; `*` stands for the items of an array."""

    reason: str
    kind: str
    """What is wrong, in a word: pydantic's type of the error."""


class Deviations:
    """Tells of each deviation once, to the log and to a function of the user's."""

    def __init__(
        self, name: str, tell: Callable[[Deviation], object] | None = None
    ) -> None:
        self._log = logging.getLogger(name)
        self._tell = tell
        self._known: set[tuple[str, tuple[str, ...], str]] = set()

    def report(self, deviation: Deviation) -> None:
        """Tells of a deviation that is new."""
        key = deviation.operation, deviation.path, deviation.kind
        if key in self._known or len(self._known) >= _LIMIT:
            return
        self._known.add(key)
        self._log.warning(
            "%s: the response is not as described at %s: %s",
            deviation.operation,
            ".".join(deviation.path) or "its top",
            deviation.reason,
        )
        if self._tell is not None:
            self._tell(deviation)


_LIMIT = 10_000


def read(
    media: Media,
    content: bytes,
    charset: str | None,
    operation: str,
    strict: bool,
    deviations: Deviations,
) -> Any:
    """The value of a body; raises ValueError for one that cannot be read at all."""
    try:
        return media.read(content, charset)
    except ValidationError as error:
        if strict:
            raise
        tree = media.tree(content, charset)
        return forgive(media.type, tree, error, operation, deviations)


def forgive(
    type_: Any,
    tree: Any,
    error: ValidationError,
    operation: str,
    deviations: Deviations,
) -> Any:
    """What a JSON value is as far as it goes, which exact reading refused with an error.

    Raises `pydantic.ValidationError` where not even the kind of the value is right.
    """
    value = read_as(type_, tree)
    # the reason is without the value, which may be nobody else's business
    for detail in error.errors(include_input=False, include_url=False):
        deviations.report(
            Deviation(
                operation,
                tuple("*" if isinstance(key, int) else key for key in detail["loc"]),
                _reason(detail["type"], detail["msg"]),
                detail["type"],
            )
        )
    return value


def _reason(kind: str, message: str) -> str:
    """What is wrong, without what the server sent."""
    return kind.replace("_", " ") if kind == "union_tag_invalid" else message
