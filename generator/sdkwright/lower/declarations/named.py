"""The schemas that have a name of their own: components, definitions, and files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...document import FILES, Json, Pointer, join
from ..context import COMPONENTS, Context
from ..keywords import ASSERTIONS
from ..site import escape

_DEEPEST: Final = 16


def components(cx: Context) -> Iterator[tuple[Pointer, Json]]:
    """The schemas of `components/schemas`."""
    for name, schema in _object(_object(cx.document.root.get("components")).get("schemas")).items():
        yield COMPONENTS + escape(name), schema


def named(cx: Context) -> Iterator[tuple[Pointer, Json]]:
    """Those, and the schemas in further files: a whole file, its components, its definitions, its parts."""
    yield from components(cx)
    for file, tree in _object(cx.document.root.get(FILES)).items():
        pointer = join("#", FILES, file)
        yield pointer, tree
        # a file that is no schema itself may hold schemas under any name
        plain = _object(tree).keys().isdisjoint(ASSERTIONS | {"openapi", "swagger"})
        for way in (*((),) * plain, ("components", "schemas"), ("schemas",), ("definitions",), ("$defs",)):
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


def meant(cx: Context, schema: Json) -> Pointer | None:
    """The schema that one but refers to, whatever it says to people beside."""
    for _ in range(_DEEPEST):
        if not isinstance(schema, dict):
            break
        said = schema.keys() & ASSERTIONS
        if said == {"$ref"}:
            named = cx.resolve(schema["$ref"])
            return named[0] if named is not None else None
        parts = schema.get("allOf")
        if said != {"allOf"} or not isinstance(parts, list) or len(parts) != 1:
            break
        schema = parts[0]
    return None


def extends(cx: Context, schema: Json, pointer: Pointer) -> bool:
    """Whether a schema extends the one at a pointer, or is but another name for it."""
    pending, seen = [schema], set[Pointer]()
    while pending:
        one = pending.pop()
        if not isinstance(one, dict):
            continue
        parts = one.get("allOf")
        pending += parts if isinstance(parts, list) else []
        if (target := cx.resolve(one.get("$ref"))) is not None and target[0] not in seen:
            if target[0] == pointer:
                return True
            seen.add(target[0])
            pending.append(target[1])
    return False


def _object(node: Json) -> dict[str, Json]:
    return node if isinstance(node, dict) else {}
