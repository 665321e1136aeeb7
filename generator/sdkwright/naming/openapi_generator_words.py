"""How openapi-generator spells names: as they come while it resolves them, in CapWords at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count as count_from

from ..ir.types import SchemaId
from .reserved import KEYWORDS
from .words import identifier, normal, spelled

_RESERVED = {word.lower() for word in KEYWORDS} | {
    *("base64", "date", "exec", "field", "float", "json", "print", "property", "schema", "self")
}
"""The words that its Python generator puts `Model` before."""

_STRANGE = re.compile(r"[^A-Za-z0-9]")
_WORD = re.compile(r"[^\W_]+")


def sanitized(text: str) -> str:
    """Each strange character as an underscore; those of other alphabets are kept, as Python takes them."""
    text = normal(text)
    if text[:1].isdigit():
        text = "_" + text
    if text.isascii():
        return _STRANGE.sub("_", text)
    return "".join(char if char.isalnum() else "_" for char in text)


def _camelized(raw: str) -> str:
    words = _WORD.findall(normal(raw)) or spelled(raw)
    name = "".join(word[0].upper() + word[1:] for word in words)
    if name.lower() in _RESERVED:
        name = "Model" + name
    return identifier(name, "Model")


def distinct(raw: Mapping[SchemaId, str]) -> dict[SchemaId, str]:
    """CapWords of raw names; where these fall together, the one that was so already or came first keeps them."""
    wanted = {id: _camelized(name) for id, name in raw.items()}
    owners = {name: id for id, name in reversed(wanted.items())}
    owners |= {name: id for id, name in wanted.items() if name == raw[id]}
    names = {id: name for name, id in owners.items()}
    for id, name in wanted.items():
        if id not in names:
            joint = "_" if name[-1].isdigit() else ""
            numbered = (f"{name}{joint}{count}" for count in count_from(1))
            unique = next(one for one in numbered if one not in owners)
            owners[unique] = id
            names[id] = unique
    return names
