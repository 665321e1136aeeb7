"""What all parts of a description but schemas have in common. OpenAPI 3.1 sections 4.8.11, 4.8.19 and 4.8.23."""

from __future__ import annotations

from typing import Final

from ..ir.declarations import OperationOrigin, See
from ..ir.operations import Example
from ..ir.types import Type
from ..jsonvalue.pointers import Pointer, escape, split
from ..jsonvalue.types import Json
from ..ledger import Outcome
from .context import Context
from .schemas.docs import see, text
from .vocabulary import Part

_WORDLESS: Final = frozenset({Part.MAP, Part.MEDIA_TYPE})
"""Objects of which nothing is said as a whole."""


def follow(cx: Context, node: Json, pointer: Pointer, part: Part) -> tuple[dict[str, Json], Pointer] | None:
    """The object at a place, through references; None, and a warning, if there is none.

    A description beside the reference is what is to be said instead of the object's own, see `beside`.
    """
    words = beside(node) if part not in _WORDLESS else ""
    if words:
        cx.report.outcomes[pointer, "description"] = Outcome.DOCUMENTED
    for _ in range(32):
        if not isinstance(node, dict):
            break
        if "$ref" not in node:
            cx.operations.meet(part, pointer, node)
            # told unless every reference has words of its own
            cx.operations.reworded[pointer] = cx.operations.reworded.get(pointer, True) and words != ""
            return node, pointer
        cx.operations.meet(Part.REFERENCE, pointer, node)
        found = cx.operations.find(cx.document, node["$ref"])
        if found is None:
            cx.report.lost(pointer, "$ref")
            cx.report.warn(
                "dangling-ref", f"$ref names nothing: {node['$ref']!r}", f"{pointer}/$ref", "this part is left out"
            )
            return None
        pointer, node = found
    cx.report.warn("malformed-operation", "an object is needed here", pointer, "this part is left out")
    return None


def beside(node: Json) -> str:
    """The description beside a reference (OpenAPI 3.1.0, section 4.8.23); empty if there is none."""
    return text(node, "description") if isinstance(node, dict) and "$ref" in node else ""


def origin(operation: Pointer, pointer: Pointer, part: str, detail: str = "") -> OperationOrigin:
    """The origin of a schema of a part: the operation, or the component that the part is."""
    if pointer.startswith("#/components/") and not pointer.startswith(f"{operation}/"):
        tokens = split(pointer)
        return OperationOrigin("#/" + "/".join(map(escape, tokens[:3])), part)
    return OperationOrigin(operation, part, detail)


def lowered(cx: Context, node: Json, at: Pointer, root: OperationOrigin) -> Type:
    """The type of the schema of a part."""
    cx.declarations.roots.setdefault(at, root)
    return cx.lower(cx.schemas.meet(at, node))


def documented(cx: Context, holder: dict[str, Json], pointer: Pointer) -> See | None:
    """The documentation elsewhere that an object names."""
    found, said = see(holder), holder.get("externalDocs")
    if found is not None and isinstance(said, dict):
        cx.operations.meet(Part.SEE, f"{pointer}/externalDocs", said)
    elif "externalDocs" in holder:
        cx.report.drop("malformed-part", "externalDocs needs a url", pointer, "externalDocs", "it is left out")
    return found


def examples(cx: Context, holder: dict[str, Json], pointer: Pointer, *, values: bool = False) -> tuple[Example, ...]:
    """The examples of a parameter or a media type: a map of Example Objects, or just one value.

    Of those only the `values` may be wanted.
    """
    listed = holder.get("examples")
    if isinstance(listed, list):  # as schemas have them
        return tuple(map(Example, listed))
    found: list[Example] = []
    for name, node in listed.items() if isinstance(listed, dict) else ():
        resolved = follow(cx, node, f"{pointer}/examples/{escape(name)}", Part.EXAMPLE)
        if resolved is None:
            continue
        said, place = resolved
        key = next((key for key in ("value", "dataValue") if key in said), None)
        if key is not None:
            found.append(Example(said[key], text(said, "summary"), beside(node) or text(said, "description")))
            for word in ("summary", "description"):
                if not values:
                    cx.report.outcomes[place, word] = Outcome.DOCUMENTED
                else:
                    cx.report.outcomes.setdefault((place, word), Outcome.DROPPED)
        else:
            for word in said:
                cx.report.outcomes[place, word] = Outcome.DROPPED
    if not found and "example" in holder:
        return (Example(holder["example"]),)
    return tuple(found)
