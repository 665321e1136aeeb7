"""Resources: the groups of methods that a client has, from tags, from the dots of an operationId, else from paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..ir.http.operations import Operation
from ..names import ResourceName, ResourcePath
from .clashes import settle
from .forms import class_name
from .lengths import CLASS, METHOD, STEM, brief, shortened
from .modules import folded, module
from .reserved import CLIENT, KEYWORDS, RESOURCE, RESOURCE_CLASSES
from .words import cap_words, identifier, snake

VERSION = re.compile(r"v[0-9]+([a-z]+[0-9]*)?|api|rest|routes|latest")
"""Segments of a path, or words of an operationId, that say nothing of what is there."""


def resource_of(operation: Operation) -> ResourcePath:
    """The words of the resource that an operation belongs to, outermost first; empty for the client itself.

    The dots of an operationId say it best, then the first tag, whose dots count likewise, then the first segment of the
    path that is neither a version nor a variable.
    """
    before, dot, _ = operation.operation_id.rpartition(".")
    if dot and before:
        return path_of(before)
    if operation.tags:
        return path_of(operation.tags[0])
    segments = [segment for segment in operation.path.split("/") if segment and "{" not in segment]
    telling = [segment for segment in segments if not VERSION.fullmatch(segment.lower())]
    return path_of(telling[0].replace(".", " ")) if telling else ()


def path_of(text: str) -> ResourcePath:
    """The resource that a tag, or the part of an operationId before its last dot, names."""
    return tuple([brief(snake(part), METHOD) for part in text.split(".") if part.strip()])


def resource_names(paths: Iterable[ResourcePath]) -> dict[ResourcePath, ResourceName]:
    """The attribute, the class and the module of each resource, and of those that they are in."""
    every = {path[: depth + 1] for path in paths for depth in range(len(path))}
    keys = {"/".join(path): path for path in every}
    classes = _classes(keys)
    stems = settle(keys, lambda key, _, level: module(classes[key], "", level), same=folded).names
    stems = shortened(stems, STEM, same=folded)
    return {
        path: ResourceName(attribute_of(path), classes[key], stems[key])
        for key, path in sorted(keys.items(), key=lambda item: item[1])
    }


def _classes(keys: Mapping[str, ResourcePath]) -> dict[str, str]:
    def spell(key: str, _: str, level: int) -> str | None:
        path = keys[key]
        forms = ("_".join(path), "_of_".join(reversed(path)), f"{'_of_'.join(reversed(path))}_resource")
        return class_name(cap_words(forms[level])) if level < len(forms) else None

    return shortened(settle(keys, spell, taken=RESOURCE_CLASSES).names, CLASS, taken=RESOURCE_CLASSES)


def attribute_of(path: ResourcePath) -> str:
    """What a resource is called in the one that it is in, or in the client."""
    name = identifier(path[-1], "resource_")
    return f"{name}_" if name in KEYWORDS or name in (CLIENT if len(path) == 1 else RESOURCE) else name
