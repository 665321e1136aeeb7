"""What can be wrong with YAML text, in plain words."""

from __future__ import annotations

from typing import Any

from ..diagnostics import InputError
from ..jsonvalue.pointers import Pointer
from .errors import MAX_ALIASED, refusal
from .text import unprintable

Position = tuple[int, int]


class DuplicateKeyError(Exception):
    """A mapping has a key twice; where the second is."""

    def __init__(self, pointer: Pointer, position: Position) -> None:
        super().__init__(pointer)
        self.pointer = pointer
        self.position = position


def place(event: Any) -> Position:
    """1-based line and column of an event."""
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def undefined_alias(event: Any, file: str, pointer: Pointer) -> InputError:
    """An alias without an anchor before it."""
    hint = f"define it with &{event.anchor} earlier in the same file, or quote the text if no alias is meant"
    message = f"the YAML alias *{event.anchor} has no anchor before it"
    return refusal("undefined-alias", message, file, place(event), pointer, hint)


def recursive_alias(event: Any, file: str, pointer: Pointer) -> InputError:
    """An alias inside the node that it names: a tree without an end."""
    message = f"the YAML alias *{event.anchor} stands inside the node that it names"
    return refusal("recursive-alias", message, file, place(event), pointer, "use $ref for recursion")


def alias_bomb(event: Any, file: str, pointer: Pointer) -> InputError:
    """Aliases of aliases, each doubling the tree."""
    message = f"the YAML aliases of this file stand for more than {MAX_ALIASED:,} nodes"
    return refusal("alias-bomb", message, file, place(event), pointer, "use $ref instead of nested aliases")


def complex_key(event: Any, file: str, pointer: Pointer) -> InputError:
    """A key that is a mapping or a list."""
    message = "a YAML key must be text, not a mapping or a list"
    return refusal("complex-key", message, file, place(event), pointer, "quote a key that begins with { or [")


def bad_character(text: str, file: str, pointer: Pointer) -> InputError:
    """A character that YAML does not allow, such as a control character."""
    found = unprintable(text)
    if found is None:
        return refusal("syntax", "not valid YAML: it holds what is no character", file, (1, 1), pointer)
    character, position = found
    message = f"the character U+{ord(character):04X} is not allowed in YAML"
    hint = "remove it, or write it as an escape in double quotes"
    return refusal("invalid-character", message, file, position, pointer, hint)
