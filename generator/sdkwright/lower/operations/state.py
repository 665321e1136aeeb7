"""What was made of the parts of operations: whatever references lead to is made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ...ir.declarations import Defaulted, Doc, Presence
from ...ir.http.content import Content, Written
from ...ir.http.operations import Operation
from ...ir.types import Type
from ...jsonvalue.pointers import Pointer


class Value(NamedTuple):
    """What a parameter holds, whatever it is called where it is used."""

    type: Type
    written: Written
    presence: Presence
    idle_default: Defaulted | None
    stated_default: str
    format: str
    doc: Doc
    """What its schema says."""


@dataclass(slots=True)
class Operations:
    """By the places where the parts are written."""

    values: dict[Pointer, Value] = field(default_factory=dict)
    contents: dict[Pointer, tuple[Content, ...]] = field(default_factory=dict)
    callbacks: dict[Pointer, Operation] = field(default_factory=dict)
    """The operations that the API calls on account of others, by id."""
    called: set[Pointer] = field(default_factory=set)
    """The path items of callbacks that were lowered, or are being."""
