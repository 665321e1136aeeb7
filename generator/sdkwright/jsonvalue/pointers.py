"""JSON pointers (RFC 6901): writing them, taking them apart, following them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from .types import Json

Pointer: TypeAlias = str
"""A JSON pointer written as a fragment, `#/components/schemas/Pet`: RFC 6901 escapes, no percent-encoding."""


def escape(name: str) -> str:
    """A name as a token of a pointer."""
    return name.replace("~", "~0").replace("/", "~1") if "~" in name or "/" in name else name


def unescape(token: str) -> str:
    """The name that a token of a pointer stands for."""
    return token.replace("~1", "/").replace("~0", "~") if "~" in token else token


def join(pointer: Pointer, *names: str | int) -> Pointer:
    """`pointer` extended by names and indices, each escaped."""
    for name in names:
        pointer = f"{pointer}/{escape(name) if isinstance(name, str) else name}"
    return pointer


def split(pointer: Pointer) -> list[str]:
    """The names in a pointer; `[]` for the root."""
    if pointer in ("", "#"):
        return []
    return [unescape(token) for token in pointer.removeprefix("#").removeprefix("/").split("/")]


def prefixes(pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """The pointer and each that it begins with, the longest first, with what is left of it."""
    cut = len(pointer)
    while cut >= 0:
        yield pointer[:cut], pointer[cut:]
        cut = pointer.rfind("/", 0, cut)


def rebased(pointer: Pointer, places: Mapping[Pointer, Pointer]) -> Pointer:
    """A pointer with the longest beginning that `places` knows replaced by what it gives; itself if it knows none."""
    for prefix, rest in prefixes(pointer) if places else ():
        if prefix in places:
            return places[prefix] + rest
    return pointer


def key_in(container: Json, name: str) -> str | int:
    """The key or index that a name in a pointer means in a container. Raises KeyError where it means nothing."""
    if isinstance(container, dict) and name in container:
        return name
    if isinstance(container, list) and name.isdecimal() and name.isascii() and int(name) < len(container):
        return int(name)
    raise KeyError(name)


def child(container: Json, name: str) -> Json:
    """What a name in a pointer leads to. Raises KeyError where there is nothing."""
    if isinstance(container, dict):
        return container[name]
    if isinstance(container, list):
        return container[int(key_in(container, name))]
    raise KeyError(name)


def descend(tree: Json, names: Iterable[str]) -> Json:
    """What names lead to, one after the other. Raises KeyError where there is nothing."""
    for name in names:
        tree = child(tree, name)
    return tree
