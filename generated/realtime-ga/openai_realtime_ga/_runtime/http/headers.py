"""HTTP headers, whose names have no case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

_SENSITIVE: Final = re.compile(
    r"auth|cookie|credential|key|passw|secret|session|signature|token", re.IGNORECASE
)
_HARMLESS: Final = frozenset({"idempotency-key", "sec-websocket-key"})
_FORBIDDEN: Final = re.compile(r"[\r\n\0]")


class Headers(Mapping[str, str]):
    """The headers of a response; those that came several times are joined by `, `."""

    __slots__ = ("_index", "_raw")

    def __init__(self, raw: Iterable[tuple[str, str]] = ()) -> None:
        self._raw = tuple(raw)
        self._index: dict[str, str] | None = None

    def _values(self) -> dict[str, str]:
        if self._index is None:
            self._index = {}
            for name, value in self._raw:
                known = self._index.get(key := name.lower())
                self._index[key] = value if known is None else f"{known}, {value}"
        return self._index

    def __getitem__(self, name: str) -> str:
        return self._values()[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values()

    def get_list(self, name: str) -> list[str]:
        """Each value of a header that may come several times, such as `Set-Cookie`."""
        return [value for key, value in self._raw if key.lower() == name.lower()]

    @property
    def raw(self) -> tuple[tuple[str, str], ...]:
        """All headers as they came."""
        return self._raw

    def __repr__(self) -> str:
        return f"Headers({redacted(self)!r})"


def is_sensitive(name: str) -> bool:
    """Whether a header's name sounds as if its value were nobody else's business."""
    return bool(_SENSITIVE.search(name)) and name.lower() not in _HARMLESS


def redacted(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers as they may be shown."""
    return {
        name: "***" if is_sensitive(name) else value for name, value in headers.items()
    }


def checked(name: str, value: str) -> str:
    """The value of a header that is sent; raises ValueError where it would end it."""
    if _FORBIDDEN.search(value):
        raise ValueError(f"The value of the header {name!r} has a line break in it")
    return value
