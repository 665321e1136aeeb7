"""The tests of a declaration of any kind."""

from __future__ import annotations

from typing import assert_never

from ...ir.declarations import Alias, Declaration, Enumeration, Record, Union
from ...views.tests import Suite
from .others import union_suite, value_suite
from .records import record_suite
from .scene import Scene


def suite(scene: Scene, declaration: Declaration) -> Suite | None:
    """The tests of a declaration; None if no payload can be made for it."""
    match declaration:
        case Record():
            return record_suite(scene, declaration)
        case Union():
            return union_suite(scene, declaration)
        case Enumeration() | Alias():
            return value_suite(scene, declaration)
        case _:
            assert_never(declaration)
