"""Components that are but references into other files become what they refer to: the component's name is its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ..document import FILES, Document
from ..editor import Editor
from ..jsonvalue.pointers import Pointer, join, rebased, split
from ..jsonvalue.types import Json
from .references import replaced

_WORDS = frozenset({"title", "summary", "description"})
_ELSEWHERE = f"#/{FILES}/"
_HOPS = 100


def adopt(document: Document) -> Document:
    """The same description, each part of another file that a component stands for in that component's place.

    All references lead there; `moved` still knows the file.
    """
    if FILES not in document.root:
        return document
    chains = dict(_chains(document))
    claims: defaultdict[Pointer, list[Pointer]] = defaultdict(list)
    for component, chain in chains.items():
        claims[chain[-1]].append(component)
    adopted = {target: min(claimants, key=lambda one: _rank(one, target)) for target, claimants in claims.items()}
    if not adopted:
        return document
    editor = Editor(document.root)
    moved = dict(document.moved)
    now: dict[Pointer, Pointer] = {}
    # The inner ones first: what is around them then holds references to them.
    for target in sorted(adopted, key=lambda pointer: pointer.count("/"), reverse=True):
        component = adopted[target]
        words = _words(document.resolve(component))
        node = replace(document, root=editor.root).resolve(target)
        editor.put(component, {**node, **words} if words and isinstance(node, dict) else node)
        editor.put(target, {"$ref": component})
        moved |= {
            component + pointer[len(target) :]: before
            for pointer, before in document.moved.items()
            if pointer.startswith(f"{target}/")
        }
        moved |= {join(component, word): rebased(join(component, word), document.moved) for word in words}
        moved[component] = rebased(target, document.moved)
        now |= dict.fromkeys(chains[component], component)

    return replace(document, root=replaced(editor.root, lambda ref: rebased(ref, now)), moved=moved)


def _chains(document: Document) -> Iterator[tuple[Pointer, tuple[Pointer, ...]]]:
    """Components that stand for a part of another file: the references on the way to it, its own pointer last."""
    sections = document.root.get("components")
    for section, entries in sections.items() if isinstance(sections, dict) else ():
        for name, node in entries.items() if isinstance(entries, dict) and not section.startswith("x-") else ():
            found: list[Pointer] = []
            while (ref := _only(node)).startswith(_ELSEWHERE) and ref not in found and len(found) < _HOPS:
                found.append(ref)
                try:
                    node = document.resolve(ref)
                except KeyError:
                    found = []
                    break
            if found and not _only(node):
                yield join("#/components", section, name), tuple(found)


def _only(node: Json) -> str:
    """The reference that a part is but for words, by itself or as the one member of `allOf`; or nothing."""
    if not isinstance(node, dict):
        return ""
    keywords = [key for key in node if key not in _WORDS and not key.startswith("x-")]
    if keywords == ["$ref"] and isinstance(ref := node["$ref"], str):
        return ref
    if keywords == ["allOf"] and isinstance(members := node["allOf"], list) and len(members) == 1:
        member = members[0]
        if isinstance(member, dict) and len(member) == 1 and isinstance(ref := member.get("$ref"), str):
            return ref
    return ""


def _words(node: Json) -> dict[str, Json]:
    return {key: value for key, value in node.items() if key not in ("$ref", "allOf")} if isinstance(node, dict) else {}


def _rank(component: Pointer, target: Pointer) -> tuple[bool, str]:
    """Of several components that stand for one part, that goes first which is called as the part, or its file."""
    names = {_plain(token.rpartition("/")[2].partition(".")[0]) for token in split(target)[-1:]}
    name = split(component)[-1]
    return _plain(name) not in names, name


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()
