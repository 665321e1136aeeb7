"""The actions of an overlay, one after the other, and where everything that they bring was written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from ...config import did_you_mean
from ...diagnostics import Diagnostic, InputError
from ...document import FILES
from ...editor import Editor
from ...jsonvalue.pointers import Pointer, join, rebased
from ...jsonvalue.types import Json
from ..errors import refusal, warning
from ..fetch import STDIN, is_url
from ..parse import Parsed
from ..urls import redacted
from .query import Node, QueryError, select

_FIELDS = frozenset(("overlay", "info", "extends", "actions"))
_ACTION = frozenset(("target", "description", "update", "remove", "copy"))


class Overlaid:
    """A tree that overlays change."""

    def __init__(self, root: dict[str, Json]) -> None:
        self._editor = Editor(root)
        self.moved: dict[Pointer, Pointer] = {}
        """What overlays brought or shifted: by the pointer now, where it was written."""
        self.findings: list[Diagnostic] = []

    @property
    def root(self) -> dict[str, Json]:
        """The tree as it is now."""
        return self._editor.root

    def put(self, pointer: Pointer, value: Json, written: Pointer) -> None:
        """Put a value in a place, or after the last item of a list."""
        self._editor.put(pointer, value)
        self._forget(pointer)
        self.moved[pointer] = written

    def remove(self, node: Node) -> None:
        """Take a node away; in a list, those after it move up."""
        holder: Any = self.root
        for token in node.path[:-1]:
            holder = holder[token]
        count = len(holder)
        pointer = join("#", *node.path)
        self._editor.remove(pointer)
        self._forget(pointer)
        if isinstance(holder, list):
            inside = join("#", *node.path[:-1])
            for index in range(int(node.path[-1]) + 1, count):
                self._shift(f"{inside}/{index}", f"{inside}/{index - 1}")

    def _shift(self, old: Pointer, new: Pointer) -> None:
        below = [pointer for pointer in self.moved if pointer.startswith(f"{old}/")]
        origin = rebased(old, self.moved)
        entries = {new + pointer[len(old) :]: self.moved[pointer] for pointer in below}
        self._forget(old)
        self.moved.update(entries)
        self.moved[new] = origin

    def _forget(self, pointer: Pointer) -> None:
        """What was known about the place that something else takes now."""
        if self.moved:
            for known in [each for each in self.moved if each == pointer or each.startswith(f"{pointer}/")]:
                del self.moved[known]


def apply(root: dict[str, Json], overlays: Iterable[Parsed], main: str) -> Overlaid:
    """Apply overlays in order to the tree of the source that is called `main`.

    Raises InputError for what is no overlay, or asks for what cannot be done.
    """
    overlaid = Overlaid(root)
    for overlay in overlays:
        _Application(overlaid, overlay, main).run()
    return overlaid


def _last(place: str) -> str:
    return unquote(urlsplit(place.replace("\\", "/")).path).rstrip("/").rpartition("/")[2]


class _Application:
    """One overlay's turn."""

    def __init__(self, overlaid: Overlaid, overlay: Parsed, main: str) -> None:
        self._overlaid = overlaid
        self._main = main
        self._place = overlay.source.name
        self._overlay = overlay
        self._file = overlay.source.name

    def run(self) -> None:
        tree = self._overlay.tree
        if not isinstance(tree, dict) or "overlay" not in tree:
            raise self._wrong("not-overlay", "there is no `overlay` field, so this is no OpenAPI Overlay", "#")
        version = str(tree["overlay"])
        if not version.startswith(("1.0", "1.1")):
            message = f"version {version} of Overlay is not supported"
            raise self._wrong("not-overlay", message, "#/overlay", "1.0 and 1.1 are understood")
        self._known(tree, _FIELDS, "#")
        if not isinstance(extends := tree.get("extends", ""), str):
            raise self._wrong("not-overlay", "`extends` must be text, the URI of a description", "#/extends")
        if extends and not self._names_main(extends):
            message = f"this overlay is for {redacted(extends)}, not for {self._main}"
            self._overlaid.findings.append(self._wrong("other-target", message, "#/extends").diagnostics[0])
        actions = tree.get("actions")
        if not isinstance(actions, list) or not actions:
            raise self._wrong("not-overlay", "`actions` must be a list, and not an empty one", "#/actions")
        for index, action in enumerate(actions):
            self._action(action, f"#/actions/{index}")

    def _action(self, action: Json, pointer: Pointer) -> None:
        if not isinstance(action, dict) or not isinstance(action.get("target"), str):
            raise self._wrong("invalid-action", "an action must have a `target`", pointer)
        self._known(action, _ACTION, pointer)
        if not isinstance(remove := action.get("remove", False), bool):
            message = "`remove` is true or false" + ("" if not isinstance(remove, str) else ", without quotes")
            raise self._wrong("invalid-action", message, f"{pointer}/remove")
        if not isinstance(action.get("copy", ""), str):
            raise self._wrong("invalid-action", "`copy` must be text, a query", f"{pointer}/copy")
        if not remove and "update" not in action and "copy" not in action:
            raise self._wrong("invalid-action", "an action needs `update`, `copy` or `remove: true`", pointer)
        if "update" in action and "copy" in action:
            raise self._wrong("invalid-action", "an action has `update` or `copy`, not both", pointer)
        nodes = self._select(action, "target", pointer)
        if not nodes:
            message = f"{action['target']} selects nothing"
            self._overlaid.findings.append(warning("no-target", message, self._file, pointer=f"{pointer}/target"))
            return
        if remove:
            self._remove(nodes, pointer)
        elif "update" in action:
            self._update(nodes, action["update"], f"{pointer}/update", pointer)
        elif "copy" in action:
            sources = self._select(action, "copy", pointer)
            if len(sources) != 1:
                raise self._wrong("invalid-action", f"{action['copy']} selects not one node", f"{pointer}/copy")
            self._update(nodes, sources[0].value, f"{pointer}/copy", pointer)

    def _known(self, node: dict[str, Json], fields: frozenset[str], pointer: Pointer) -> None:
        """Raises InputError for a field that Overlay does not have: it would do nothing, and nobody would notice."""
        for key in node:
            if key not in fields and not key.startswith("x-"):
                message = f"there is no field `{key}`{did_you_mean(key, fields)}"
                raise self._wrong("not-overlay", message, join(pointer, key))

    def _names_main(self, extends: str) -> bool:
        """Whether `extends`, which starts where the overlay is, names the description; the last name will do where one
        of the two is a file and the other a URL, and nothing can be said of the standard input.
        """
        if self._main == STDIN:
            return True
        base = self._place
        if is_url(extends) != is_url(self._main) and not (is_url(base) and not is_url(extends)):
            return _last(extends) == _last(self._main)
        if is_url(self._main):
            return urldefrag(urljoin(base if is_url(base) else self._main, extends)).url == urldefrag(self._main).url
        folder = Path(base).parent
        named = {(folder / path).resolve() for path in (extends, unquote(urlsplit(extends).path))}
        return Path(self._main).resolve() in named

    def _select(self, action: dict[str, Json], field: str, pointer: Pointer) -> list[Node]:
        try:
            return select(str(action[field]).strip(), self._overlaid.root)
        except QueryError as error:
            hint = "a query looks like $.paths['/pets'].get; RFC 9535 has the rest"
            raise self._wrong("invalid-action", str(error), f"{pointer}/{field}", hint) from None

    def _remove(self, nodes: list[Node], pointer: Pointer) -> None:
        if any(not node.path for node in nodes):
            raise self._wrong("invalid-action", "the whole description cannot be removed", f"{pointer}/target")
        # From the end, so that no index changes before its turn; children of what is gone are gone.
        for node in sorted(nodes, key=lambda node: [(isinstance(each, int), each) for each in node.path], reverse=True):
            self._overlaid.remove(node)

    def _update(self, nodes: list[Node], update: Json, written: Pointer, pointer: Pointer) -> None:
        for node in nodes:
            place = join("#", *node.path)
            if isinstance(node.value, dict) != isinstance(update, dict) and not isinstance(node.value, list):
                raise self._wrong("invalid-action", "an object and another value cannot be merged", pointer)
            self._merge(place, node.value, update, written)

    def _merge(self, place: Pointer, old: Json, new: Json, written: Pointer) -> None:
        """Objects are merged, lists grow, all else is replaced."""
        if isinstance(old, dict) and isinstance(new, dict):
            for key, value in new.items():
                if key in old:
                    self._merge(join(place, key), old[key], value, join(written, key))
                else:
                    self._overlaid.put(join(place, key), value, self._here(join(written, key)))
        elif isinstance(old, list):
            count = len(old)
            for index, value in enumerate(new if isinstance(new, list) else [new]):
                origin = join(written, index) if isinstance(new, list) else written
                self._overlaid.put(join(place, count + index), value, self._here(origin))
        else:
            self._overlaid.put(place, new, self._here(written))

    def _here(self, pointer: Pointer) -> Pointer:
        """A pointer into the overlay as one of the document."""
        return join("#", FILES, self._file) + pointer[1:]

    def _wrong(self, code: str, message: str, pointer: Pointer, hint: str = "") -> InputError:
        source = self._overlay.source
        position = source.position(pointer) or source.position(pointer.rpartition("/")[0]) or (1, 1)
        return refusal(code, message, self._file, position, pointer, hint)
