"""File names: unique even where case is ignored, short enough for any disk, none that an operating system keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from unicodedata import normalize

from ..ir.types import SchemaId
from .clashes import settle
from .lengths import STEM, shortened
from .reserved import DEVICES, KEYWORDS
from .words import cap_words, identifier, snake


def folded(stem: str) -> str:
    """Equal for stems that some disk takes for one."""
    return stem if stem.isascii() and stem.islower() else normalize("NFKC", normalize("NFD", stem).casefold())


def module(name: str, _: str = "", level: int = 0) -> str | None:
    """The module for a class: snake_case; if that clashes, with a hash of the class name."""
    stem = identifier(snake(name), "module_")
    if stem in KEYWORDS or stem in DEVICES or stem == name:
        stem += "_"
    if level == 0:
        return stem
    return f"{stem}_{sha256(name.encode()).hexdigest()[:8]}" if level == 1 else None


def _is_plain(name: str) -> bool:
    stem = snake(name)
    return name.isascii() and cap_words(stem) == name and stem == module(name)


def modules(classes: Mapping[SchemaId, str]) -> dict[SchemaId, str]:
    """The stem of the module of each class; of several that want one, that in plain CapWords gets it."""
    stems = {name: module(name) or name for name in classes.values()}
    wanted = Counter(map(folded, stems.values()))
    fixed = {name: stem for name, stem in stems.items() if wanted[folded(stem)] == 1 or _is_plain(name)}
    if len(fixed) < len(stems):
        stems = settle(stems, module, fixed=fixed, same=folded).names
    stems = shortened(stems, STEM, same=folded)
    return {id: stems[name] for id, name in classes.items()}
