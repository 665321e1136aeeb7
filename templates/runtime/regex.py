"""ECMA-262 regular expressions."""

from __future__ import annotations
import re
from collections.abc import Callable


def translate(pattern: str) -> str:
    return pattern


def is_plain(pattern: str) -> bool:
    return False


def matcher(pattern: str) -> Callable[[str], bool]:
    search = re.compile(translate(pattern)).search
    return lambda text: search(text) is not None
