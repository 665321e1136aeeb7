"""The schemas that have a name of their own: components, definitions, and files."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import FILES, Json, Pointer, join
from .context import COMPONENTS, Context
from .site import escape


def components(cx: Context) -> Iterator[tuple[Pointer, Json]]:
    """The schemas of `components/schemas`."""
    for name, schema in _object(_object(cx.document.root.get("components")).get("schemas")).items():
        yield COMPONENTS + escape(name), schema


def named(cx: Context) -> Iterator[tuple[Pointer, Json]]:
    """Those, and the schemas in further files: a whole file, its components, its definitions."""
    yield from components(cx)
    for file, tree in _object(cx.document.root.get(FILES)).items():
        pointer = join("#", FILES, file)
        yield pointer, tree
        for way in (("components", "schemas"), ("definitions",), ("$defs",)):
            held: Json = tree
            for token in way:
                held = _object(held).get(token)
            for name, schema in _object(held).items():
                yield join(pointer, *way, name), schema


def chain(cx: Context, schema: dict[str, Json]) -> list[Pointer]:
    """What a reference names, and what that names if it is but a reference itself."""
    found: list[Pointer] = []
    while (target := cx.resolve(schema.get("$ref"))) is not None and target[0] not in found:
        found.append(target[0])
        if not isinstance(target[1], dict):
            break
        schema = target[1]
    return found


def _object(node: Json) -> dict[str, Json]:
    return node if isinstance(node, dict) else {}
